// SPDX-License-Identifier: Apache-2.0
// Characters in strings that look like others, that nobody sees, or that reorder text.
#include "tests/catch.hpp"
#include "tests/lint/linting.hpp"

namespace {

std::string in_text(const std::string& text) { return linting::found("advise a { message \"" + text + "\" }"); }
std::string in_title(const std::string& text) {
  return linting::found("plan huge { title = \"" + text + "\" seats = 1..2 features = { mail } }\nupgrade basic -> huge\n");
}

}  // namespace

TEST_CASE("text that is reordered") {
  CHECK(in_text("ab\u202Ecd") == "L040 rules.rung:1:23 U+202E reorders the text around it\n");
  CHECK(in_text("ab\\u{202E}cd\u202C") == "L040 rules.rung:1:23 U+202E reorders the text around it\n");
  CHECK(in_text("a\u2066b") == "L040 rules.rung:1:22 U+2066 reorders the text around it\n");
  CHECK(in_text("a\u2067b\u202C") == "L040 rules.rung:1:24 U+202C reorders the text around it\n");
  CHECK(in_text("\u2069") == "L040 rules.rung:1:21 U+2069 reorders the text around it\n");
  CHECK(in_title("x\u202Dy") == "L040 rules.rung:1:23 U+202D reorders the text around it\n");
}

TEST_CASE("text that keeps its order to itself") {
  const std::string text = GENERATE("a \u2068{subscription.id}\u2069 b", "\u202B\u05D0\u05D1\u202C", "\u05D0\u200F!", "\u200Eabc",
                                    "\u2067\u202A\u05D0\u202C\u2069");
  INFO(text);
  CHECK(in_text(text) == "");
}

TEST_CASE("characters that nobody sees") {
  CHECK(in_text("a\u200Bb") == "L042 rules.rung:1:22 an invisible character, U+200B\n");
  CHECK(in_text("a\u00ADb\u00AD") == "L042 rules.rung:1:22 an invisible character, U+00AD\n");
  CHECK(in_text("a\u200Db") == "L042 rules.rung:1:22 an invisible character, U+200D\n");
  CHECK(in_text("a\\u{200B}b") == "");
  CHECK(in_text("\u0646\u200C\u0645") == "");
  CHECK(in_text("\U0001F469\u200D\U0001F4BB \u2764\uFE0F") == "");
}

TEST_CASE("words that mix scripts") {
  CHECK(in_text("\u0430ctive") == "L041 rules.rung:1:21 `\u0430` is a Cyrillic letter (U+0430) among Latin ones\n");
  CHECK(in_title("\u041E365_BUSINESS") == "L041 rules.rung:1:22 `\u041E` is a Cyrillic letter (U+041E) among Latin ones\n");
  CHECK(in_text("\u041F\u0440\u0438\u0432et \u043C\u0438\u0440") == "L041 rules.rung:1:25 `e` is a Latin letter (U+0065) among Cyrillic ones\n");
  CHECK(in_text("\u0391lpha") == "L041 rules.rung:1:21 `\u0391` is a Greek letter (U+0391) among Latin ones\n");
  CHECK(in_text("a\\u{430}") == "L041 rules.rung:1:22 `\u0430` is a Cyrillic letter (U+0430) among Latin ones\n");
  CHECK(in_title("\u0441\u043E\u0440\u0443") == "L041 rules.rung:1:21 every letter looks Latin and is Cyrillic\n");
}

TEST_CASE("words that mix nothing that looks alike") {
  const std::string text = GENERATE("IT-\u043E\u0442\u0434\u0435\u043B", "10 k\u03A9, 5 \u03BCs", "\u8BF7\u5148Reactivate",
                                    "\\n\u043F\u0440\u0438\u0432\u0435\u0442", "{subscription.id}\u0439", "na\u00EFve \u00DCber",
                                    "\u0441\u043E\u0440\u0443");
  INFO(text);
  CHECK(in_text(text) == "");
}

TEST_CASE("comments may say what they like") { CHECK(linting::found("# \u0430ctive\n") == ""); }
