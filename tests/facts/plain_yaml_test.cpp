// SPDX-License-Identifier: Apache-2.0
// What the fast reader of YAML reads, what it refuses and why, and that it agrees with yaml-cpp at the edges between.
#include "fuzz/yaml_agreement.hpp"
#include "tests/catch.hpp"
#include "tests/facts/world.hpp"

using namespace rung;
using namespace rung::world;

namespace {

ReadOptions with(YamlReading reading) {
  ReadOptions options;
  options.yaml = reading;
  return options;
}

std::string refusal(const std::string& text) {
  const std::string error = errors(Format::yaml, text, with(YamlReading::fast));
  const std::size_t reason = error.find(": not in the plain subset of YAML that --yaml-reader fast reads");
  return error.substr(0, 5) == "S116 " && reason != error.npos ? error.substr(5, reason - 5) : "not refused: " + error;
}

/// Texts in the manner of YAML's own test suite.
const std::vector<std::string> texts_in_the_subset = {
    "a: 1", "a: 1\n", "- a\n- b\n", "a:\n- b\n- c\nd: e\n", "a:\n  - b\n  -   c\nd:\n", "- - a\n  - b\n- - c\n", "-\n  - a\n-\n  b: c\n", "- a: 1\n  b: 2\n-   a: 3\n    b: 4\n",
    "a:\n  b:\n    c:\n      d: e\nf: g\n", "'a': \"b\"\n\"c\": 'd'\n", "'it''s': 'it''s'\n", "a: 'x' # y\nb: x # y\nc: [x] # y\n", "a: x#y\nb: #y\nc: '#y'\n", "a: ~\nb: null\nc: Null\nd: NULL\ne: nULL\nf:\n",
    "# c\n\n---  # d\n\na: 1\n\n...\n", "---\na: 1\n---\na: 2\n...\n---\na: 3\n", "a: b c  d   \n", "a: http://b.c:80/d?e=f#g\nb: 10:30\nc: a:b\n", "a b: 1\na.b: 2\n-a: 3\n", "a: -b\nb: --\nc: -1\nd: .5\n",
    "a: []\nb: [ ]\nc: [a]\nd: [ 'a' ,\"b\", c d ]\ne: [null, ~]\n", "a: {}\nb: {c: d, 'e': [f, {g: h}]}\nc: [[a], [b, c], []]\n", "  a: 1\n  b: 2\n", "a: \"\\\"\\\\\\/\\b\\f\\n\\r\\t\"\n", "a: ''\nb: \"\"\n'': c\n", "a: é\n中: 文\n",
    "a: \xC2\x85\nb: x\xE2\x80\xA8y\n", "a: 1\r\nb:\r\n- c\r\n\r\n# d\r\n- 'e'\r\n", "a:\n    b: 1\n\n    c: 2\n  # odd\n# odder\nd: 3\n", "a: a,b]c}d\n", "a: b\\c\nb: 'c\\d'\n", "a: x\n#b: y\nc: z\n", "a:\n  b\nc:\n  'd'\ne:\n  [f]\n",
    "\"a\": [\"b: c\", 'd, e']\n", "---a: 1\n", "a: ---\nb: ...\n", "nullable: 1\n"};

const std::vector<std::string> texts_at_odds = {
    "a: &b c\nd: *b\n", "a: !!str b\n", "a: |\n  b\n", "a: >-\n  b\n", "? a\n: b\n", "a: b\n  c\n", "a: 'b\n  c'\n", "a: \"b\\\n  c\"\n", "a: b: c\n", "a:b\n", "a\nb: c\n", "a: 1\n b: 2\n", "a:\n  b: 1\n c: 2\n", "a:\n  - b\n c: 2\n",
    "- a\nb: c\n", "a: 1\n- b\n", "a: - b\n", "a:\tb\n", "\ta: b\n", "a: b\t\n", "a: 1\rb: 2\n", "a: 1\n---\rb: 2\n", "<<: a\n", "~: a\n", "null: a\n", "~ a: b\n", "a:\n~ b: c\n", "a:\nnull x: c\n", "a : b\n", "a: [b,\n  c]\n", "a: [b, c\n", "a: [b,]\n",
    "a: [b: c]\n", "a: {b}\n", "a: {b: c\n", "a: {b: }\n", "a: {b:c}\n", "a: [b]c\n", "a: 'b'c\n", "a: 'b': c\n", "'a'b: c\n", "a: \"\\x41\"\n", "a: \"\\u00e9\\U0001F600\"\n", "a: \"\\q\"\n", "a: @b\n", "a: `b\n", "a: %b\n", "%YAML 1.2\n---\na: 1\n", "%TAG ! x:\n---\na: 1\n---\nb: !c 2\n",
    "a: 1\n...\nb: 2\n", "a: 1\n... b\n", "--- a: 1\n", "--- {a: 1}\n", "--- |\n a\n", "---\n---\na: 1\n", "---\n...\n", "...\na: 1\n", "...\n...\n", "a: 1\n...\n...\n---\nb: 1\n", "a: 1\n---\n", "a: 1\n---\n# b\n", "-\n- a\n", "- a\n-\n", "-\n", "- # b\n  a\n",
    "a: {\"!unknown\": true}\n", "a:\n  \"!unknown\": true\n", "a: !unknown\n", "a: 1\na: 2\n", "a: {b: 1, b: 2}\n", "x:\n  b: 1\n  b: 2\n", "a: 1\n'a': 2\n", "a\n", "'a'\n", "[a]\n", "{a: 1}\n", "{a: 1}\nb: 2\n", "a: 1\n\xEF\xBB\xBF" "b: 2\n", "a: 1\n...\n\xEF\xBB\xBF" "b: 2\n",
    "\xEF\xBB\xBF" "a: 1\n", "\xEF\xBB\xBF\xEF\xBB\xBF" "a: 1\n", "a: 1\n---x: 2\n", "a:\n  b\n  c\n", "a: b\n#c\n  d\n", "a: b\n\n  c\n", "- a\n b\n", "- 'a'\n  b\n", "a: [b]\n  c\n", "- - a\n - b\n", "- a: 1\n b: 2\n", "- a: 1\n   b: 2\n", "- ? a\n", "a: ?b\nc: :d\n", "a: ? b\n", "a: #b\n c\n",
    "a:\n\n\n", "a:\n# b", "a: 'b' #c\n", "a: 'b'#c\n", "a: \"b\"#c\n", "a: [b]#c\n", "a: b #", "a: #", "a:#b\n", "\"a\":b\n", "[a]: b\n", "{a: b}: c\n", "a: [x, 'y': z]\n", "a: {x: 'y'z}\n", "a: {x: y, , z: 1}\n", "a: [, x]\n", "a: [-]\n", "a: [- b]\n", "a: [-b, .c, +d]\n", "a: {<<: b}\n", "a: {~: b, null: c}\n"};

}  // namespace

