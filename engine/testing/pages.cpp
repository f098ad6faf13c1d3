// SPDX-License-Identifier: Apache-2.0
#include "engine/testing/pages.hpp"

#include <algorithm>

namespace rung {
namespace {

/// The offset of a line and column (from 1, in code points) in a text.
std::size_t offset_of(std::string_view text, Place place) {
  std::size_t at = 0;
  for (std::uint32_t line = 1; line < place.line; ++line) {
    const std::size_t end = text.find('\n', at);
    if (end == text.npos) return text.size();
    at = end + 1;
  }
  const auto continues = [&](std::size_t i) { return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80; };
  for (std::uint32_t column = 1; column < place.column && at < text.size(); ++column)
    do ++at;
    while (continues(at));
  return at;
}

}  // namespace

Pages::Pages(const Sources& sources, std::uint32_t source, std::string_view document)
    : sources_(&sources), source_(source),
      offset_(static_cast<std::size_t>(document.data() - sources[source].text().data())), text_(document) {}

void Pages::append(std::uint32_t source) {
  lines_ = static_cast<std::uint32_t>(std::count(text_.begin(), text_.end(), '\n')) + 1;
  second_ = source;
  text_ += '\n';
  text_ += (*sources_)[source].text();
}

Range Pages::range(Place place) const {
  const bool in_second = lines_ > 0 && place.line > lines_;
  const std::uint32_t source = in_second ? second_ : source_;
  const std::string_view whole = (*sources_)[source].text();
  const std::size_t base = in_second ? 0 : offset_;
  const std::size_t at = base + offset_of(whole.substr(base), {in_second ? place.line - lines_ : place.line, place.column});
  const auto begin = static_cast<std::uint32_t>(std::min(at, whole.size()));
  return {source, begin, static_cast<std::uint32_t>(std::min<std::size_t>(begin + std::size_t{1}, whole.size()))};
}

}  // namespace rung
