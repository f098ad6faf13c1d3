// SPDX-License-Identifier: Apache-2.0
// JSON itself, and the places of facts and errors.
#include "tests/catch.hpp"
#include "tests/facts/world.hpp"

using namespace rung;
using namespace rung::world;

TEST_CASE("broken JSON is told with its place, in parts that are read and in those that are not") {
  const std::pair<const char*, const char*> cases[] = {
      {"{", "S100 1:2 : not valid JSON: expected a key in quotes, found the end"},
      {"{\"score\" 1}", "S100 1:10 : not valid JSON: expected `:` behind the key, found \"1\""},
      {"{\"score\":1,}", "S100 1:12 : not valid JSON: expected a key in quotes, found \"}\""},
      {"{\"score\":1 \"a\":2}", "S100 1:12 : not valid JSON: expected `,` or `}` behind a value, found \"\\\"a\\\"\""},
      {"{score:1}", "S100 1:2 : not valid JSON: expected a key in quotes, found \"score\""},
      {"{\"score\":01}", "S100 1:10 : not valid JSON: expected a value, found \"01\""},
      {"{\"junk\":tru}", "S100 1:9 : not valid JSON: expected a value, found \"tru\""},
      {"{\"junk\":[1,2,}}", "S100 1:14 : not valid JSON: expected a value, found \"}\""},
      {"{\"junk\":[1 2]}", "S100 1:12 : not valid JSON: expected `,` or `]` behind an element, found \"2\""},
      {"{\"junk\":{\"a\":1,}}", "S100 1:16 : not valid JSON: expected a key in quotes, found \"}\""},
      {"{\"junk\":{\"a\" 1}}", "S100 1:14 : not valid JSON: expected `:` behind the key, found \"1\""},
      {"{\"junk\":{1:1}}", "S100 1:10 : not valid JSON: expected a key in quotes, found \"1\""},
      {"{\"junk\":01.e}", "S100 1:9 : not valid JSON: expected a value, found \"01.e\""},
      {"{\"junk\":[1}", "S100 1:11 : not valid JSON: expected `,` or `]` behind an element, found \"}\""},
      {"{\"junk\":\"\\x\"}", "S100 1:10 : not valid JSON: \"\\x\" is no escape, or half of a character"},
      {"{\"junk\":\"ab\\ud800\"}", "S100 1:12 : not valid JSON: \"\\ud800\" is no escape, or half of a character"},
      {"{\"junk\":\"\\udc00\\ud800\"}", "S100 1:10 : not valid JSON: \"\\udc00\" is no escape, or half of a character"},
      {"{\"junk\":\"\\u12g4\"}", "S100 1:10 : not valid JSON: \"\\u12g4\" is no escape, or half of a character"},
      {"{\"score\":\"a\nb\"}", "S100 1:12 : not valid JSON: a control character inside a string (a line break is written \\n)"},
      {"{\"score\":\"abc}", "S100 1:10 : not valid JSON: a string that does not end"},
      {"{\"é\":[ü]}", "S100 1:7 : not valid JSON: expected a value, found \"ü\""},
      {"{} {}", "S100 1:4 : not valid JSON: expected the document's end behind its value, found \"{\""},
      {"{}}", "S100 1:3 : not valid JSON: expected the document's end behind its value, found \"}\""},
      {"{\"junk\":1\f}", "S100 1:10 : not valid JSON: expected `,` or `}` behind a value, found \"\\u{C}\""},
      {"{\"junk\":'x'}", "S100 1:9 : not valid JSON: expected a value, found \"'x'\""},
      {"{\"junk\":NaN}", "S100 1:9 : not valid JSON: expected a value, found \"NaN\""},
      {"{\"junk\":1}//x", "S100 1:11 : not valid JSON: expected the document's end behind its value, found \"//x\""},
      {"{\"a\":\"\xC3\x28\"}", "S101 1:7 : invalid UTF-8"},
  };
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(errors(Format::json, text) == expected);
    if (std::string(text).find('\n') == std::string::npos) CHECK(errors(Format::ndjson, text) == expected);
  }
}

TEST_CASE("numbers of any size may stand where nobody reads") {
  CHECK(errors(Format::json, "{\"junk\":[18446744073709551617, 0.10000000000000000000000000000001, 1e999, -0.0E-0, " + std::string(2000, '9') + "]}") == "");
}

TEST_CASE("all errors of a document are told, in its order, and not without end") {
  CHECK(errors(Format::json, R"({"score": "x", "subscriptions": [{"status": "?", "id": "a"}, {"id": "a", "price": []}], "flags": 7})") ==
        "S103 1:11 score: score is \"x\"; expected decimal\n"
        "S103 1:45 subscriptions[0].status: subscriptions[0].status is \"?\"; expected one of none, active, suspended, cancelled, expired\n"
        "S108 1:69 subscriptions[1].id: subscriptions[1].id is the key of subscriptions[0] already; every element needs its own\n"
        "S102 1:83 subscriptions[1].price: subscriptions[1].price is a list; expected decimal\n"
        "S102 1:98 flags: flags is \"7\"; expected set of status");
  std::string text = "{\"flags\": [0";
  for (int at = 1; at < 500; ++at) text += ", " + std::to_string(at + 100);
  const Read result = read(Format::json, text + "]}");
  CHECK(result.errors.at(0).size() == 100);
}

TEST_CASE("every fact has its place where that is asked for") {
  ReadOptions options;
  options.places = true;
  const Read yaml = read(Format::yaml, "customer:\n  id: é1\nsubscriptions:\n  - {id: \"é\", seats: 3, regions: [eu],\n     billing: {city: x}, notes: [p, q]}\nflags: [active]\n---\nscore: 2\n", options);
  REQUIRE(yaml.facts.size() == 2);
  const auto has = [](const std::vector<std::string>& lines, const std::string& line) {
    return std::find(lines.begin(), lines.end(), line) != lines.end();
  };
  CHECK(has(yaml.facts[0], "customer.id = é1 @2:7"));
  CHECK(has(yaml.facts[0], "subscriptions[0].id = é @4:10"));
  CHECK(has(yaml.facts[0], "subscriptions[0].seats = 3 @4:22"));
  CHECK(has(yaml.facts[0], "subscriptions[0].regions = {eu} @4:34"));
  CHECK(has(yaml.facts[0], "subscriptions[0].billing = there @5:15"));
  CHECK(has(yaml.facts[0], "subscriptions[0].notes[1] = q @5:37"));
  CHECK(has(yaml.facts[0], "subscriptions[0].price unknown"));
  CHECK(has(yaml.facts[0], "score = 1.5"));
  CHECK(has(yaml.facts[1], "score = 2 @8:8"));
  CHECK(has(yaml.facts[1], "customer.id unknown"));
  const Read json = read(Format::json, "{\"customer\":\n {\"id\": \"é1\"}, \"score\": 3}", options);
  CHECK(has(json.facts.at(0), "customer.id = é1 @2:9"));
  CHECK(has(json.facts.at(0), "score = 3 @2:25"));
  const Read lines = read(Format::ndjson, "{}\n{\"score\": 3}\n", options);
  CHECK(has(lines.facts.at(1), "score = 3 @1:11"));
  std::string many = "subscriptions:\n";
  for (int at = 0; at < 200; ++at) many += "- id: s" + std::to_string(at) + "\n";
  CHECK(has(read(Format::yaml, many, options).facts.at(0), "subscriptions[199].id = s199 @201:7"));
}
