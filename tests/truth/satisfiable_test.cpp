// SPDX-License-Identifier: Apache-2.0
// What a condition can come to, and what follows from what, in pairs, over the shop of tests/check/.
#include "tests/catch.hpp"

#include <algorithm>

#include "engine/truth/satisfiable.hpp"
#include "tests/check/checking.hpp"

namespace {

using rung::truth::Satisfiability;
using rung::truth::Terms;

const rung::Expression& body(const rung::CheckedRules& rules, const std::string& name) {
  const auto found =
      std::find_if(rules.defines.begin(), rules.defines.end(), [&](const auto& define) { return define.name == name; });
  REQUIRE(found != rules.defines.end());
  return found->body;
}

/// `never true`, `never false`, or `open`.
std::string truth_of(const std::string& condition) {
  const checking::Checked checked = checking::check_in_shop("define probe = " + condition);
  if (!checked.outcome.value) return checked.codes();
  Terms terms(*checked.outcome.value);
  Satisfiability satisfiability(terms);
  const rung::truth::TermId probe = terms.of(body(*checked.outcome.value, "probe"));
  if (!satisfiability.can_be({probe})) return "never true";
  return satisfiability.can_be({}, {probe}) ? "open" : "never false";
}

bool follows(const std::string& premise, const std::string& conclusion) {
  const checking::Checked checked =
      checking::check_in_shop("define premise = " + premise + "\ndefine conclusion = " + conclusion);
  REQUIRE(checked.outcome.value);
  Terms terms(*checked.outcome.value);
  Satisfiability satisfiability(terms);
  return satisfiability.implies(terms.of(body(*checked.outcome.value, "premise")),
                                terms.of(body(*checked.outcome.value, "conclusion")));
}

}  // namespace

TEST_CASE("what is never true") {
  for (const char* condition :
       {"subscription.seats > 5 and subscription.seats < 3",
        "subscription.seats > 5 and subscription.seats < 6",
        "subscription.seats == 5 and subscription.seats != 5",
        "subscription.price > 5.5 and subscription.price < 5",
        "subscription.status == active and subscription.status == paused",
        "subscription.status not in { active, cancelled, paused }",
        "subscription.open and not subscription.open",
        "subscription.open == false and subscription.open",
        "subscription.name == \"a\" and subscription.name starts with \"b\"",
        "subscription.build < version(\"1.2\") and subscription.build > version(\"v1.2.0\")",
        "subscription.since < 2018-01-01 and subscription.since >= 2018-01-01",
        "subscription.extra is present and subscription.extra is absent",
        "active in subscription.tags and subscription.tags is empty",
        "subscription.tags overlaps { active } and active not in subscription.tags",
        "subscription.tags within { active } and paused in subscription.tags",
        "subscription.tags == { active } and active not in subscription.tags",
        "active in subscription.tags - { active }",
        "subscription.tags & { active } overlaps { paused }",
        "3 in subscription.marks and subscription.marks is empty",
        "some s in subscriptions where s.seats > 5 and s.seats < 2",
        "(some s in subscriptions where s.seats > 5) and (every s in subscriptions : s.seats < 2)",
        "(some s in subscriptions where live(s)) and count(s in subscriptions where live(s)) == 0",
        "(some s in subscriptions where some o in s.past where o.id == \"x\") "
        "and (no s in subscriptions where some o in s.past where o.id == \"x\")",
        "size(subscriptions) < 0",
        "subscription.seats < subscription.extra otherwise 0 and subscription.seats > subscription.extra otherwise 0",
        "subscription.seats == (subscription.extra otherwise 0) and subscription.seats > 7 "
        "and (subscription.extra otherwise 0) < 3",
        "source == basic and source == premium",
        "source == basic and source.title == \"Premium\"",
        "source.title == \"Gold\"",
        "(if subscription.open then 1 else 2) == 3",
        "not (subscription.open or not subscription.open)"}) {
    INFO(condition);
    CHECK(truth_of(condition) == "never true");
  }
}

TEST_CASE("what is never false") {
  for (const char* condition :
       {"subscription.open or not subscription.open", "subscription.seats >= 3 or subscription.seats < 5",
        "subscription.seats == 3 implies subscription.seats in 1..5",
        "subscription.status == active or subscription.status != active",
        "(some s in subscriptions where s.seats > 5) implies (some s in subscriptions where s.seats > 2)",
        "subscriptions is empty or size(subscriptions) > 0", "subscription.tags within subscription.tags | { active }",
        "source != basic or source.limit is absent", "count(s in subscriptions where live(s)) >= 0"}) {
    INFO(condition);
    CHECK(truth_of(condition) == "never false");
  }
}

TEST_CASE("what may be either") {
  for (const char* condition :
       {"subscription.seats > 5", "subscription.price > 5 and subscription.price < 5.5",
        "subscription.build > version(\"1.2\") and subscription.build < version(\"1.3\")",
        "subscription.name == \"a\" or subscription.name starts with \"b\"",
        "subscription.extra is present and subscription.extra > 5",
        "(some s in subscriptions where s.seats > 5) and (some s in subscriptions where s.seats < 2)",
        "some s in subscriptions where s != subscription and live(s)",
        "every s in subscriptions : some t in subscriptions where t.seats > s.seats",
        "subscription.tags overlaps { active } and subscription.tags overlaps { paused }",
        "subscription.tags within { active } and subscription.tags is not empty", "source == target",
        "source.title == \"Basic\"", "subscription.offer.title == \"Basic\"", "subscription.seats in target.seats",
        "subscription.seats + 1 > subscription.seats"}) {
    INFO(condition);
    CHECK(truth_of(condition) == "open");
  }
}

TEST_CASE("what follows from what") {
  const auto [premise, conclusion] = GENERATE(table<std::string, std::string>({
      {"subscription.seats < 5", "subscription.seats < 10"},
      {"subscription.status == active", "subscription.status in { active, paused }"},
      {"subscription.open and live(subscription)", "subscription.open"},
      {"subscription.open", "subscription.open or live(subscription)"},
      {"no s in subscriptions where s.seats > 5", "no s in subscriptions where s.seats > 7 and live(s)"},
      {"every s in subscriptions : s.seats > 5", "no t in subscriptions where t.seats < 5"},
      {"no s in subscriptions where s.tags overlaps { active }", "no s in subscriptions where live(s) and active in s.tags"},
      {"subscription.tags within { active }", "subscription.tags within { active, paused }"},
      {"subscription.offer == basic", "subscription.offer.build == \"1.0\""},
      {"subscription.extra otherwise 0 > 5", "subscription.extra otherwise 0 > 3"},
      {"subscription.seats == customer.age otherwise 1", "subscription.seats >= customer.age otherwise 1"},
  }));
  INFO(premise << " => " << conclusion);
  CHECK(follows(premise, conclusion));
  CHECK_FALSE(follows(conclusion, premise));
}

TEST_CASE("too much to follow is taken to be possible, and ends") {
  std::string many;
  for (int i = 0; i < 40; ++i) {
    const std::string n = std::to_string(i);
    many += (i == 0 ? "" : " and ") + std::string("(some s in subscriptions where (s.seats > ") + n + " or s.seats < -" + n +
            ") and (s.price > " + n + " or s.open))";
  }
  CHECK(truth_of(many) == "open");
  CHECK(truth_of("every a in subscriptions : some b in subscriptions where every c in subscriptions : "
                 "some d in subscriptions where a.seats < b.seats and c.seats < d.seats") == "open");
}
