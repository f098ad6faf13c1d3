// SPDX-License-Identifier: Apache-2.0
// Token by token, as RFC 8259 writes them.
#include "engine/facts/json_text.hpp"

#include <cstdint>

namespace rung {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<std::uint32_t> hex_digits(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    const char c = text[i];
    const char lower = static_cast<char>(c | 0x20);
    std::uint32_t digit = 0;
    if (is_digit(c)) {
      digit = static_cast<std::uint32_t>(c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      digit = static_cast<std::uint32_t>(lower - 'a' + 10);
    } else {
      return std::nullopt;
    }
    number = number << 4 | digit;
  }
  return number;
}

void append_utf8(std::uint32_t point, std::string& text) {
  const auto tail = [point](int shift) { return static_cast<char>(0x80 | (point >> shift & 0x3F)); };
  if (point < 0x80) {
    text += static_cast<char>(point);
  } else if (point < 0x800) {
    text += static_cast<char>(0xC0 | point >> 6);
    text += tail(0);
  } else if (point < 0x10000) {
    text += static_cast<char>(0xE0 | point >> 12);
    (text += tail(6)) += tail(0);
  } else {
    text += static_cast<char>(0xF0 | point >> 18);
    ((text += tail(12)) += tail(6)) += tail(0);
  }
}

/// The bytes that a `\u` escape takes, 6 or 12, after appending its character; 0 where it is broken.
std::size_t take_unicode(std::string_view escape, std::string& text) {
  const auto high = hex_digits(escape.substr(2));
  if (!high || (*high >= 0xDC00 && *high <= 0xDFFF)) return 0;
  if (*high < 0xD800 || *high > 0xDFFF) return append_utf8(*high, text), 6;
  if (escape.substr(6, 2) != "\\u") return 0;
  const auto low = hex_digits(escape.substr(8));
  if (!low || *low < 0xDC00 || *low > 0xDFFF) return 0;
  append_utf8(0x10000 + ((*high - 0xD800) << 10) + (*low - 0xDC00), text);
  return 12;
}

}  // namespace

std::optional<std::size_t> unescape_json(std::string_view inside, std::string& text) {
  constexpr std::string_view letters = "\"\\/bfnrt", meanings = "\"\\/\b\f\n\r\t";
  std::size_t at = 0;
  for (;;) {
    const std::size_t backslash = inside.find('\\', at);
    text += inside.substr(at, backslash - at);
    if (backslash == inside.npos) return std::nullopt;
    if (backslash + 1 == inside.size()) return backslash;
    const std::size_t letter = letters.find(inside[backslash + 1]);
    if (letter != letters.npos) {
      text += meanings[letter];
      at = backslash + 2;
      continue;
    }
    const std::size_t taken = inside[backslash + 1] == 'u' ? take_unicode(inside.substr(backslash), text) : 0;
    if (taken == 0) return backslash;
    at = backslash + taken;
  }
}

bool is_json_number(std::string_view token) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t first = at;
    while (at < token.size() && is_digit(token[at])) ++at;
    return at - first;
  };
  if (at < token.size() && token[at] == '-') ++at;
  const bool zero = at < token.size() && token[at] == '0';
  const std::size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (at < token.size() && token[at] == '.') {
    ++at;
    if (digits() == 0) return false;
  }
  if (at < token.size() && (token[at] == 'e' || token[at] == 'E')) {
    ++at;
    if (at < token.size() && (token[at] == '+' || token[at] == '-')) ++at;
    if (digits() == 0) return false;
  }
  return at == token.size();
}

BrokenString find_broken_string(std::string_view text) {
  bool inside = false;
  std::size_t quote = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') {
      if (!inside) quote = at;
      inside = !inside;
    } else if (inside && static_cast<unsigned char>(c) < 0x20) {
      return {at, false};
    } else if (inside && c == '\\') {
      ++at;
      if (at < text.size() && static_cast<unsigned char>(text[at]) < 0x20) return {at, false};
    }
  }
  return {quote, true};
}

}  // namespace rung
