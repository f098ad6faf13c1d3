// SPDX-License-Identifier: Apache-2.0
// Lines and columns of a text, found from byte offsets when somebody asks.
#include "grammar/source.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace rung {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool continues_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

Range join(Range first, Range last) {
  return {first.source, std::min(first.begin, last.begin), std::max(first.end, last.end)};
}

Source::Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  // A byte order mark is no part of the first line.
  line_starts_.push_back(text_.compare(0, byte_order_mark.size(), byte_order_mark) == 0 ? 3 : 0);
  const char* const begin = text_.data();
  const char* const end = begin + text_.size();
  for (const char* at = begin; at != end;) {
    const void* const found = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
    if (found == nullptr) break;
    at = static_cast<const char*>(found) + 1;
    line_starts_.push_back(static_cast<std::uint32_t>(at - begin));
  }
}

Position Source::position(std::uint32_t offset) const {
  offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
  const auto behind = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  if (behind == line_starts_.begin()) return {};
  const std::uint32_t start = *std::prev(behind);
  Position position;
  position.line = static_cast<std::uint32_t>(behind - line_starts_.begin());
  for (std::uint32_t at = start; at < offset; ++at) {
    if (!continues_code_point(text_[at])) ++position.column;
  }
  return position;
}

std::string_view Source::line(std::uint32_t number) const {
  if (number == 0 || number > line_starts_.size()) return {};
  const std::size_t start = line_starts_[number - 1];
  std::size_t end = number < line_starts_.size() ? line_starts_[number] - 1 : text_.size();
  if (end > start && text_[end - 1] == '\r') --end;
  return std::string_view(text_).substr(start, end - start);
}

std::uint32_t Sources::add(std::string name, std::string text) {
  sources_.emplace_back(std::move(name), std::move(text));
  return static_cast<std::uint32_t>(sources_.size() - 1);
}

}  // namespace rung
