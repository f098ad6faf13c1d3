// SPDX-License-Identifier: Apache-2.0
// Exact decimals: what does not fit, or would have to be rounded while reading, is refused.
#include "engine/values/decimal.hpp"

#include <limits>

namespace rung {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Appends a digit to a magnitude; false where it leaves 64 bits.
bool push_digit(std::uint64_t& magnitude, unsigned digit) {
  return !__builtin_mul_overflow(magnitude, std::uint64_t{10}, &magnitude) &&
         !__builtin_add_overflow(magnitude, std::uint64_t{digit}, &magnitude);
}

std::optional<std::int64_t> with_sign(std::uint64_t magnitude, bool negative) {
  constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (magnitude > most + (negative ? 1 : 0)) return std::nullopt;
  return static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude);
}

/// Takes a sign off the front of `text`.
bool take_sign(std::string_view& text) {
  if (text.empty() || (text[0] != '-' && text[0] != '+')) return false;
  const bool negative = text[0] == '-';
  text.remove_prefix(1);
  return negative;
}

std::string_view take_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  const std::string_view taken = text.substr(0, count);
  text.remove_prefix(count);
  return taken;
}

/// The exponent that `text` spells behind its `e`, held within ±1,000,000,000.
std::optional<std::int64_t> exponent_of(std::string_view text) {
  const bool negative = take_sign(text);
  const std::string_view digits = take_digits(text);
  if (digits.empty() || !text.empty()) return std::nullopt;
  std::int64_t exponent = 0;
  for (const char c : digits) {
    if (exponent < 100'000'000) exponent = exponent * 10 + (c - '0');
  }
  return negative ? -exponent : exponent;
}

}  // namespace

std::optional<std::int64_t> parse_decimal(std::string_view text) {
  const bool negative = take_sign(text);
  const std::string_view whole = take_digits(text);
  std::string_view fraction;
  if (whole.empty()) return std::nullopt;
  if (!text.empty() && text[0] == '.') {
    text.remove_prefix(1);
    fraction = take_digits(text);
    if (fraction.empty()) return std::nullopt;
  }
  std::int64_t exponent = 0;
  if (!text.empty()) {
    if (text[0] != 'e' && text[0] != 'E') return std::nullopt;
    const auto written = exponent_of(text.substr(1));
    if (!written) return std::nullopt;
    exponent = *written;
  }
  // The digit at index i of whole + fraction stands for digit × 10^(places - i) millionths.
  const std::int64_t places = static_cast<std::int64_t>(whole.size()) - 1 + exponent + 6;
  const auto count = static_cast<std::int64_t>(whole.size() + fraction.size());
  std::uint64_t micros = 0;
  bool nonzero = false;
  for (std::int64_t i = 0; i < count; ++i) {
    const auto at = static_cast<std::size_t>(i);
    const char c = at < whole.size() ? whole[at] : fraction[at - whole.size()];
    nonzero = nonzero || c != '0';
    if (i > places) {
      if (c != '0') return std::nullopt;
    } else if (!push_digit(micros, static_cast<unsigned>(c - '0'))) {
      return std::nullopt;
    }
  }
  if (!nonzero) return 0;
  for (std::int64_t i = count; i <= places; ++i) {
    if (!push_digit(micros, 0)) return std::nullopt;
  }
  return with_sign(micros, negative);
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  const bool negative = take_sign(text);
  if (text.empty()) return std::nullopt;
  std::uint64_t magnitude = 0;
  for (const char c : text) {
    if (!is_digit(c) || !push_digit(magnitude, static_cast<unsigned>(c - '0'))) return std::nullopt;
  }
  return with_sign(magnitude, negative);
}

std::string format_decimal(std::int64_t micros) {
  const std::uint64_t magnitude = micros < 0 ? 0 - static_cast<std::uint64_t>(micros) : static_cast<std::uint64_t>(micros);
  std::string text = micros < 0 ? "-" : "";
  text += std::to_string(magnitude / static_cast<std::uint64_t>(decimal_scale));
  std::uint64_t fraction = magnitude % static_cast<std::uint64_t>(decimal_scale);
  if (fraction == 0) return text;
  std::string digits = std::to_string(fraction);
  digits.insert(0, 6 - digits.size(), '0');
  digits.erase(digits.find_last_not_of('0') + 1);
  return text + "." + digits;
}

std::optional<std::int64_t> to_decimal(std::int64_t integer) {
  std::int64_t micros = 0;
  if (__builtin_mul_overflow(integer, decimal_scale, &micros)) return std::nullopt;
  return micros;
}

std::optional<std::int64_t> multiply_decimals(std::int64_t left, std::int64_t right) {
  __extension__ using Wide = __int128;  // exact: the product of two 64-bit numbers
  const Wide product = static_cast<Wide>(left) * right;
  const Wide half = product < 0 ? -decimal_scale / 2 : decimal_scale / 2;
  const Wide rounded = (product + half) / decimal_scale;
  if (rounded > std::numeric_limits<std::int64_t>::max() || rounded < std::numeric_limits<std::int64_t>::min())
    return std::nullopt;
  return static_cast<std::int64_t>(rounded);
}

}  // namespace rung
