// SPDX-License-Identifier: Apache-2.0
// Decimals are exact or refused.
#include "engine/values/decimal.hpp"

#include <limits>

#include "tests/catch.hpp"

using namespace rung;

TEST_CASE("decimals are read exactly, and printed plainly") {
  const std::pair<const char*, const char*> cases[] = {
      {"0", "0"}, {"-0", "0"}, {"12.50", "12.5"}, {"+3", "3"}, {"007.5", "7.5"}, {"1e3", "1000"}, {"-1.5E+3", "-1500"},
      {"1500e-3", "1.5"}, {"0.000001", "0.000001"}, {"-0.000001", "-0.000001"}, {"1.5000000000", "1.5"}, {"1e-6", "0.000001"},
      {"0e99999999999", "0"}, {"0.0000000", "0"}, {"1000000000000e-12", "1"}, {"9223372036854.775807", "9223372036854.775807"},
      {"-9223372036854.775808", "-9223372036854.775808"}, {"0.00000000000000000000001e23", "1"}};
  for (const auto& [text, printed] : cases) {
    CAPTURE(text);
    const auto micros = parse_decimal(text);
    REQUIRE(micros);
    CHECK(format_decimal(*micros) == printed);
  }
}

TEST_CASE("what is no decimal, or does not fit one exactly, is none") {
  for (const char* text : {"", "-", "+", ".5", "5.", "1e", "1e+", "e3", "0x10", "1_000", "1,5", " 1", "1 ", "--1", "NaN", "inf",
                           "0.0000001", "1e-7", "9223372036854.775808", "1e13", "1e400", "1.5e-400", "99999999999999999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_decimal(text));
  }
}

TEST_CASE("integers are a sign and digits") {
  CHECK(parse_integer("012") == 12);
  CHECK(parse_integer("-7") == -7);
  CHECK(parse_integer("+7") == 7);
  CHECK(parse_integer("9223372036854775807") == std::numeric_limits<std::int64_t>::max());
  CHECK(parse_integer("-9223372036854775808") == std::numeric_limits<std::int64_t>::min());
  for (const char* text : {"", "-", "1e3", "3.0", "0x10", "1_000", " 1", "9223372036854775808", "-9223372036854775809", "١"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_integer(text));
  }
}

TEST_CASE("products round half away from zero, or do not fit") {
  const auto product = [](const char* left, const char* right) {
    const auto result = multiply_decimals(*parse_decimal(left), *parse_decimal(right));
    return result ? format_decimal(*result) : std::string("none");
  };
  CHECK(product("1.5", "2") == "3");
  CHECK(product("0.000001", "0.5") == "0.000001");
  CHECK(product("-0.000001", "0.5") == "-0.000001");
  CHECK(product("0.000001", "0.499999") == "0");
  CHECK(product("-3.333333", "0.1") == "-0.333333");
  CHECK(product("9223372036854.775807", "1") == "9223372036854.775807");
  CHECK(product("-9223372036854.775808", "1") == "-9223372036854.775808");
  CHECK(product("9223372036854.775807", "1.000001") == "none");
  CHECK(product("-9223372036854.775808", "-1") == "none");
  CHECK(to_decimal(9223372036854) == 9223372036854000000);
  CHECK_FALSE(to_decimal(9223372036855));
}
