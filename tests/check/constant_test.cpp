// SPDX-License-Identifier: Apache-2.0
// What expressions come to without a snapshot, in pairs.
#include "tests/catch.hpp"

#include "engine/check/constant.hpp"
#include "tests/check/checking.hpp"

namespace {

/// Whether the probe is true of the paths from basic to premium: `true`, `false`, `absent`, `overflow` or `unknown`.
std::string settle(const std::string& expression) {
  const checking::Checked checked = checking::check_in_shop("define probe = " + expression);
  if (!checked.outcome.value) return checked.codes();
  const rung::CheckedRules& rules = *checked.outcome.value;
  rung::ConstantEvaluator evaluate(rules);
  const auto probe = std::find_if(rules.defines.begin(), rules.defines.end(),
                                  [](const auto& define) { return define.name == "probe"; });
  const rung::Settled settled = evaluate(probe->body, 0, 1);
  switch (settled.state) {
    case rung::Settled::State::value: return settled.is(true) ? "true" : settled.is(false) ? "false" : "value";
    case rung::Settled::State::absent: return "absent";
    case rung::Settled::State::overflow: return "overflow";
    case rung::Settled::State::unknown: return "unknown";
  }
  return "";
}

}  // namespace

TEST_CASE("every operator over constants") {
  for (const char* expression : {"1 + 2 == 3",
                                 "2 - 3 == -1",
                                 "2 * 3 == 6",
                                 "1.5 * 1.5 == 2.25",
                                 "1 + 0.5 == 1.5",
                                 "-(2 + 1) == -3",
                                 "0.000001 * 0.5 == 0.000001",
                                 "2018-01-31 + 1 month == 2018-02-28",
                                 "2018-03-01 - 2018-02-01 == 28",
                                 "2018-03-01 - 1 day == 2018-02-28",
                                 "2016-02-29 + 1 year == 2017-02-28",
                                 "2018-01-01 + 2 weeks == 2018-01-15",
                                 "version(\"1.2\") == version(\"v1.2.0\")",
                                 "version(\"1.2.0-rc.1\") < version(\"1.2\")",
                                 "version(\"1.10\") > version(\"1.9\")",
                                 "version(\"4.13.7\").minor == 13",
                                 "3 in 1..3",
                                 "3 not in 4..",
                                 "3 in ..3",
                                 "3 in { 1, 3 }",
                                 "2.5 in 1..3",
                                 "{ 1, 2 } | { 2, 3 } == { 1, 2, 3 }",
                                 "{ 1, 2 } & { 2, 3 } == { 2 }",
                                 "{ 1, 2 } - { 2, 3 } == { 1 }",
                                 "{ 1, 2 } overlaps { 2 }",
                                 "{ 2 } within { 1, 2 }",
                                 "not ({ 1, 3 } within { 1, 2 })",
                                 "size({ 1, 1, 2 }) == 2",
                                 "({ 1 } - { 1 }) is empty",
                                 "\"abc\" starts with \"ab\"",
                                 "\"abc\" ends with \"bc\"",
                                 "\"abc\" contains \"b\"",
                                 "\"abc\" matches \"^a.c$\"",
                                 "not (\"abc\" matches \"^b\")",
                                 "\"\" is empty",
                                 "source.title == \"Basic\"",
                                 "target.limit is present",
                                 "source.limit is absent",
                                 "(source.limit otherwise 7) == 7",
                                 "(target.limit otherwise 7) == 5",
                                 "source == basic",
                                 "target != \"2.0\"",
                                 "source.seats == 1..",
                                 "1..2 == 1..2",
                                 "if 1 < 2 then true else false",
                                 "some t in ({ 1, 2 }) where t > 1",
                                 "no t in ({ 1, 2 }) where t > 2",
                                 "every t in ({ 1, 2 }) where t > 1 : t == 2",
                                 "count(t in ({ 1, 2, 3 }) where t > 1) == 2",
                                 "sum(t for t in ({ 1, 2, 3 })) == 6",
                                 "sum(t * 0.5 for t in ({ 1, 2 })) == 1.5",
                                 "(min(t for t in ({ 3, 2 })) otherwise 0) == 2",
                                 "(max(t for t in ({ 3, 2 }) where t > 5) otherwise 0) == 0",
                                 "union({ t, t + 1 } for t in ({ 1, 5 })) == { 1, 2, 5, 6 }",
                                 "false implies 1 > 2",
                                 "added is empty"}) {
    INFO(expression);
    CHECK(settle(expression) == "true");
  }
}

TEST_CASE("what needs a snapshot is unknown, but where it does not matter") {
  CHECK(settle("subscription.open") == "unknown");
  CHECK(settle("today > 2018-01-01") == "unknown");
  CHECK(settle("false and subscription.open") == "false");
  CHECK(settle("subscription.open and false") == "false");
  CHECK(settle("subscription.open or true") == "true");
  CHECK(settle("subscription.open implies true") == "true");
  CHECK(settle("subscription.open and true") == "unknown");
  CHECK(settle("if subscription.open then 1 == 1 else true") == "true");
  CHECK(settle("some t in ({ 1, 2 }) where t == 1 or subscription.open") == "true");
  CHECK(settle("request.seats is present") == "unknown");
}

TEST_CASE("what does not fit overflows") {
  CHECK(settle("9223372036854775807 + source.rank + 1 > 0") == "overflow");
  CHECK(settle("-9223372036854775807 - 2 > source.rank") == "overflow");
  CHECK(settle("9999-12-31 + 1 day > today") == "overflow");
  CHECK(settle("9223372036854.0 * 10 > 1.5") == "overflow");
  CHECK(settle("sum(9223372036854775807 for t in ({ 1, 2 })) > 0") == "overflow");
  CHECK(settle("true or 9223372036854775807 + 1 > 0") == "true");
  CHECK(settle("subscription.open and 9223372036854775807 + 1 > 0") == "overflow");
}
