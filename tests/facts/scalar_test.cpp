// SPDX-License-Identifier: Apache-2.0
// A scalar is its text, in both formats, and the schema's type says what that means.
#include "tests/catch.hpp"
#include "tests/facts/world.hpp"

using namespace rung;
using namespace rung::world;

namespace {

struct Case {
  const char* field;
  const char* value;  ///< as written in the document
  const char* expected;
};

std::string in_yaml(const Case& test) {
  return "subscriptions:\n- id: a\n  " + std::string(test.field) + ": " + test.value + "\n";
}
std::string in_json(const Case& test) {
  return "{\"subscriptions\": [\n{\"id\": \"a\",\n  \"" + std::string(test.field) + "\": " + test.value + "}]}";
}
std::string path_of(const Case& test) { return "subscriptions[0]." + std::string(test.field); }

}  // namespace

TEST_CASE("typing comes from the schema, never from YAML") {
  const Case cases[] = {
      {"seats", "25", "= 25"}, {"seats", "'25'", "= 25"}, {"seats", "\"25\"", "= 25"}, {"seats", "012", "= 12"},
      {"seats", "+7", "= 7"}, {"seats", "-7", "= -7"}, {"seats", "!!int 7", "= 7"}, {"seats", "!!str 7", "= 7"},
      {"id2", "1", "not there"},
      {"trial", "no", "= false"}, {"trial", "Yes", "= true"}, {"trial", "ON", "= true"}, {"trial", "off", "= false"},
      {"trial", "true", "= true"}, {"trial", "'false'", "= false"}, {"trial", "!!bool no", "= false"},
      {"price", "12.50", "= 12.5"}, {"price", "1e3", "= 1000"}, {"price", "012", "= 12"}, {"price", "-0.000001", "= -0.000001"},
      {"ends", "2018-10-29", "= 2018-10-29"}, {"ends", "'2018-10-29'", "= 2018-10-29"},
      {"ends", "2018-10-29T23:30:00-02:00", "= 2018-10-30"}, {"ends", "!!timestamp 2018-10-29", "= 2018-10-29"},
      {"version", "4.10", "= 4.10"}, {"version", "v1.2.3-rc.1+b", "= v1.2.3-rc.1+b"}, {"version", "4", "= 4"},
      {"status", "active", "= active"}, {"status", "ACTIVE", "= active"}, {"status", "deleted", "= cancelled"},
      {"status", "Deleted", "= cancelled"}, {"status", "25", "= expired"}, {"status", "none", "= none"},
      {"offer", "business", "= business"}, {"offer", "O365_business", "= business"}, {"offer", "5c9f", "= business"},
      {"offer", "something else", "= unlisted something else"}, {"offer", "1e3", "= unlisted 1e3"},
      {"tier", "gold", "not there"}, {"allowed", "1..300", "= 1..300"}, {"allowed", "-5..", "= -5.."},
      {"allowed", "..300", "= ..300"}, {"allowed", "'7..7'", "= 7..7"},
      {"notes", "[no, 012, 1e3, 2018-10-29, '~', 1.50, !!str null, !!str ]", "= list of 8"},
  };
  for (const Case& test : cases) {
    CAPTURE(test.field, test.value);
    CHECK(fact(Format::yaml, in_yaml(test), path_of(test)) == (std::string(test.field) == "tier" ? "absent" : test.expected));
  }
  const std::string notes = "subscriptions:\n- id: 012\n  notes: [no, 012, 1e3, 2018-10-29, '~', 1.50, !!str null, !!str ]\n";
  const char* texts[] = {"no", "012", "1e3", "2018-10-29", "~", "1.50", "null", ""};
  for (int at = 0; at < 8; ++at) CHECK(fact(Format::yaml, notes, "subscriptions[0].notes[" + std::to_string(at) + "]") == "= " + std::string(texts[at]));
  CHECK(fact(Format::yaml, notes, "subscriptions[0].id") == "= 012");
}

