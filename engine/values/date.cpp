// SPDX-License-Identifier: Apache-2.0
// Dates without the C library: its time zones and locales have no say in a decision.
#include "engine/values/date.hpp"

#include <chrono>

namespace rung {
namespace {

struct CivilDate { std::int64_t year = 1; unsigned month = 1, day = 1; };

bool is_leap(std::int64_t year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

unsigned days_in_month(std::int64_t year, unsigned month) {
  constexpr unsigned lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

// Both conversions: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", for years from 1 on.
std::int32_t days_of(CivilDate date) {
  const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = year / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t month = date.month > 2 ? date.month - 3 : date.month + 9;
  const std::int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return static_cast<std::int32_t>(era * 146097 + day_of_era - 719468);
}

CivilDate civil_of(std::int32_t days) {
  const std::int64_t shifted = std::int64_t{days} + 719468;
  const std::int64_t era = shifted / 146097;
  const std::int64_t day_of_era = shifted - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;
  CivilDate date;
  date.day = static_cast<unsigned>(day_of_year - (153 * month + 2) / 5 + 1);
  date.month = static_cast<unsigned>(month < 10 ? month + 3 : month - 9);
  date.year = year_of_era + era * 400 + (date.month <= 2 ? 1 : 0);
  return date;
}

/// The number that text[at, at + count) spells, all of it digits.
std::optional<unsigned> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  unsigned number = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    number = number * 10 + static_cast<unsigned>(text[i] - '0');
  }
  return number;
}

/// The minutes that `Z` or `+HH:MM` is ahead of UTC.
std::optional<int> utc_offset(std::string_view zone) {
  if (zone == "Z" || zone == "z") return 0;
  if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return std::nullopt;
  const auto hours = digits(zone, 1, 2);
  const auto minutes = digits(zone, 4, 2);
  if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  const int ahead = static_cast<int>(*hours * 60 + *minutes);
  return zone[0] == '+' ? ahead : -ahead;
}

bool is_date(std::int64_t days) { return days >= first_date && days <= last_date; }

}  // namespace

std::optional<std::int32_t> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  if (!year || !month || !day || *year == 0 || *month == 0 || *month > 12 || *day == 0) return std::nullopt;
  if (*day > days_in_month(*year, *month)) return std::nullopt;
  return days_of({*year, *month, *day});
}

std::optional<std::int32_t> parse_date_or_timestamp(std::string_view text) {
  if (text.size() <= 10) return parse_date(text);
  const auto date = parse_date(text.substr(0, 10));
  if (!date || text.size() < 20 || (text[10] != 'T' && text[10] != 't' && text[10] != ' ')) return std::nullopt;
  const auto hour = digits(text, 11, 2);
  const auto minute = digits(text, 14, 2);
  const auto second = digits(text, 17, 2);
  if (!hour || !minute || !second || text[13] != ':' || text[16] != ':') return std::nullopt;
  if (*hour > 23 || *minute > 59 || *second > 60) return std::nullopt;  // 60: a leap second
  std::size_t at = 19;
  if (text[at] == '.') {
    const std::size_t first = ++at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    if (at == first) return std::nullopt;
  }
  const auto ahead = utc_offset(text.substr(at));
  if (!ahead) return std::nullopt;
  const int utc_minutes = static_cast<int>(*hour * 60 + *minute) - *ahead;
  const std::int64_t days = std::int64_t{*date} + (utc_minutes < 0 ? -1 : utc_minutes >= 24 * 60 ? 1 : 0);
  if (!is_date(days)) return std::nullopt;
  return static_cast<std::int32_t>(days);
}

std::string format_date(std::int32_t days) {
  const CivilDate date = civil_of(days);
  std::string text = "0000-00-00";
  const auto put = [&text](std::size_t last, std::size_t count, std::int64_t number) {
    for (std::size_t i = 0; i < count; ++i, number /= 10) text[last - i] = static_cast<char>('0' + number % 10);
  };
  put(3, 4, date.year);
  put(6, 2, date.month);
  put(9, 2, date.day);
  return text;
}

std::optional<std::int32_t> shift_date(std::int32_t days, std::int64_t count, ast::DurationUnit unit) {
  constexpr std::int64_t farthest = 4'000'000;  // more than all days there are: keeps the sums below small
  if (count > farthest || count < -farthest) return std::nullopt;
  std::int64_t months = count;
  switch (unit) {
    case ast::DurationUnit::days:
    case ast::DurationUnit::weeks: {
      const std::int64_t sum = days + count * (unit == ast::DurationUnit::weeks ? 7 : 1);
      if (!is_date(sum)) return std::nullopt;
      return static_cast<std::int32_t>(sum);
    }
    case ast::DurationUnit::months: break;
    case ast::DurationUnit::years: months = count * 12; break;
  }
  CivilDate date = civil_of(days);
  const std::int64_t month = date.year * 12 + (date.month - 1) + months;
  if (month < 12 || month >= 10000 * 12) return std::nullopt;
  date.year = month / 12;
  date.month = static_cast<unsigned>(month % 12 + 1);
  const unsigned last = days_in_month(date.year, date.month);
  if (date.day > last) date.day = last;
  return days_of(date);
}

std::int32_t current_utc_date() {
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return static_cast<std::int32_t>(now.time_since_epoch().count());
}

}  // namespace rung
