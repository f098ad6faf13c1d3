// SPDX-License-Identifier: Apache-2.0
#include "grammar/one_line.hpp"

namespace rung {

std::string one_line(const Sources& sources, Range range) {
  return one_line(sources[range.source].text().substr(range.begin, range.end - range.begin));
}

std::string one_line(std::string_view text) {
  std::string result;
  bool quoted = false, comment = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (comment) {
      comment = c != '\n';
      continue;
    }
    if (quoted && c == '\\' && i + 1 < text.size()) {
      result += c;
      result += text[++i];
      continue;
    }
    if (c == '"') quoted = !quoted;
    if (!quoted && c == '#') comment = true;
    else if (!quoted && (c == ' ' || c == '\t' || c == '\n' || c == '\r')) {
      if (!result.empty() && result.back() != ' ') result += ' ';
    } else {
      result += c;
    }
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

}  // namespace rung
