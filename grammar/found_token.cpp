// SPDX-License-Identifier: Apache-2.0
// Tokens for error messages: more generous than the grammar, so that what was meant as one thing is shown as one.
#include "grammar/found_token.hpp"

#include <algorithm>
#include <cstdio>
#include <iterator>

#include "grammar/unicode.hpp"

namespace rung::grammar {

namespace {

struct Replacement {
  std::string_view symbol, help;
};

constexpr Replacement replacements[] = {
    {"&&", "write `and`"},
    {"||", "write `or`"},
    {"!", "write `not`"},
    {"<>", "write `!=`"},
    {"=>", "write `implies` in conditions, `>=` to compare, and `->` between entries"},
    {"=<", "write `<=`"},
    {"===", "write `==`"},
    {"!==", "write `!=`"},
    {"'", "strings stand in double quotes: `\"…\"`"},
    {"`", "strings stand in double quotes: `\"…\"`"},
    {";", "statements and lines end without `;`"},
    {"/", "there is no division; multiply the other side instead"},
    {"%", "there is no remainder and no percentage"},
    {"[", "sets and blocks stand in braces: `{ … }`"},
    {"]", "sets and blocks stand in braces: `{ … }`"},
    {"//", "comments begin with `#`"},
    {"/*", "comments begin with `#`, and end with the line"},
    {"--", "comments begin with `#`"},
    {"..", "a range has constants at its ends and no blanks around `..`"},
    {"...", "a range is written with two points, without blanks: `1..300`"},
    {"\u201C", "write the straight quote `\"`"},
    {"\u201D", "write the straight quote `\"`"},
    {"\u201E", "write the straight quote `\"`"},
    {"\u00AB", "write the straight quote `\"`"},
    {"\u00BB", "write the straight quote `\"`"},
    {"\u2018", "write the straight quote `\"`"},
    {"\u2019", "write the straight quote `\"`"},
    {"\u2013", "write the hyphen `-`"},
    {"\u2014", "write the hyphen `-`"},
    {"\u2212", "write the hyphen `-`"},
    {"\u2265", "write `>=`"},
    {"\u2264", "write `<=`"},
    {"\u2260", "write `!=`"},
    {"\u2192", "write `->`"},
    {"\u21D2", "write `implies`"},
    {"\u2026", "write `..`"},
    {"\u00D7", "write `*`"},
    {"\u2227", "write `and`"},
    {"\u2228", "write `or`"},
    {"\u00AC", "write `not`"},
    {"\u00A0", "write a plain blank"},
    {"\u202F", "write a plain blank"},
    {"\u3000", "write a plain blank"},
    {"\uFF0C", "write `,`"},
    {"\u3001", "write `,`"},
    {"\uFF1A", "write `:`"},
    {"\uFF1B", "statements and lines end without `;`"},
    {"\uFF08", "write `(`"},
    {"\uFF09", "write `)`"},
    {"\uFF1D", "write `=`"},
    {"\uFF5B", "write `{`"},
    {"\uFF5D", "write `}`"},
    {"\uFF02", "write the straight quote `\"`"}};

const Replacement* find_replacement(std::string_view symbol) {
  const auto* const found = std::find_if(std::begin(replacements), std::end(replacements),
                                         [&](const Replacement& one) { return one.symbol == symbol; });
  return found == std::end(replacements) ? nullptr : found;
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (is_word_byte(text[at])) {
      ++at;
      continue;
    }
    const CodePoint character = decode(text, at);
    if (!character.valid || !is_foreign_letter(character.value)) break;
    at += character.length;
  }
  return at;
}

/// Digits joined by two hyphens are shown as the date that they are meant to be.
std::size_t date_end(std::string_view text, std::size_t at) {
  unsigned hyphens = 0;
  const std::size_t begin = at;
  while (at < text.size() && (is_digit(text[at]) || (text[at] == '-' && at > begin && is_digit(text[at - 1])))) {
    if (text[at] == '-' && ++hyphens > 2) break;
    ++at;
  }
  return hyphens == 2 && is_digit(text[at - 1]) ? word_end(text, at) : begin;
}

std::size_t number_end(std::string_view text, std::size_t at) {
  const std::size_t date = date_end(text, at);
  if (date != at) return date;
  while (at < text.size()) {
    const bool point = text[at] == '.' && text.substr(at, 2) != "..";
    if (!is_word_byte(text[at]) && !point) break;
    ++at;
  }
  return at;
}

std::size_t string_end(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '\n' && text[at] != '\r'; ++at) {
    if (text[at] == '\\' && at + 1 < text.size() && text[at + 1] != '\n') {
      ++at;
    } else if (text[at] == '"') {
      return at + 1;
    }
  }
  return at;
}

std::size_t symbol_end(std::string_view text, std::size_t at) {
  constexpr std::string_view symbols[] = {"===", "!==", "...", "==", "!=", "<=", ">=", "->", "=>",
                                          "=<",  "<>",  "&&",  "||", "..", "//", "/*", "--"};
  const auto* const found = std::find_if(std::begin(symbols), std::end(symbols), [&](std::string_view symbol) {
    return text.substr(at, symbol.size()) == symbol;
  });
  return at + (found == std::end(symbols) ? decode(text, at).length : found->size());
}

}  // namespace

FoundToken find_token(std::string_view text, std::size_t offset) {
  FoundToken token;
  token.begin = token.end = offset;
  if (offset >= text.size()) return token;
  const CodePoint character = decode(text, offset);
  const auto make = [&](TokenKind kind, std::size_t end) {
    token.kind = kind;
    token.end = end;
    token.text = text.substr(offset, end - offset);
    return token;
  };
  if (!character.valid) return make(TokenKind::invalid, offset + 1);
  if (is_invisible(character.value)) return make(TokenKind::invisible, offset + character.length);
  const bool point_first = text[offset] == '.' && offset + 1 < text.size() && is_digit(text[offset + 1]);
  if (is_digit(text[offset]) || point_first) return make(TokenKind::number, number_end(text, offset));
  if (text[offset] == '"') return make(TokenKind::string, string_end(text, offset));
  const std::size_t end = word_end(text, offset);
  if (end != offset) return make(TokenKind::word, end);
  return make(TokenKind::symbol, symbol_end(text, offset));
}

std::string FoundToken::described() const {
  switch (kind) {
    case TokenKind::end: return "the end";
    case TokenKind::word:
    case TokenKind::number: return "`" + std::string(text) + "`";
    case TokenKind::string: return text.size() > 40 ? "a string" : "the string `" + std::string(text) + "`";
    case TokenKind::symbol: {
      if (text == "\u00A0" || text == "\u202F") return "a no-break space";
      if (text == "\u3000") return "an ideographic space";
      return "`" + std::string(text) + "`";
    }
    case TokenKind::invisible:
    case TokenKind::invalid: break;
  }
  char code[32];
  if (kind == TokenKind::invalid) {
    std::snprintf(code, sizeof code, "byte 0x%02X", static_cast<unsigned>(static_cast<unsigned char>(text[0])));
  } else {
    std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(decode(text, 0).value));
  }
  return code;
}

std::string symbol_help(std::string_view symbol) {
  const Replacement* const found = find_replacement(symbol);
  return found == nullptr ? std::string() : std::string(found->help);
}

}  // namespace rung::grammar
