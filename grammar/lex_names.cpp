// SPDX-License-Identifier: Apache-2.0
// Reserved words by length, so that most names are told apart by few comparisons.
#include "grammar/lex_names.hpp"

#include <algorithm>
#include <initializer_list>

namespace rung {

namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool is_reserved(std::string_view word) {
  switch (word.size()) {
    case 2: return one_of(word, {"or", "if", "no", "in", "is", "on"});
    case 3: return one_of(word, {"and", "not", "for", "sum", "min", "max"});
    case 4: return one_of(word, {"then", "else", "some", "when", "true", "ends", "enum", "code", "size"});
    case 5: return one_of(word, {"every", "where", "false", "check", "count", "union", "today"});
    case 6:
      return one_of(word, {"within", "starts", "record", "define", "extend", "advise", "effect", "shared", "remedy",
                           "source", "target"});
    case 7:
      return one_of(word, {"implies", "matches", "package", "include", "catalog", "subject", "upgrade", "require",
                           "message", "version"});
    case 8: return one_of(word, {"overlaps", "contains", "snapshot"});
    case 9: return one_of(word, {"otherwise", "effective"});
    default: return false;
  }
}

bool opens_statement(std::string_view word) {
  return one_of(word, {"package", "include", "enum", "record", "catalog", "snapshot", "request", "subject", "define",
                       "upgrade", "extend", "require", "advise", "effect", "open"});
}

bool is_identifier(std::string_view text) {
  return !text.empty() && is_lower(text[0]) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
}

bool is_name(std::string_view text) { return is_identifier(text) && !is_reserved(text); }

bool is_code(std::string_view text) {
  return !text.empty() && is_upper(text[0]) &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_lower(c) || is_upper(c) || is_digit(c); });
}

}  // namespace rung
