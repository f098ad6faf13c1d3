// SPDX-License-Identifier: Apache-2.0
// Exact decimals: 64-bit counts of millionths. Every operation says when its result does not fit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rung {

inline constexpr std::int64_t decimal_scale = 1'000'000;

/// Sign, digits, fraction and exponent (`-1.5e3`); none where malformed, inexact in 6 decimals, or too large.
std::optional<std::int64_t> parse_decimal(std::string_view text);
/// Sign and digits (`012` is 12); none where malformed or too large.
std::optional<std::int64_t> parse_integer(std::string_view text);
/// Plain, without trailing zeros: `12.5`, `-0.000001`, `3`.
std::string format_decimal(std::int64_t micros);

std::optional<std::int64_t> to_decimal(std::int64_t integer);
/// Rounds half away from zero.
std::optional<std::int64_t> multiply_decimals(std::int64_t left, std::int64_t right);

}  // namespace rung
