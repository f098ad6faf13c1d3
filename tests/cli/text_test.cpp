// SPDX-License-Identifier: Apache-2.0
// Room that text takes, lines that it is broken into, and text in JSON and YAML.
#include "cli/write/json.hpp"
#include "cli/write/text_layout.hpp"
#include "cli/write/yaml.hpp"
#include "tests/catch.hpp"

namespace rung::cli {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("wide characters take two columns, marks that combine take none") {
  CHECK(display_width("") == 0);
  CHECK(display_width("abc") == 3);
  CHECK(display_width("Größe") == 5);
  CHECK(display_width("企业版") == 6);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("✓ → ·") == 5);
  CHECK(padded("企", 4) == "企  ");
  CHECK(padded("abcd", 2) == "abcd");
}

TEST_CASE("lines break at blanks and between wide characters, never inside a word") {
  CHECK(wrapped("", 10) == Lines{""});
  CHECK(wrapped("one two three", 8) == Lines{"one two", "three"});
  CHECK(wrapped("one two", 7) == Lines{"one two"});
  CHECK(wrapped("a-very-long-word and more", 6) == Lines{"a-very-long-word", "and", "more"});
  CHECK(wrapped("请先取消订阅", 6) == Lines{"请先取", "消订阅"});
  CHECK(wrapped("sub-1 请先取消", 9) == Lines{"sub-1 请", "先取消"});
  CHECK(wrapped("first\nsecond line", 20) == Lines{"first", "second line"});
}

TEST_CASE("no control character comes through") {
  CHECK(wrapped("a\x1b[31mb", 20) == Lines{"a\\u{1B}[31mb"});
  CHECK(paragraph("one two three", "- ", "  ", 22) == "- one two three\n");
}

std::string json(const std::string& text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

TEST_CASE("text in JSON is escaped where JSON or a terminal needs it") {
  CHECK(json("plain") == "\"plain\"");
  CHECK(json("\"\\\n\r\t") == R"("\"\\\n\r\t")");
  CHECK(json(std::string("\0\x1b\x7f", 3)) == R"("\u0000\u001b\u007f")");
  CHECK(json("Größe 企 😀") == "\"Größe 企 😀\"");
  CHECK(json("\u009b\u202e\u2028") == R"("\u009b\u202e\u2028")");
}

template <class Writer>
void write_sample(Writer& out) {
  out.begin_object();
  out.member("name", "contoso");
  out.member("count", std::int64_t{-3});
  out.member("good", true);
  out.key("none");
  out.null();
  out.key("empty");
  out.begin_array();
  out.end_array();
  out.key("nothing");
  out.begin_object();
  out.end_object();
  out.key("list");
  out.begin_array();
  out.value("no");
  out.begin_object();
  out.member("a", "x: y");
  out.key("deep");
  out.begin_array();
  out.value(std::int64_t{1});
  out.end_array();
  out.end_object();
  out.begin_object();
  out.end_object();
  out.end_array();
  out.end_object();
}

TEST_CASE("JSON in one line and indented") {
  std::string compact, indented;
  JsonWriter line(compact, JsonWriter::Layout::compact);
  write_sample(line);
  CHECK(compact == R"({"name":"contoso","count":-3,"good":true,"none":null,"empty":[],"nothing":{},)"
                   R"("list":["no",{"a":"x: y","deep":[1]},{}]})");
  JsonWriter lines(indented, JsonWriter::Layout::indented);
  write_sample(lines);
  CHECK(indented == R"({
  "name": "contoso",
  "count": -3,
  "good": true,
  "none": null,
  "empty": [],
  "nothing": {},
  "list": [
    "no",
    {
      "a": "x: y",
      "deep": [
        1
      ]
    },
    {}
  ]
})");
}

TEST_CASE("YAML quotes what a reader would take for something else") {
  std::string text;
  YamlWriter yaml(text);
  write_sample(yaml);
  CHECK(text == R"(name: contoso
count: -3
good: true
none: null
empty: []
nothing: {}
list:
  - "no"
  - a: "x: y"
    deep:
      - 1
  - {}
)");
  const std::vector<std::pair<std::string, std::string>> table = {
      {"business_premium", "business_premium\n"},
      {"subscriptions[1].seats", "subscriptions[1].seats\n"},
      {"", "\"\"\n"},
      {"True", "\"True\"\n"},
      {"~", "\"~\"\n"},
      {"2018-10-29", "\"2018-10-29\"\n"},
      {"012", "\"012\"\n"},
      {"- x", "\"- x\"\n"},
      {"企业", "\"企业\"\n"},
      {"a\nb", "\"a\\nb\"\n"}};
  for (const auto& [value, written] : table) {
    std::string out;
    YamlWriter(out).value(value);
    CHECK(out == written);
  }
}

}  // namespace
}  // namespace rung::cli
