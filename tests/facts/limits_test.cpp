// SPDX-License-Identifier: Apache-2.0
// Every limit is an error with the limit's name and a place, and what lies just within it is read.
#include "tests/catch.hpp"
#include "tests/facts/world.hpp"

using namespace rung;
using namespace rung::world;

namespace {

std::string nested(int levels) { return "{\"junk\": " + std::string(levels, '[') + "1" + std::string(levels, ']') + "}"; }

}  // namespace

TEST_CASE("nesting is limited, in parts that are read and in those that are not") {
  ReadOptions options;
  options.limits.depth = 5;
  for (const Format format : {Format::yaml, Format::json, Format::ndjson}) {
    CHECK(errors(format, nested(4), options) == "");
    CHECK(errors(format, nested(5), options) == "S130 1:14 : nested deeper than 5 levels (--max-depth)");
    CHECK(errors(format, nested(100000)) == "S130 1:109 : nested deeper than 100 levels (--max-depth)");
    CHECK(errors(format, std::string(100000, '[')).find("S114 1:1 : a snapshot is a mapping") == (format == Format::yaml ? std::string::npos : 0));
    options.limits.depth = 2;
    CHECK(errors(format, R"({"subscriptions": [{"id": "a"}]})", options) == "S130 1:20 : nested deeper than 2 levels (--max-depth)");
    options.limits.depth = 5;
  }
  options.limits.depth = 1000000;
  CHECK(errors(Format::json, nested(90000), options) == "");
  CHECK(errors(Format::yaml, nested(90000), options).find("(--max-depth)") != std::string::npos);
}

TEST_CASE("aliases nest no deeper than brackets do") {
  std::string text = "subscriptions:\n- id: a\n  notes: &n0 [x]\n";
  ReadOptions options;
  options.limits.depth = 4;
  text = "a: &a [x]\nb: &b [*a]\nc: &c [*b]\nsubscriptions: [[*c]]\n";
  CHECK(errors(Format::yaml, text, options).find("S102 4:17 subscriptions[0]: subscriptions[0] is a list") == 0);
  text = "h: &h {city: x}\ns: &s {id: a, home: *h}\nl: &l [*s]\nsubscriptions: *l\n";
  CHECK(errors(Format::yaml, text, options) == "");
  options.limits.depth = 3;
  CHECK(errors(Format::yaml, text, options) == "S130 1:4 : nested deeper than 3 levels (--max-depth)");
}

TEST_CASE("lists are limited in length") {
  ReadOptions options;
  options.limits.list_length = 3;
  for (const Format format : {Format::yaml, Format::json}) {
    CHECK(errors(format, R"({"flags": ["none", "active", "none"]})", options) == "");
    CHECK(errors(format, R"({"flags": ["none", "active", "none", "none", "none"]})", options) ==
          "S132 1:38 : flags has more than 3 elements (--max-list-length)");
    CHECK(errors(format, R"({"plans": [{"tier": "gold"}, {"tier": "v"}, {}, {"tier": "x"}]})", options).find(
              "S132 1:49 : plans has more than 3 elements (--max-list-length)") != std::string::npos);
  }
}

TEST_CASE("documents are limited in size, each by itself") {
  ReadOptions options;
  options.limits.snapshot_bytes = 40;
  const std::string fits = R"({"score": 1, "junk": "aaaaaaaaaaaaaaaa"})";
  REQUIRE(fits.size() == 40);
  const std::string too_long = R"({"score": 1, "junk": "aaaaaaaaaaaaaaaaa"})";
  const std::string error = "S131 1:1 : longer than 40 bytes (--max-snapshot-bytes)";
  CHECK(errors(Format::json, fits, options) == "");
  CHECK(errors(Format::json, too_long, options) == error);
  const Read lines = read(Format::ndjson, fits + "\n" + too_long + "\n" + fits + "\n", options);
  REQUIRE(lines.errors.size() == 3);
  CHECK(lines.errors[0].empty());
  CHECK(lines.errors[1] == std::vector<std::string>{error});
  CHECK(lines.errors[2].empty());
  const Read stream = read(Format::yaml, "score: 1\n---\nscore: 2\n---\nscore: 3\n---\nscore: 4\n---\nscore: 5\n", options);
  CHECK(stream.errors.size() == 5);
  CHECK(errors(Format::yaml, "junk: " + std::string(60, 'x') + "\nscore: 2\n", options) == error);
  CHECK(errors(Format::yaml, "a: &a aaaaaaaaaaaaaa\nsubscriptions: [{id: b, codes: [*a, *a, *a]}]\n", {false, false, {100, 70, 100, 100}}) == "");
  CHECK(errors(Format::yaml, "a: &a aaaaaaaaaaaaaa\nsubscriptions: [{id: b, codes: [*a, *a, *a, *a, *a, *a]}]\n", {false, false, {100, 80, 100, 100}}) ==
        "S131 1:4 : longer than 80 bytes with what its aliases repeat (--max-snapshot-bytes)");
}

TEST_CASE("a single text that is too long is found too") {
  ReadOptions options;
  options.limits.snapshot_bytes = 40;
  CHECK(errors(Format::yaml, "junk: " + std::string(60, 'x') + "\n", options) == "S131 1:1 : longer than 40 bytes (--max-snapshot-bytes)");
}

TEST_CASE("a document with very many errors is refused as fast as one with a hundred") {
  std::string text = "{\"subscriptions\": [";
  for (int at = 0; at < 100'000; ++at)
    text += (at > 0 ? ", " : "") + ("{\"id\": \"x" + std::to_string(at / 2)) + "\", \"status\": \"activ\", \"flags\": [], \"seats\": []}";
  const Read result = read(Format::json, text + "]}");
  CHECK(result.errors.at(0).size() == 100);
}

TEST_CASE("values that rules read are limited in length, wherever they stand") {
  ReadOptions options;
  options.limits.scalar_bytes = 12;
  for (const Format format : {Format::yaml, Format::json}) {
    CHECK(errors(format, R"({"customer": {"id": "aaaaaaaaaaaa"}, "junk": "aaaaaaaaaaaaaaaaaaaa"})", options) == "");
    CHECK(errors(format, R"({"customer": {"id": "aaaaaaaaaaaaa"}})", options) ==
          "S134 1:21 customer.id: customer.id has more than 12 bytes (--max-scalar-bytes)");
    CHECK(errors(format, R"({"subscriptions": [{"id": "a", "codes": ["b", "aaaaaaaaaaaaa"]}]})", options).find(
              "S134 1:47 subscriptions[0].codes[1]: subscriptions[0].codes[1] has more than 12 bytes") == 0);
    CHECK(errors(format, R"({"subscriptions": [{"id": "a", "codes": {"aaaaaaaaaaaaa": null}}]})", options).find("S134 1:42 ") == 0);
    CHECK(errors(format, R"({"score": 1.000000000000})", options).find("S134 1:11 score") == 0);
  }
}