TEST_CASE("JSON's numbers, literals and strings are their text too") {
  const Case cases[] = {
      {"seats", "25", "= 25"}, {"seats", "\"25\"", "= 25"}, {"seats", "\"012\"", "= 12"}, {"seats", "-0", "= 0"},
      {"trial", "true", "= true"}, {"trial", "\"no\"", "= false"},
      {"price", "12.50", "= 12.5"}, {"price", "1e3", "= 1000"}, {"price", "0.1", "= 0.1"}, {"price", "9223372036854.775807", "= 9223372036854.775807"},
      {"status", "25", "= expired"}, {"status", "\"25\"", "= expired"}, {"status", "\"\\u0041ctive\"", "= active"},
      {"version", "4.10", "= 4.10"}, {"offer", "18446744073709551617", "= unlisted 18446744073709551617"},
      {"offer", "true", "= unlisted true"}, {"offer", "0.10000000000000000000000000001", "= unlisted 0.10000000000000000000000000001"},
      {"allowed", "\"1..300\"", "= 1..300"}, {"notes", "[]", "= list of 0"},
  };
  for (const Case& test : cases) {
    CAPTURE(test.field, test.value);
    CHECK(fact(Format::json, in_json(test), path_of(test)) == test.expected);
  }
  const std::string notes = R"({"subscriptions": [{"id": 7, "notes": [1.50, -0, 1E+2, true, "null", "a\"\\\/\b\f\n\r\tb", "\u00e9\uD83D\uDE00", ""]}]})";
  const char* texts[] = {"1.50", "-0", "1E+2", "true", "null", "a\"\\/\b\f\n\r\tb", "é😀", ""};
  for (int at = 0; at < 8; ++at) CHECK(fact(Format::json, notes, "subscriptions[0].notes[" + std::to_string(at) + "]") == "= " + std::string(texts[at]));
  CHECK(fact(Format::json, notes, "subscriptions[0].id") == "= 7");
}

TEST_CASE("what a type does not accept is told with the place, the text and what was expected") {
  const Case cases[] = {
      {"status", "actve", "\"actve\"; expected one of none, active, suspended, cancelled, expired; did you mean \"active\"?"},
      {"status", "delted", "\"delted\"; expected one of none, active, suspended, cancelled, expired; did you mean \"deleted\"?"},
      {"status", "''", "\"\"; expected one of none, active, suspended, cancelled, expired"},
      {"seats", "1e3", "\"1e3\"; expected int (a sign and digits alone)"},
      {"seats", "0x10", "\"0x10\"; expected int (a sign and digits alone)"},
      {"seats", "3.0", "\"3.0\"; expected int (a sign and digits alone)"},
      {"seats", "9223372036854775808", "\"9223372036854775808\"; expected int (of 64 bits: from -9223372036854775808 to 9223372036854775807)"},
      {"price", "0.1234567", "\"0.1234567\"; expected decimal (at most 6 digits behind the point and 12 before it)"},
      {"price", "dear", "\"dear\"; expected decimal"},
      {"trial", "maybe", "\"maybe\"; expected bool (true or false, yes or no, on or off)"},
      {"trial", "1", "\"1\"; expected bool (true or false, yes or no, on or off)"},
      {"ends", "2018-02-30", "\"2018-02-30\"; expected date (YYYY-MM-DD, or a timestamp with its offset from UTC)"},
      {"ends", "2018-10-29T00:00:00", "\"2018-10-29T00:00:00\"; expected date (YYYY-MM-DD, or a timestamp with its offset from UTC)"},
      {"version", "latest", "\"latest\"; expected version (numbers joined by dots, such as 4.13.4 or v1.2.0-rc.1)"},
      {"allowed", "300..1", "\"300..1\"; expected range of int, its lower end first: LOW..HIGH, LOW.. or ..HIGH"},
      {"allowed", "..", "\"..\"; expected range of int, its lower end first: LOW..HIGH, LOW.. or ..HIGH"},
      {"allowed", "5", "\"5\"; expected range of int, its lower end first: LOW..HIGH, LOW.. or ..HIGH"},
  };
  for (const Case& test : cases) {
    CAPTURE(test.field, test.value);
    const std::size_t column = std::string(test.field).size() + 5;
    CHECK(errors(Format::yaml, in_yaml(test)) ==
          "S103 3:" + std::to_string(column) + " " + path_of(test) + ": " + path_of(test) + " is " + test.expected);
    const std::string json_value = test.value[0] == '\'' ? "\"\"" : "\"" + std::string(test.value) + "\"";
    CHECK(errors(Format::json, in_json({test.field, json_value.c_str(), ""})) ==
          "S103 3:" + std::to_string(column + 2) + " " + path_of(test) + ": " + path_of(test) + " is " + test.expected);
  }
}

TEST_CASE("texts of the document are shown short and harmless") {
  CHECK(errors(Format::json, R"({"subscriptions": [{"id": "a", "seats": "\u001b[31m\u202e"}]})") ==
        "S103 1:41 subscriptions[0].seats: subscriptions[0].seats is \"\\u{1B}[31m\\u{202E}\"; expected int (a sign and digits alone)");
  const std::string shown = errors(Format::yaml, "score: " + std::string(5000, 'x') + "\n");
  CHECK(shown == "S103 1:8 score: score is \"" + std::string(60, 'x') + "…\"; expected decimal");
}