TEST_CASE("the fast reader reads what people and tools write, as yaml-cpp does") {
  fuzz::YamlAgreement readers;
  for (const std::string& text : texts_in_the_subset) {
    CAPTURE(text);
    const fuzz::Agreement agreement = readers.check(text);
    CHECK(agreement.difference == "");
    CHECK(agreement.documents > 0);
    CHECK(agreement.fast == agreement.documents);
  }
}

TEST_CASE("what lies at the edges of the subset, or beyond, means what yaml-cpp says") {
  fuzz::YamlAgreement readers;
  for (const std::string& text : texts_at_odds) {
    for (const std::string& whole : {text, "id: 1\n" + text, text + "id: 1\n", text + "---\nid: 2\n", "- id: 1\n" + text}) {
      CAPTURE(whole);
      CHECK(readers.check(whole).difference == "");
    }
  }
  for (const std::string& text : texts_in_the_subset)
    for (std::size_t end = 0; end < text.size(); ++end) CHECK(readers.check(text.substr(0, end)).difference == "");
}

TEST_CASE("what the fast reader refuses is told with its place and the reason") {
  const std::pair<const char*, const char*> cases[] = {
      {"score: 1\nlabel: &a x\n", "2:8 : a value that starts as no plain text does: an anchor, alias, tag, text in block style or the like"},
      {"é: {a:\n 1}\n", "1:7 : brackets that are not closed on their line"},
      {"a: [x, y: z]\n", "1:9 : something other than `,` or the end behind a value in brackets"},
      {"a: [x, @]\n", "1:8 : a value in brackets that is no plain text of letters and digits"},
      {"score:\t1\n", "1:7 : a tab, or a carriage return that ends no line"},
      {"score: 1 # a\tb\n", "1:13 : a tab, or a carriage return that ends no line"},
      {"score: 1\ra: 2\n", "1:9 : a tab, or a carriage return that ends no line"},
      {"score: a\n  b\n", "2:3 : a text over several lines, or an indentation that fits nothing above it"},
      {"label: 'a\n  b'\n", "1:8 : a text over several lines"},
      {"label: \"a\\x41\"\n", "1:10 : an escape of another kind than JSON's for single characters"},
      {"score: a: b\n", "1:9 : `: ` within a value"},
      {"label: 'a' b\n", "1:12 : something behind a value"},
      {"a: 1\nb\n", "2:1 : something other than a key"},
      {"a : 1\n", "1:2 : a blank before a colon"},
      {"<<: 1\n", "1:1 : a merge key"},
      {"~: 1\n", "1:1 : a key that begins like `null`"},
      {"a: {\"!unknown\": true}\n", "1:5 : a key that starts with `!`"},
      {"junk: {a: 1, a: 2}\n", "1:14 : a key that is there twice"},
      {"junk:\n-\n- a\n", "2:1 : an element without a value"},
      {"  a: 1\nb: 2\n", "2:1 : something behind the document, or an indentation that fits nothing above it"},
      {"%YAML 1.2\n---\nscore: 1\n", "1:1 : a value that starts as no plain text does: an anchor, alias, tag, text in block style or the like"},
      {"---\n---\n", "2:1 : an empty document"},
  };
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(refusal(text) == expected);
  }
  CHECK(refusal(std::string(1001, 'a') + ": 1\n") == "1:1 : a very long key");
}

