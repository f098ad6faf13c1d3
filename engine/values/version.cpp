// SPDX-License-Identifier: Apache-2.0
// Versions as sort keys: parsed once while reading, compared as bytes ever after.
#include "engine/values/version.hpp"

#include <vector>

#include "engine/values/decimal.hpp"

namespace rung {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_identifier(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'; }

struct Parts {
  std::string_view numbers;
  std::optional<std::string_view> pre, build;  ///< without their `-` and `+`
};

Parts split(std::string_view text) {
  Parts parts;
  if (!text.empty() && text[0] == 'v') text.remove_prefix(1);
  if (const auto plus = text.find('+'); plus != text.npos) {
    parts.build = text.substr(plus + 1);
    text = text.substr(0, plus);
  }
  if (const auto minus = text.find('-'); minus != text.npos) {
    parts.pre = text.substr(minus + 1);
    text = text.substr(0, minus);
  }
  parts.numbers = text;
  return parts;
}

/// Calls `visit` with each part between dots until it returns false; returns whether all were visited.
template <class Visit>
bool each_between_dots(std::string_view text, Visit visit) {
  for (;;) {
    const auto dot = text.find('.');
    if (!visit(text.substr(0, dot))) return false;
    if (dot == text.npos) return true;
    text.remove_prefix(dot + 1);
  }
}

bool is_identifier_text(std::string_view text) {
  if (text.empty()) return false;
  for (const char c : text) {
    if (!is_identifier(c)) return false;
  }
  return true;
}

bool all_digits(std::string_view text) {
  for (const char c : text) {
    if (!is_digit(c)) return false;
  }
  return true;
}

std::string_view without_leading_zeros(std::string_view digits) {
  const auto first = digits.find_first_not_of('0');
  return first == digits.npos ? std::string_view{} : digits.substr(first);
}

// A number is [1 + count of bytes][the bytes, most significant first]: longer is larger, 0 is [1]. The list of numbers
// ends with [0], which sorts before any number that could follow: 1.2 before 1.2.0.1.
void append_number(std::string& key, std::int64_t number) {
  const auto bits = static_cast<std::uint64_t>(number);
  unsigned count = 0;
  while (count < 8 && (bits >> (8 * count)) != 0) ++count;
  key.push_back(static_cast<char>(1 + count));
  for (unsigned i = count; i-- > 0;) key.push_back(static_cast<char>(bits >> (8 * i) & 0xFF));
}

// Numeric identifiers before others, by length and then digits, so that they may be of any size; the end before all.
void append_identifier(std::string& key, std::string_view identifier) {
  if (all_digits(identifier)) {
    const std::string_view digits = without_leading_zeros(identifier);
    key.push_back('\x01');
    for (unsigned i = 4; i-- > 0;) key.push_back(static_cast<char>(digits.size() >> (8 * i) & 0xFF));
    key += digits;
  } else {
    key.push_back('\x02');
    key += identifier;
    key.push_back('\0');
  }
}

}  // namespace

std::optional<std::string> version_key(std::string_view text) {
  const Parts parts = split(text);
  std::string key;
  std::size_t significant = 0;  // trailing zeros say nothing: 1.2 is 1.2.0
  const bool numbers = each_between_dots(parts.numbers, [&](std::string_view part) {
    if (part.empty() || !is_digit(part[0])) return false;
    const auto number = parse_integer(part);
    if (!number) return false;
    append_number(key, *number);
    if (*number != 0) significant = key.size();
    return true;
  });
  if (!numbers || (parts.build && !each_between_dots(*parts.build, is_identifier_text))) return std::nullopt;
  key.resize(significant);
  key.push_back('\0');
  if (!parts.pre) return key + '\xFF';
  const bool pre = each_between_dots(*parts.pre, [&](std::string_view part) {
    if (!is_identifier_text(part)) return false;
    append_identifier(key, part);
    return true;
  });
  if (!pre) return std::nullopt;
  key.push_back('\0');
  return key;
}

std::array<std::int64_t, 3> version_components(std::string_view text) {
  std::array<std::int64_t, 3> components{};
  std::size_t count = 0;
  each_between_dots(split(text).numbers, [&](std::string_view part) {
    components[count++] = parse_integer(part).value_or(0);
    return count < components.size();
  });
  return components;
}

}  // namespace rung
