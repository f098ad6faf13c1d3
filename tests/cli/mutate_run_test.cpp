// SPDX-License-Identifier: Apache-2.0
// rung test --mutate, run as its users run it.
#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

/// All that these rules do, but for what a subscription of ten seats exactly may do.
const std::string suite = R"(as_of: 2020-01-01
snapshot: ../contoso.yaml
subject: a
cases:
  - name: an active one moves up
    set: {"subscriptions[a].seats": 5}
    expect: {medium: {outcome: eligible, advice: [note]}, large: eligible, small: no_path}
  - name: too few seats for the large plan, and enough of them asked for
    expect: {large: {outcome: ineligible, codes: [SeatsFit], requires: [seats_fit]}}
  - name: one that is gone, by its alias
    set: {"subscriptions[a].status": gone, "subscriptions[a].plan": s-1}
    request: {seats: 5}
    expect:
      medium: {outcome: ineligible, codes: [NotActive], remedies: [Reactivate it.]}
      extend: {outcome: ineligible, codes: [NotActive], advice: []}
  - name: as many seats as a medium one has at most
    request: {seats: 50}
    expect: {medium: eligible}
  - name: more than that
    request: {seats: 51}
    expect: {medium: ineligible}
  - name: as many as a large one has
    subject: b
    set: {"subscriptions[b].status": active}
    request: {seats: 500}
    expect: {large: eligible, extend: ineligible}
  - name: more
    subject: b
    request: {seats: 501}
    set: {"subscriptions[b].status": active}
    expect: {large: {outcome: ineligible, codes: [SeatsFit]}}
  - name: none
    request: {seats: 0}
    expect: {medium: ineligible, extend: ineligible}
  - name: one
    request: {seats: 1}
    expect: {medium: eligible, extend: eligible}
  - name: on a large one
    subject: b
    set: {"subscriptions[b].status": active, "subscriptions[b].plan": large}
    request: {seats: 5}
    expect: {extend: eligible}
  - name: on a medium one
    subject: b
    set: {"subscriptions[b].status": active}
    request: {seats: 5}
    expect: {extend: eligible}
  - name: on the last day
    as_of: 2029-12-31
    expect: {medium: eligible}
)";

const std::string ten = R"(  - name: ten seats are the most that a small one has
    request: {seats: 10}
    expect: {extend: eligible}
  - name: eleven are too many
    request: {seats: 11}
    expect: {extend: ineligible}
)";


TEST_CASE("a mutant that no case notices is shown as the line that it changes") {
  const Desk desk;
  desk.write("rules/plans.test.yaml", suite);
  const Run run = desk.rung("test rules --mutate --jobs 1");
  INFO(run.out << run.err);
  CHECK(run.code == 0);
  CHECK(holds(run.out, "M005: no case notices when it says `11` for `10`\n    rules/plans.rung:8:43\n"
                       "    - plan small  { title = \"Small\"  seats = 1..10  ids = { \"S-1\" } }\n"
                       "    + plan small  { title = \"Small\"  seats = 1..11  ids = { \"S-1\" } }\n"));
  CHECK(holds(run.err, "mutants noticed"));
  CHECK(holds(run.err, ", 2 survive\n"));
}

TEST_CASE("where a case notices each mutant there are none to show") {
  const Desk desk;
  desk.write("rules/plans.test.yaml", suite + ten);
  const Run run = desk.rung("test rules --mutate --fail-under-mutation 100");
  INFO(run.out << run.err);
  CHECK(run.code == 0);
  CHECK(!holds(run.out, "no case notices"));
  CHECK(holds(run.err, "(100.0 %)\n"));
}

TEST_CASE("--fail-under-mutation fails below the percentage, and asks for mutation by itself") {
  const Desk desk;
  desk.write("rules/plans.test.yaml", suite);
  const Run run = desk.rung("test rules --fail-under-mutation 99.5");
  INFO(run.out << run.err);
  CHECK(run.code == 1);
  CHECK(holds(run.err, "less than --fail-under-mutation 99.5"));
  CHECK(desk.rung("test rules --fail-under-mutation 90").code == 0);
  CHECK(desk.rung("test rules --fail-under-mutation 101").code == 2);
  CHECK(desk.rung("test rules --fail-under-mutation most").code == 2);
}

