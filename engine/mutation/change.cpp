// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/change.hpp"

#include "grammar/one_line.hpp"

namespace rung::mutation {

namespace {

std::string trimmed(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(line.substr(begin, line.find_last_not_of(" \t\r\n") + 1 - begin));
}

}  // namespace

Change change_of(const Source& source, const Mutant& mutant) {
  const std::string_view text = source.text();
  const std::size_t before = mutant.range.begin == 0 ? std::string_view::npos : text.rfind('\n', mutant.range.begin - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(text.find('\n', mutant.range.end), text.size());
  const std::string_view was = text.substr(begin, end - begin);
  std::string is(text.substr(begin, mutant.range.begin - begin));
  is += mutant.replacement;
  is += text.substr(mutant.range.end, end - mutant.range.end);
  if (was.find('\n') == std::string_view::npos) return {trimmed(was), trimmed(is)};
  return {one_line(was), one_line(is)};
}

}  // namespace rung::mutation
