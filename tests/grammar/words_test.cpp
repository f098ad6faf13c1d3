// SPDX-License-Identifier: Apache-2.0
// Names, reserved words, and what was probably meant.
#include "tests/catch.hpp"

#include "grammar/lex_names.hpp"
#include "grammar/spelling.hpp"

TEST_CASE("every reserved word is refused as a name") {
  for (const char* word :
       {"and",     "or",       "not",      "implies", "if",     "then",    "else",      "some",      "no",
        "every",   "in",       "is",       "where",   "when",   "for",     "otherwise", "overlaps",  "within",
        "matches", "contains", "starts",   "ends",    "true",   "false",   "package",   "include",   "enum",
        "record",  "catalog",  "snapshot", "subject", "define", "upgrade", "extend",    "require",   "advise",
        "effect",  "on",       "check",    "code",    "shared", "message", "remedy",    "effective", "count",
        "size",    "sum",      "min",      "max",     "union",  "version", "source",    "target",    "today"}) {
    INFO(word);
    CHECK(rung::is_reserved(word));
    CHECK_FALSE(rung::is_name(word));
    CHECK(rung::is_identifier(word));
  }
  for (const char* word :
       {"request", "key",    "at",    "from", "alias", "set", "list", "range", "of",   "title",   "languages", "with",
        "present", "absent", "empty", "day",  "open",  "int", "text", "a",     "and_", "sources", "x1_y"}) {
    INFO(word);
    CHECK(rung::is_name(word));
  }
}

TEST_CASE("names and codes have their own first letters") {
  CHECK_FALSE(rung::is_identifier(""));
  CHECK_FALSE(rung::is_identifier("1a"));
  CHECK_FALSE(rung::is_identifier("_a"));
  CHECK_FALSE(rung::is_identifier("aB"));
  CHECK_FALSE(rung::is_identifier("a-b"));
  CHECK(rung::is_code("SeatsOutOfRange2"));
  CHECK_FALSE(rung::is_code("seats"));
  CHECK_FALSE(rung::is_code("Seats_Out"));
}

TEST_CASE("distances count swaps of neighbours once, and stop at the limit") {
  CHECK(rung::edit_distance("status", "stauts", 3) == 1);
  CHECK(rung::edit_distance("status", "status", 3) == 0);
  CHECK(rung::edit_distance("status", "state", 3) == 2);
  CHECK(rung::edit_distance("kitten", "sitting", 9) == 3);
  CHECK(rung::edit_distance("", "abc", 9) == 3);
  CHECK(rung::edit_distance("abcdefgh", "zyxwvuts", 2) == 3);
}

TEST_CASE("only near words are suggested") {
  CHECK(rung::nearest("requier", {"record", "require", "request"}) == "require");
  CHECK(rung::nearest("offer", {"record", "effect"}).empty());
  CHECK(rung::nearest("x", {"y", "z"}).empty());
  CHECK(rung::nearest("adn", {"or", "and"}) == "and");
}
