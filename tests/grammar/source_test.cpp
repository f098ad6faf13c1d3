// SPDX-License-Identifier: Apache-2.0
// Lines and columns as editors count them.
#include "tests/catch.hpp"

#include "grammar/source.hpp"
#include "grammar/unicode.hpp"

namespace {

std::string place(const rung::Source& source, std::uint32_t offset) {
  const rung::Position position = source.position(offset);
  return std::to_string(position.line) + ":" + std::to_string(position.column);
}

}  // namespace

TEST_CASE("columns count code points, and line breaks belong to their line") {
  const rung::Source source("x", "ab\nd\xC3\xBC\xE4\xB8\xADx\r\n\nlast");
  CHECK(place(source, 0) == "1:1");
  CHECK(place(source, 2) == "1:3");
  CHECK(place(source, 3) == "2:1");
  CHECK(place(source, 4) == "2:2");
  CHECK(place(source, 6) == "2:3");
  CHECK(place(source, 9) == "2:4");
  CHECK(place(source, 12) == "3:1");
  CHECK(place(source, 13) == "4:1");
  CHECK(place(source, 17) == "4:5");
  CHECK(place(source, 1000) == "4:5");
  CHECK(source.line(1) == "ab");
  CHECK(source.line(2) == "d\xC3\xBC\xE4\xB8\xADx");
  CHECK(source.line(3).empty());
  CHECK(source.line(4) == "last");
  CHECK(source.line(5).empty());
  CHECK(source.line(0).empty());
}

TEST_CASE("a byte order mark takes no column") {
  const rung::Source source("x",
                            "\xEF\xBB\xBF"
                            "ab\nc");
  CHECK(place(source, 0) == "1:1");
  CHECK(place(source, 3) == "1:1");
  CHECK(place(source, 4) == "1:2");
  CHECK(source.line(1) == "ab");
}

TEST_CASE("a text that ends with a line break has an empty last line") {
  const rung::Source source("x", "a\n");
  CHECK(place(source, 2) == "2:1");
  CHECK(source.line(2).empty());
  CHECK(place(rung::Source("x", ""), 0) == "1:1");
}

TEST_CASE("UTF-8 is decoded strictly") {
  const auto valid = [](const char* text) { return rung::decode(text, 0).valid; };
  CHECK(valid("a"));
  CHECK(valid("\xC3\xBC"));
  CHECK(valid("\xF4\x8F\xBF\xBF"));
  CHECK_FALSE(valid("\x80"));
  CHECK_FALSE(valid("\xC0\xAF"));
  CHECK_FALSE(valid("\xC1\xBF"));
  CHECK_FALSE(valid("\xE0\x9F\xBF"));
  CHECK_FALSE(valid("\xED\xA0\x80"));
  CHECK_FALSE(valid("\xF0\x8F\xBF\xBF"));
  CHECK_FALSE(valid("\xF4\x90\x80\x80"));
  CHECK_FALSE(valid("\xF5\x80\x80\x80"));
  CHECK_FALSE(valid("\xE4\xB8"));
  CHECK_FALSE(
      valid("\xE4"
            "ab"));
}

TEST_CASE("appended code points decode to themselves") {
  for (const char32_t code_point :
       {U'\0', U'a', U'\u007F', U'\u0080', U'\u07FF', U'\u0800', U'\uFFFD', U'\U00010000', U'\U0010FFFF'}) {
    std::string text;
    rung::append_utf8(text, code_point);
    const rung::CodePoint decoded = rung::decode(text, 0);
    CHECK(decoded.valid);
    CHECK(decoded.value == code_point);
    CHECK(decoded.length == text.size());
  }
}
