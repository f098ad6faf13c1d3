// SPDX-License-Identifier: Apache-2.0
// Which type an expression has, in pairs; what is wrong shows its code instead.
#include "tests/catch.hpp"

#include "tests/check/checking.hpp"

namespace {

struct Case {
  const char* expression;
  const char* type;
};

void check_cases(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    INFO(one.expression);
    CHECK(checking::type_of(one.expression) == one.type);
  }
}

}  // namespace

TEST_CASE("literals have the type that they look like") {
  check_cases({{"3", "int"},
               {"-3", "int"},
               {"-9223372036854775808", "int"},
               {"12.50", "decimal"},
               {"true", "bool"},
               {"\"x\"", "text"},
               {"2018-10-29", "date"},
               {"version(\"4.13.4\")", "version"},
               {"1..300", "range of int"},
               {"1.5..", "range of decimal"},
               {"1..2.5", "range of decimal"},
               {"..2018-10-29", "range of date"},
               {"version(\"1\")..version(\"2\")", "range of version"},
               {"{ 1, 2, 1 }", "set of int"},
               {"{ 1, 2.5 }", "set of decimal"},
               {"{ \"a\" }", "set of text"},
               {"{ subscription.build, \"1.2\" }", "set of version"},
               {"{ subscription.seats, 1.5 }", "set of decimal"}});
}

TEST_CASE("bare names take their type from where they stand") {
  check_cases({{"subscription.status == active", "bool"},
               {"active == subscription.status", "bool"},
               {"subscription.status in { active, paused }", "bool"},
               {"active in subscription.tags", "bool"},
               {"subscription.tags | { active }", "set of status"},
               {"{ active } | subscription.tags", "set of status"},
               {"({ active } & {}) | subscription.tags", "set of status"},
               {"subscription.tags - { active } - { paused }", "set of status"},
               {"subscription.tags == {}", "bool"},
               {"{} == subscription.tags", "bool"},
               {"subscription.tags overlaps ({ active } - { paused })", "bool"},
               {"source == basic", "bool"},
               {"source == \"2.0\"", "bool"},
               {"source in { basic, \"2.0\" }", "bool"},
               {"offer.\"2.0\"", "offer"},
               {"offer.basic.title", "text"},
               {"status.active", "status"},
               {"if subscription.open then active else subscription.status", "status"},
               {"if subscription.open then { active } else subscription.tags", "set of status"},
               {"subscription.status == (if subscription.open then active else paused)", "bool"},
               {"size({ active } & subscription.tags)", "int"},
               {"union({ s.status } for s in subscriptions)", "set of status"},
               {"union({ active } for s in subscriptions) == subscription.tags", "bool"},
               {"request.to otherwise basic", "offer"},
               {"{ active }", "R203"},
               {"active == paused", "R203"},
               {"{}", "R233"}});
}

TEST_CASE("numbers mix to decimal and nothing else converts") {
  check_cases({{"subscription.seats + 1.5", "decimal"},
               {"subscription.price * subscription.seats", "decimal"},
               {"subscription.price + 1", "decimal"},
               {"subscription.seats == 1.5", "bool"},
               {"subscription.seats in 1.5..2.5", "bool"},
               {"1 in { 1.5, 2.5 }", "bool"},
               {"if subscription.open then 1 else 2.5", "decimal"},
               {"request.seats otherwise 1.5", "decimal"},
               {"subscription.share otherwise 1", "decimal"},
               {"sum(s.seats for s in subscriptions) + 0.5", "decimal"},
               {"subscription.build > \"4.13\"", "bool"},
               {"\"4.13\" < subscription.build", "bool"},
               {"subscription.build in { \"4.13\", \"4.14\" }", "bool"},
               {"subscription.name == 3", "R221"},
               {"subscription.seats == \"3\"", "R221"},
               {"subscription.since == \"2018-10-29\"", "R221"},
               {"1.5 in subscription.marks", "R226"}});
}

TEST_CASE("dates and durations") {
  check_cases({{"today + 30 days", "date"},
               {"subscription.since - 1 month", "date"},
               {"today - subscription.since", "int"},
               {"today - subscription.since > 30", "bool"},
               {"today + 1 year + 1 day", "date"},
               {"today + today", "R223"},
               {"3 days", "R231"},
               {"subscription.seats + 3 days", "R231"}});
}

TEST_CASE("quantifiers and aggregates") {
  check_cases({{"some s in subscriptions where s.open", "bool"},
               {"no s in subscriptions where s != subscription and live(s)", "bool"},
               {"every s in subscriptions : s.open", "bool"},
               {"every s in subscriptions where live(s) : s.seats > 3", "bool"},
               {"count(s in subscriptions where s.open)", "int"},
               {"sum(s.seats for s in subscriptions)", "int"},
               {"sum(s.price for s in subscriptions where s.open)", "decimal"},
               {"min(s.since for s in subscriptions) otherwise today", "date"},
               {"max(s.build for s in subscriptions) otherwise \"1.0\"", "version"},
               {"min(s.seats for s in subscriptions)", "R191"},
               {"some m in subscription.marks where m > 3", "bool"},
               {"some t in subscription.tags where t == active", "bool"},
               {"some t in added where t == active", "bool"},
               {"some t in (subscription.tags - { active }) where t == paused", "bool"},
               {"size(subscription.marks) + size(subscription.tags)", "int"},
               {"subscription.marks is not empty", "bool"},
               {"subscription.name is empty", "bool"}});
}

TEST_CASE("fields, components, defines and records") {
  check_cases({{"target.build.minor", "int"},
               {"version(\"4.13.4\").patch", "int"},
               {"subscription.owner", "owner"},
               {"subscription.owner == customer", "bool"},
               {"subscription.past", "list of owner"},
               {"live(subscription)", "bool"},
               {"added", "set of status"},
               {"subscription.span == 1..300", "bool"},
               {"subscription.seats in subscription.span", "bool"},
               {"source.seats", "range of int"},
               {"request.seats otherwise subscription.extra otherwise 3", "int"}});
}

TEST_CASE("one mistake is told once") {
  check_cases({{"custmer.nick.length + 3 > zzz2", "R200"},
               {"subscription.nam == \"x\" and subscription.nam != \"x\"", "R210 R210"},
               {"(subscription.name + 1) * 3 > 5", "R221"},
               {"some s in nothing where s.open and s.seats > 3", "R200"},
               {"subscription.tags contains active", "R225"},
               {"not (subscription.stauts == active)", "R210"},
               {"subscription.stauts in { active, paused }", "R210"}});
}
