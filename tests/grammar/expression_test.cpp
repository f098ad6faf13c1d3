// SPDX-License-Identifier: Apache-2.0
// Expressions and the trees made of them, printed with all parentheses.
#include "tests/catch.hpp"

#include "tests/grammar/reading.hpp"

namespace {

struct Pair {
  const char* text;
  const char* tree;
};

void check(const std::vector<Pair>& pairs) {
  for (const Pair& pair : pairs) {
    CHECK(reading::expression(pair.text) == pair.tree);
    CHECK(reading::expression(pair.tree) == pair.tree);
  }
}

}  // namespace

TEST_CASE("operators bind from the loosest to the tightest") {
  check({
      {"a implies b implies c", "(a implies (b implies c))"},
      {"a or b and c or d", "(a or (b and c) or d)"},
      {"(a or b) or c", "((a or b) or c)"},
      {"a and b and c", "(a and b and c)"},
      {"not a and b", "((not a) and b)"},
      {"not a == b", "(not (a == b))"},
      {"not not a", "(not (not a))"},
      {"not a implies not b or c", "((not a) implies ((not b) or c))"},
      {"a == b otherwise c", "(a == (b otherwise c))"},
      {"a otherwise b otherwise c", "(a otherwise (b otherwise c))"},
      {"a otherwise b + c", "(a otherwise (b + c))"},
      {"a + b - c | d", "(((a + b) - c) | d)"},
      {"a + b * c & d - e", "((a + ((b * c) & d)) - e)"},
      {"-a * -b", "((-a) * (-b))"},
      {"- - a", "(-(-a))"},
      {"-a.b", "(-a.b)"},
      {"a - -b", "(a - (-b))"},
      {"a-b", "(a - b)"},
      {"a < b + 1 and c >= d", "((a < (b + 1)) and (c >= d))"},
      {"(a)", "a"},
      {"((a + b)) * c", "((a + b) * c)"},
      {"(a == b) == c", "((a == b) == c)"},
  });
}

TEST_CASE("comparisons") {
  check({
      {"a == b", "(a == b)"},
      {"a != b", "(a != b)"},
      {"a<b", "(a < b)"},
      {"a<=b", "(a <= b)"},
      {"a>b", "(a > b)"},
      {"a>=b", "(a >= b)"},
      {"a in b", "(a in b)"},
      {"a not in b", "(a not in b)"},
      {"a not\nin {b}", "(a not in {b})"},
      {"not a in b", "(not (a in b))"},
      {"a overlaps b", "(a overlaps b)"},
      {"a within b | c", "(a within (b | c))"},
      {"a contains \"x\"", "(a contains \"x\")"},
      {"a starts with \"x\"", "(a starts with \"x\")"},
      {"a ends\twith \"x\"", "(a ends with \"x\")"},
      {"a is present", "(a is present)"},
      {"a is absent", "(a is absent)"},
      {"a is not empty", "(a is not empty)"},
      {"a.b is not present and c", "((a.b is not present) and c)"},
      {"a is present implies a > 1", "((a is present) implies (a > 1))"},
  });
}

TEST_CASE("the literal of matches keeps its backslashes") {
  check({
      {R"(a matches "^4\.[0-9]+")", R"((a matches "^4\.[0-9]+"))"},
      {R"(a matches "say \"hi\" {2}")", R"((a matches "say \"hi\" {2}"))"},
      {R"(a matches "a\\" and b)", R"(((a matches "a\\") and b))"},
      {R"(a matches "\p{Han}\d" or b matches "ü")", R"(((a matches "\p{Han}\d") or (b matches "ü")))"},
  });
}

TEST_CASE("literals") {
  check({
      {"300", "300"},
      {"10_000_000", "10000000"},
      {"12.50", "12.50"},
      {"0.5", "0.5"},
      {"0", "0"},
      {"0.000001", "0.000001"},
      {"2018-10-29", "2018-10-29"},
      {"2024-02-29", "2024-02-29"},
      {"2018-10", "(2018 - 10)"},
      {"1 - 2 - 3", "((1 - 2) - 3)"},
      {"\"\"", "\"\""},
      {R"("a \" \\ \n \t \u{1F600} {b}")", "\"a \\\" \\\\ \\n \\t \xF0\x9F\x98\x80 {b}\""},
      {R"("\u{7}\u{202E}")", R"("\u{7}\u{202E}")"},
      {"true or false", "(true or false)"},
      {"{}", "{}"},
      {"{ a, b }", "{a, b}"},
      {"{ a, b, }", "{a, b}"},
      {"{1+2,}", "{(1 + 2)}"},
      {"version(\"4.13.4\")", "version(\"4.13.4\")"},
      {"version( \"4.13.4\" ).major", "version(\"4.13.4\").major"},
      {"version(a)", "version(a)"},
  });
}