TEST_CASE("each document of a stream decides on its own who reads it") {
  const std::string text = "score: 1\n---\nscore: !!str 2\n---\nscore: 3\n...\n--- # the fourth\nscore: [\n  4]\n...\nscore: 5\n";
  const Read fast = read(Format::yaml, text, with(YamlReading::fast));
  CHECK(fast.numbers == std::vector<std::uint32_t>{1, 2, 3, 4, 5});
  REQUIRE(fast.errors.size() == 5);
  CHECK(fast.errors[0].empty());
  CHECK(fast.errors[1].at(0).substr(0, 8) == "S116 3:8");
  CHECK(fast.errors[2].empty());
  CHECK(fast.errors[3].at(0).substr(0, 8) == "S116 8:9");
  CHECK(fast.errors[4].empty());
  for (const YamlReading reading : {YamlReading::automatic, YamlReading::yaml_cpp}) {
    const Read found = read(Format::yaml, text, with(reading));
    REQUIRE(found.errors.size() == 5);
    CHECK(found.errors[1].empty());
    CHECK(found.errors[3] == std::vector<std::string>{"S102 8:8 score: score is a list; expected decimal"});
  }
}

TEST_CASE("limits hold whoever reads") {
  std::string deep = "a:\n", wide = "subscriptions:\n";
  for (int level = 1; level < 90; ++level) deep += std::string(static_cast<std::size_t>(level), ' ') + "a:\n";
  for (int at = 0; at < 9; ++at) wide += "- id: s" + std::to_string(at) + "\n  notes: [a, b, c]\n";
  for (const std::string& text : {deep, wide, "junk: {a: [[[[1]]]]}\n" + wide}) {
    for (const std::uint32_t depth : {3u, 4u, 100u}) {
      for (const std::uint32_t most : {2u, 5u, 100u}) {
        for (const std::size_t bytes : {std::size_t{20}, text.size() - 2, text.size(), std::size_t{100'000}}) {
          ReadOptions options = with(YamlReading::automatic), expected = with(YamlReading::yaml_cpp);
          options.limits.depth = expected.limits.depth = depth;
          options.limits.list_length = expected.limits.list_length = most;
          options.limits.snapshot_bytes = expected.limits.snapshot_bytes = bytes;
          CAPTURE(text, depth, most, bytes);
          const Read left = read(Format::yaml, text, options), right = read(Format::yaml, text, expected);
          CHECK(left.errors == right.errors);
          CHECK(left.facts == right.facts);
        }
      }
    }
  }
  CHECK(refusal(deep) == "65:65 : nested too deep");
}

TEST_CASE("a root behind another without a marker is an error, even if it starts with dashes") {
  const Read found = read(Format::yaml, "  score: 1\n---a: 2\n");
  REQUIRE(found.errors.size() == 2);
  CHECK(found.errors[1] == std::vector<std::string>{"S100 2:1 : not valid YAML: expected the document's end, or `---` before another"});
}
