// SPDX-License-Identifier: Apache-2.0
// UTF-8 by RFC 3629's table, hints that hint at what was meant, and terminals that stay as they were.
#include "engine/values/text.hpp"

#include "tests/catch.hpp"

using namespace rung;

TEST_CASE("invalid UTF-8 is found where it starts") {
  const std::pair<std::string, std::size_t> broken[] = {
      {"\x80", 0}, {"abc\xFF", 3}, {"\xC0\xAF", 0}, {"\xC1\xBF", 0}, {"\xE0\x9F\xBF", 0}, {"\xED\xA0\x80", 0},
      {"\xF0\x8F\xBF\xBF", 0}, {"\xF4\x90\x80\x80", 0}, {"\xF5\x80\x80\x80", 0}, {"\xC3", 0}, {"12345678\xE2\x82", 8},
      {"é\xE2\x28\xA1", 2}, {"aaaaaaaaaaaaaaa\xC3(", 15}};
  for (const auto& [text, at] : broken) CHECK(first_invalid_utf8(text) == at);
  for (const char* text : {"", "plain ascii of some length", "é", "€", "😀", "\xED\x9F\xBF", "\xEE\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    CAPTURE(text);
    CHECK_FALSE(first_invalid_utf8(text));
  }
  CHECK(count_code_points("né€😀") == 4);
}

TEST_CASE("case is folded in ASCII alone") {
  CHECK(fold_case("AZaz09_[@`{ÄÉ") == "azaz09_[@`{ÄÉ");
}

TEST_CASE("the nearest name is found where it is near enough") {
  const std::vector<std::string> names{"active", "suspended", "cancelled", "exchange_online_plan_1", "exchange_online_plan_2", "none"};
  CHECK(closest("actve", names) == "active");
  CHECK(closest("acitve", names) == "active");
  CHECK(closest("ACTIVE", names) == "active");
  CHECK(closest("canceled", names) == "cancelled");
  CHECK(closest("exchange_online_plan2", names) == "exchange_online_plan_2");
  CHECK_FALSE(closest("pending", names));
  CHECK_FALSE(closest("", names));
  CHECK_FALSE(closest("a", {"b"}));
  CHECK(closest("it", {"in", "is"}) == "in");
  CHECK_FALSE(closest(std::string(100000, 'x'), names));
}

TEST_CASE("what drives a terminal is shown instead of sent") {
  CHECK(neutralise("plain, ünïcode, 日本") == "plain, ünïcode, 日本");
  CHECK(neutralise("\x1B[31mred\a") == "\\u{1B}[31mred\\u{7}");
  CHECK(neutralise("a\nb\tc\r") == "a\\nb\\tc\\u{D}");
  CHECK(neutralise("\xC2\x9B") == "\\u{9B}");
  CHECK(neutralise("\xE2\x80\xAE" "abc\xE2\x81\xA9") == "\\u{202E}abc\\u{2069}");
  CHECK(neutralise(std::string("\0x\x7F\xFF", 4)) == "\\u{0}x\\u{7F}\\xFF");
}
