// SPDX-License-Identifier: Apache-2.0
// Dates against the calendar: every day of it, and what is no day.
#include "engine/values/date.hpp"

#include "tests/catch.hpp"

using namespace rung;

TEST_CASE("every day from 0001 to 9999 is written and read alike, in the order of the calendar") {
  std::string before;
  for (std::int32_t day = first_date; day <= last_date; ++day) {
    const std::string written = format_date(day);
    if (parse_date(written) != day || !(before < written)) FAIL("day " << day << " is " << written);
    before = written;
  }
  CHECK(format_date(first_date) == "0001-01-01");
  CHECK(format_date(last_date) == "9999-12-31");
  CHECK(format_date(0) == "1970-01-01");
}

TEST_CASE("leap days are where the Gregorian calendar has them") {
  CHECK(parse_date("2000-02-29"));
  CHECK(parse_date("2024-02-29"));
  CHECK_FALSE(parse_date("1900-02-29"));
  CHECK_FALSE(parse_date("2023-02-29"));
}

TEST_CASE("what is no ISO date is none") {
  for (const char* text : {"", "2018-10", "2018-1-01", "18-10-29", "2018-13-01", "2018-00-01", "2018-10-00", "2018-04-31",
                           "0000-01-01", "2018/10/29", " 2018-10-29", "2018-10-29 ", "+018-10-29", "2018-10-2a"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text));
    CHECK_FALSE(parse_date_or_timestamp(text));
  }
}

TEST_CASE("of an RFC 3339 timestamp the UTC date counts") {
  const auto date_of = [](const char* text) {
    const auto days = parse_date_or_timestamp(text);
    return days ? format_date(*days) : std::string("none");
  };
  CHECK(date_of("2018-10-29") == "2018-10-29");
  CHECK(date_of("2018-10-29T00:00:00Z") == "2018-10-29");
  CHECK(date_of("2018-10-29t23:59:60.123456789z") == "2018-10-29");
  CHECK(date_of("2018-10-29 12:00:00+00:00") == "2018-10-29");
  CHECK(date_of("2018-10-29T23:30:00-02:00") == "2018-10-30");
  CHECK(date_of("2018-10-29T01:30:00+02:00") == "2018-10-28");
  CHECK(date_of("9999-12-31T23:00:00-02:00") == "none");
  CHECK(date_of("0001-01-01T00:00:00+00:01") == "none");
  for (const char* text : {"2018-10-29T00:00:00", "2018-10-29T24:00:00Z", "2018-10-29T00:60:00Z", "2018-10-29T00:00:61Z",
                           "2018-10-29T00:00:00.Z", "2018-10-29T00:00Z", "2018-10-29T00:00:00+2:00", "2018-10-29T00:00:00+24:00",
                           "2018-10-29T00:00:00Zx", "2018-02-30T00:00:00Z"}) {
    CAPTURE(text);
    CHECK(date_of(text) == "none");
  }
}

TEST_CASE("months and years clamp to the month's end") {
  using ast::DurationUnit;
  const auto shifted = [](const char* from, std::int64_t count, DurationUnit unit) {
    const auto days = shift_date(*parse_date(from), count, unit);
    return days ? format_date(*days) : std::string("none");
  };
  CHECK(shifted("2018-01-31", 1, DurationUnit::months) == "2018-02-28");
  CHECK(shifted("2016-01-31", 1, DurationUnit::months) == "2016-02-29");
  CHECK(shifted("2016-02-29", 1, DurationUnit::years) == "2017-02-28");
  CHECK(shifted("2016-02-29", 4, DurationUnit::years) == "2020-02-29");
  CHECK(shifted("2018-03-31", -1, DurationUnit::months) == "2018-02-28");
  CHECK(shifted("2018-12-15", 1, DurationUnit::months) == "2019-01-15");
  CHECK(shifted("2018-01-15", -13, DurationUnit::months) == "2016-12-15");
  CHECK(shifted("2018-12-31", 1, DurationUnit::days) == "2019-01-01");
  CHECK(shifted("2018-12-31", 2, DurationUnit::weeks) == "2019-01-14");
  CHECK(shifted("9999-12-31", 1, DurationUnit::days) == "none");
  CHECK(shifted("9999-12-01", 1, DurationUnit::months) == "none");
  CHECK(shifted("0001-01-31", -1, DurationUnit::months) == "none");
  CHECK(shifted("2018-01-01", INT64_MAX, DurationUnit::years) == "none");
  CHECK(shifted("2018-01-01", INT64_MIN, DurationUnit::weeks) == "none");
}
