// SPDX-License-Identifier: Apache-2.0
// Calendar dates as days since 1970-01-01 in the proleptic Gregorian calendar, years 0001 to 9999.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "grammar/ast.hpp"

namespace rung {

inline constexpr std::int32_t first_date = -719162;  ///< 0001-01-01
inline constexpr std::int32_t last_date = 2932896;   ///< 9999-12-31

/// ISO 8601 `YYYY-MM-DD`; none where it is something else or no such day exists.
std::optional<std::int32_t> parse_date(std::string_view text);
/// A date, or an RFC 3339 timestamp, of which the UTC date counts.
std::optional<std::int32_t> parse_date_or_timestamp(std::string_view text);
std::string format_date(std::int32_t days);

/// date + count units; months and years clamp to the month's end. None outside the years 0001 to 9999.
std::optional<std::int32_t> shift_date(std::int32_t days, std::int64_t count, ast::DurationUnit unit);

std::int32_t current_utc_date();

}  // namespace rung