TEST_CASE("ranges") {
  check({
      {"1..300", "1..300"},
      {"1..", "1.."},
      {"..300", "..300"},
      {"-5..-1", "-5..-1"},
      {"..-1", "..-1"},
      {"1.5..2.25", "1.5..2.25"},
      {"0..0", "0..0"},
      {"2018-10-29..", "2018-10-29.."},
      {"2018-10-29..2019-01-01", "2018-10-29..2019-01-01"},
      {"version(\"4.1\")..version(\"4.10\")", "version(\"4.1\")..version(\"4.10\")"},
      {"x in 1.. and y", "((x in 1..) and y)"},
      {"x in -5..5", "(x in -5..5)"},
      {"-5 - 5", "((-5) - 5)"},
  });
}

TEST_CASE("durations") {
  check({
      {"today + 30 days", "(today + 30 days)"},
      {"today - 1 day", "(today - 1 days)"},
      {"d + 2 weeks < today", "((d + 2 weeks) < today)"},
      {"d + 1_000 months", "(d + 1000 months)"},
      {"d + 1year", "(d + 1 years)"},
      {"today - 30 days == d", "((today - 30 days) == d)"},
      {"every v in l where v.d > today - 30 days : v.x", "(every v in l where (v.d > (today - 30 days)) : v.x)"},
      {"every v in l where (some w in m where w.d > today - 1 day) : true",
       "(every v in l where (some w in m where (w.d > (today - 1 days))) : true)"},
  });
}

TEST_CASE("fields and calls") {
  check({
      {"a.b.c", "a.b.c"},
      {"a . b\n.c", "a.b.c"},
      {"x.code", "x.code"},
      {"source.version", "source.version"},
      {"release.\"4.13.4\"", "release.\"4.13.4\""},
      {"target == \"4.13.4\"", "(target == \"4.13.4\")"},
      {"f(x)", "f(x)"},
      {"f (x, y + 1).z", "f(x, (y + 1)).z"},
      {"size(a & b)", "size((a & b))"},
      {"(a + b).c", "(a + b).c"},
      {"today", "today"},
      {"android.organic.nothing", "android.organic.nothing"},
  });
}

TEST_CASE("conditions and quantifiers extend as far right as they can") {
  check({
      {"if a then b else c + 1", "(if a then b else (c + 1))"},
      {"1 + if a then b else c == d", "(1 + (if a then b else (c == d)))"},
      {"if a then b else if c then d else e", "(if a then b else (if c then d else e))"},
      {"some v in l where p and q", "(some v in l where (p and q))"},
      {"a and no v in l where p or q", "(a and (no v in l where (p or q)))"},
      {"not some v in l where p", "(not (some v in l where p))"},
      {"every v in l : q and r", "(every v in l : (q and r))"},
      {"every v in a.b where p : q", "(every v in a.b where p : q)"},
      {"no v in live(x) where p", "(no v in live(x) where p)"},
      {"no v in (a | b) where p", "(no v in (a | b) where p)"},
      {"no v in ({1, 2}) where v > 1", "(no v in ({1, 2}) where (v > 1))"},
      {"some x in l where x is not present", "(some x in l where (x is not present))"},
      {"count(v in l where p)", "count(v in l where p)"},
      {"sum(v.x for v in l)", "sum(v.x for v in l)"},
      {"sum(v.x * 2 for v in l where p) + 1", "(sum((v.x * 2) for v in l where p) + 1)"},
      {"union(v.s for v in l where p)", "union(v.s for v in l where p)"},
      {"min(v.x for v in l) otherwise max(v.y for v in l)", "(min(v.x for v in l) otherwise max(v.y for v in l))"},
      {"no s in subscriptions where s != subscription and live(s) and s.offer.services overlaps added",
       "(no s in subscriptions where ((s != subscription) and live(s) and (s.offer.services overlaps added)))"},
  });
}

TEST_CASE("blanks and comments stand anywhere between words") {
  check({
      {"  a # first\n == # second\r\n\tb  # third", "(a == b)"},
      {"a\n.b", "a.b"},
      {"# only words\nx", "x"},
  });
}
