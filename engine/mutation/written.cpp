// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/written.hpp"

#include <algorithm>

namespace rung::mutation {

namespace {

bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Behind the token that begins at `at`: a comment, a string, a word, or one sign.
std::size_t token_end(std::string_view text, std::size_t at) {
  if (text[at] == '#') return std::min(text.find('\n', at), text.size());
  if (text[at] == '"') {
    for (std::size_t i = at + 1; i < text.size(); ++i) {
      if (text[i] == '\\') {
        ++i;
      } else if (text[i] == '"') {
        return i + 1;
      }
    }
    return text.size();
  }
  std::size_t end = at;
  while (end < text.size() && is_word(text[end])) ++end;
  return end == at ? at + 1 : end;
}

}  // namespace

std::optional<Range> Written::find(std::string_view word, std::uint32_t begin, std::uint32_t end) const {
  for (std::size_t at = begin; at < end;) {
    const std::size_t next = token_end(text_, at);
    if (text_.substr(at, next - at) == word)
      return range(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(next));
    at = next;
  }
  return std::nullopt;
}

std::uint32_t Written::without_blanks_before(std::uint32_t end) const {
  std::uint32_t at = end;
  while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t')) --at;
  // Indentation stays: the line before may end in a comment.
  return at == 0 || text_[at - 1] == '\n' ? end : at;
}

std::uint32_t Written::past_blanks(std::uint32_t begin) const {
  std::size_t at = begin;
  while (at < text_.size() && (is_blank(text_[at]) || text_[at] == '#'))
    at = text_[at] == '#' ? token_end(text_, at) : at + 1;
  return static_cast<std::uint32_t>(at);
}

}  // namespace rung::mutation