TEST_CASE("the report for programs has the same, and how many mutants are none") {
  const Desk desk;
  desk.write("rules/plans.test.yaml", suite);
  const Run run = desk.rung("test rules --mutate --format json");
  CHECK(run.code == 0);
  for (const char* part : {R"("rules": "rules",)", R"("percent": "94.4",)", R"("killed": 34,)", R"("survived": 2,)", R"("equal": )",
                           R"("code": "M005",)", R"("effect": "says `11` for `10`",)", R"("file": "rules/plans.rung",)", R"("line": 8,)", R"("column": 43,)",
                           R"("after": "plan small  { title = \"Small\"  seats = 1..11  ids = { \"S-1\" } }",)", R"("shows": "where small is extended")"}) {
    INFO(part);
    CHECK(holds(run.out, part));
  }
}

TEST_CASE("several rule sets are each mutated, and told apart for programs") {
  const Desk desk;
  desk.write("rules/plans.test.yaml", suite);
  for (const char* folder : {"others", "more"}) {
    desk.write(std::string(folder) + "/plans.rung", sample_rules);
    desk.write(std::string(folder) + "/plans.test.yaml", suite + ten);
  }
  const Run run = desk.rung("test rules others more --mutate --format json");
  CHECK(run.code == 0);
  CHECK(holds(run.out, R"("rules": "rules",
      "percent": "94.4")"));
  CHECK(holds(run.out, R"("rules": "others",
      "percent": "100.0")"));
  CHECK(holds(run.out, R"("name": "an active one moves up")"));
  CHECK(holds(run.err, "106 of 108 mutants noticed (98.1 %), 2 survive\n"));
}

TEST_CASE("the report is the same for any number of jobs") {
  const Desk desk;
  desk.write("rules/plans.test.yaml", suite);
  const std::string alone = desk.rung("test rules --mutate --jobs 1 --run seats").out;
  CHECK(holds(alone, "no case notices"));
  CHECK(desk.rung("test rules --mutate --jobs 4 --run seats").out == alone);
}

TEST_CASE("rules whose tests fail, and rules without tests, are not mutated") {
  const Desk desk;
  desk.write("rules/plans.test.yaml", suite + "  - name: wrong\n    expect: {medium: ineligible}\n");
  const Run failing = desk.rung("test rules --mutate");
  CHECK(failing.code == 1);
  CHECK(holds(failing.err, "`rules` cannot be mutated: its tests do not all pass as it is"));
  CHECK(!holds(failing.out, "no case notices"));
  desk.write("rules/plans.test.yaml", "cases: []\n");
  CHECK(desk.rung("test rules --mutate").code == 1);
}

TEST_CASE("a mutant that the author allows is listed apart and not counted") {
  const Desk desk;
  desk.write("rules/plans.test.yaml", suite);
  std::string rules = sample_rules;
  rules.insert(rules.find("plan small "), "# allow M005: the tenth seat is free\n");
  desk.write("rules/plans.rung", rules);
  const Run run = desk.rung("test rules --mutate --fail-under-mutation 100");
  INFO(run.out << run.err);
  CHECK(run.code == 0);
  CHECK(!holds(run.out, "no case notices"));
  CHECK(holds(run.out, "rules/plans.rung:9:43 M005 is allowed: the tenth seat is free\n"));
  CHECK(holds(run.err, "(100.0 %), 2 allowed as equivalent\n"));
}

TEST_CASE("a comment that allows nothing, or without a reason, is an error") {
  const Desk desk;
  desk.write("rules/plans.test.yaml", suite + ten);
  std::string rules = sample_rules;
  rules.insert(rules.find("plan small "), "# allow M005: the tenth seat is free\n");
  rules.insert(rules.find("require active "), "# allow M015\n");
  rules.insert(rules.find("advise note "), "# allow M099: no such thing\n");
  desk.write("rules/plans.rung", rules);
  const Run run = desk.rung("test rules --mutate");
  INFO(run.out << run.err);
  CHECK(run.code == 1);
  CHECK(holds(run.out, "error[T100]: `M005` is allowed here, and no such mutant survives\n --> rules/plans.rung:8:9\n"));
  CHECK(holds(run.out, "error[T101]: `M015` is allowed here without a reason\n"));
  CHECK(holds(run.out, "error[T100]: there is no mutation operator `M099`\n"));
}

}  // namespace
}  // namespace rung::test
