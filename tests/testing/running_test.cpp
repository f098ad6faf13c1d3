// SPDX-License-Identifier: Apache-2.0
// Cases are run on the snapshots that they make, and pass where everything that they expect comes.
#include <set>

#include "tests/catch.hpp"
#include "tests/testing/tried.hpp"

namespace rung::testing {
namespace {

struct Pair { std::string lines, outcomes; };

TEST_CASE("a case passes or says what came instead") {
  const Pair table[] = {
      {"    expect: {medium: eligible, small: no_path, extend: eligible}\n", "it: passed\n"},
      {"    expect: {S-1: no_path, MEDIUM: eligible}\n", "it: passed\n"},
      {"    expect: {medium: ineligible}\n", "it: failed\n  medium outcome ineligible eligible\n"},
      {"    expect: {medium: no_path}\n", "it: failed\n  medium outcome no_path eligible\n"},
      {"    expect: {small: eligible}\n", "it: failed\n  small outcome eligible no_path\n"},
      {"    expect: {large: ineligible}\n", "it: passed\n"},
      {"    expect: {large: {outcome: ineligible, codes: [SeatsFit], requires: [seats_fit], missing: []}}\n", "it: passed\n"},
      {"    expect: {large: {outcome: ineligible, codes: [SeatsFit, NotActive]}}\n",
       "it: failed\n  large codes [NotActive, SeatsFit] [SeatsFit]\n"},
      {"    expect: {large: {outcome: ineligible, remedies: [Reactivate it.]}}\n",
       "it: failed\n  large remedies [Reactivate it.] [(none)]\n"},
      {"    request: {seats: 5}\n    expect: {large: eligible}\n", "it: passed\n"},
      {"    subject: \"7\"\n    expect: {medium: {outcome: ineligible, codes: [NotActive], remedies: [Reactivate it.]}}\n",
       "it: passed\n"},
      {"    subject: b\n    expect: {large: no_path, extend: ineligible}\n", "it: passed\n"},
      {"    subject: b\n    set: {account.tier: 2}\n    expect: {large: ineligible}\n", "it: passed\n"},
      {"    subject: b\n    unset: [account.tier]\n    expect: {large: {outcome: ineligible, missing: [account.tier]}}\n",
       "it: passed\n"},
      {"    expect: {medium: {outcome: eligible, advice: [note]}, extend: {outcome: eligible, advice: []}}\n", "it: passed\n"},
      {"    unset: [account.city]\n    expect: {medium: {outcome: eligible, advice: []}}\n", "it: passed\n"},
      {"    unset: [account]\n    expect: {medium: {outcome: eligible, advice: [note], missing: []}}\n",
       "it: passed\n"},
      {"    expect: {medium: {outcome: eligible, advice: []}}\n", "it: failed\n  medium advice [] [note]\n"}};
  for (const Pair& pair : table) {
    INFO(pair.lines);
    std::string test = one_case(pair.lines);
    if (pair.lines.find("subject:") != std::string::npos) test.replace(test.find("    subject: a\n"), 15, "");
    const Tried tried(test);
    CHECK(tried.outcomes() == pair.outcomes);
    CHECK(tried.diagnostics().empty());
  }
}

TEST_CASE("set and unset make the snapshot that a case is about") {
  const Pair table[] = {
      {"    set: {\"subscriptions[a].status\": !unknown}\n"
       "    expect: {medium: {outcome: undetermined, missing: [\"subscriptions[a].status\"]}}\n", "it: passed\n"},
      {"    set: {\"subscriptions[a].status\": {\"!unknown\": true}}\n    expect: {medium: undetermined}\n", "it: passed\n"},
      {"    unset: [\"subscriptions[0].status\"]\n    expect: {medium: {outcome: undetermined, missing: [\"subscriptions[0].status\"]}}\n",
       "it: passed\n"},
      {"    set: {\"subscriptions[a].seats\": 5}\n    expect: {large: eligible}\n", "it: passed\n"},
      {"    set: {\"subscriptions[\\\"7\\\"].plan\": medium}\n"
       "    expect: {medium: {outcome: ineligible, codes: [Alone], culprits: [\"7\"]}}\n", "it: passed\n"},
      {"    set: {\"subscriptions[2].plan\": medium}\n    expect: {medium: {outcome: ineligible, culprits: [\"7\"]}}\n",
       "it: passed\n"},
      {"    set: {\"subscriptions[b].tags\": []}\n    expect: {medium: {outcome: ineligible, culprits: [b]}}\n", "it: passed\n"},
      {"    set: {\"subscriptions[b].tags\": [], \"subscriptions[b]\": {id: b, plan: small}}\n    expect: {medium: eligible}\n",
       "it: passed\n"},
      {"    set: {\"subscriptions[3]\": {id: d, plan: medium}}\n    expect: {medium: {outcome: ineligible, culprits: [d]}}\n",
       "it: passed\n"},
      {"    set: {\"subscriptions[b].tags\": []}\n    unset: [\"subscriptions[b]\"]\n    expect: {medium: eligible}\n",
       "it: passed\n"},
      {"    unset: [\"subscriptions[1]\", \"subscriptions[2].status\", \"subscriptions[0].seller\"]\n    expect: {medium: eligible}\n",
       "it: passed\n"},
      {"    unset: [account]\n    set: {account.city: Oslo}\n    expect: {medium: eligible}\n", "it: passed\n"},
      {"    unset: [subscriptions]\n    expect: {medium: {outcome: undetermined, missing: [subscriptions]}}\n", "it: passed\n"},
      {"    set: {\"subscriptions[a].plan\": !unknown}\n"
       "    expect: {small: {outcome: undetermined, missing: [\"subscriptions[a].plan\"]}, extend: undetermined}\n", "it: passed\n"},
      {"    set: {\"subscriptions[a].plan\": Gigantic}\n    expect: {large: no_path, extend: no_path}\n", "it: passed\n"},
      {"    set: {\"subscriptions[a].seller\": ~}\n    expect: {medium: eligible}\n", "it: passed\n"}};
  for (const Pair& pair : table) {
    INFO(pair.lines);
    const Tried tried(one_case(pair.lines));
    CHECK(tried.diagnostics().empty());
    CHECK(tried.outcomes() == pair.outcomes);
  }
}

TEST_CASE("a snapshot may stand in the test file, be JSON, or one of several") {
  const std::string expect = "    expect: {medium: {outcome: undetermined, missing: [\"subscriptions[0].seats\"]}}\n";
  const std::string head = "as_of: 2020-06-01\ncases:\n  - name: it\n    subject: z\n";
  const std::string snapshot = R"({"account": {"tier": 1}, "subscriptions": [{"id": "z", "plan": "small", "status": "active"}]})";
  CHECK(Tried(head + "    snapshot: " + snapshot + "\n" + expect).outcomes() == "it: passed\n");
  const std::string json_file = head + "    snapshot: ../z.json\n" + expect;
  CHECK(Tried(json_file, {{"/plans/z.json", snapshot}}).outcomes() == "it: passed\n");
  CHECK(Tried(json_file, {{"/plans/z.json", "\xEF\xBB\xBF" + snapshot}}).outcomes() == "it: passed\n");
  CHECK(Tried(json_file, {{"/plans/z.json", "{a: 1}"}}).diagnostics() ==
        "S100 z.json:1:2 not valid JSON: expected a key in quotes, found \"a\"\n");
  CHECK(Tried(head + "    snapshot: ../z.ndjson\n" + expect, {{"/plans/z.ndjson", R"({"account": {"tier": 1}})" + std::string("\n") + snapshot}})
            .outcomes() == "it: passed\n");
  CHECK(Tried(head + "    snapshot: ../z.yaml\n" + expect, {{"/plans/z.yaml", contoso + "---\n" + snapshot}}).outcomes() == "it: passed\n");
  CHECK(Tried(head + "    snapshot: ../z.yaml\n" + expect, {{"/plans/z.yaml", contoso + "---\n" + contoso}}).diagnostics() ==
        "T013 t.test.yaml:4:14 none of 2 snapshots has a subscription `z`\n");
  CHECK(Tried(json_file, {{"/plans/z.json", " "}}).diagnostics() == "T011 t.test.yaml:5:15 `../z.json` holds no snapshot\n");
}

TEST_CASE("a field that the schema does not have is refused where the test file says it, and not in a shared snapshot") {
  const std::string shared = contoso + "more: 1\n";
  CHECK(Tried(one_case("    expect: {medium: eligible}\n"), {{"/plans/contoso.yaml", shared}}).outcomes() == "it: passed\n");
  CHECK(Tried("as_of: 2020-06-01\nsnapshot: {acount: {tier: 1}, subscriptions: []}\ncases:\n  - {name: it, subject: a, expect: {medium: "
              "eligible}}\n").diagnostics() == "S121 t.test.yaml:2:12 the snapshot has no field \"acount\"; did you mean \"account\"?\n");
}

TEST_CASE("a failure names the operand that decided and what it read") {
  const Tried tried(one_case("    set: {\"subscriptions[b].tags\": []}\n    expect: {medium: eligible}\n"));
  REQUIRE(tried.run.cases.size() == 1);
  REQUIRE(tried.run.cases[0].failures.size() == 1);
  const Failure& failure = tried.run.cases[0].failures[0];
  REQUIRE(failure.deciding.size() == 1);
  CHECK(failure.deciding[0].name == "alone");
  CHECK(failure.deciding[0].state == "false");
  CHECK(failure.deciding[0].text == "s != subscription and s.plan == target and not (\"spare\" in s.tags)");
  REQUIRE_FALSE(failure.deciding[0].facts.empty());
  CHECK(failure.deciding[0].facts[0].path == "subscriptions[1].plan");
  REQUIRE(failure.deciding[0].facts[0].place);
  CHECK(tried.set->sources[failure.deciding[0].facts[0].place->source].name() == "/plans/contoso.yaml");
  const Tried no_path(one_case("    expect: {small: eligible}\n"));
  CHECK(no_path.run.cases[0].failures[0].remark == "no path leads there on 2020-06-01");
}

TEST_CASE("cases run in any number of threads and come in order") {
  std::string test = "as_of: 2020-06-01\nsubject: a\nsnapshot: ../contoso.yaml\ncases:\n", expected;
  for (int i = 0; i < 40; ++i) {
    test += "  - {name: case " + std::to_string(i) + ", expect: {medium: " + (i % 2 == 0 ? "eligible" : "ineligible") + "}}\n";
    expected += "case " + std::to_string(i) + (i % 2 == 0 ? ": passed\n" : ": failed\n  medium outcome ineligible eligible\n");
  }
  RunOptions options;
  options.jobs = 4;
  CHECK(Tried(test, {}, options).outcomes() == expected);
  options.jobs = 100;
  CHECK(Tried(test, {}, options).outcomes() == expected);
  options.only_whether = true;
  CHECK(Tried(test, {}, options).outcomes() == "case 0: passed\ncase 1: failed\n  medium outcome ineligible eligible\n");
}

TEST_CASE("whoever watches sees each expectation with its decision") {
  std::multiset<std::string> seen;
  RunOptions options;
  options.on_decision = [&](const ObservedDecision& observed) {
    CHECK(observed.query.target.has_value());
    seen.insert((observed.expectation.target ? observed.expectation.target->text : "extend") + " " + std::string(spell(observed.decision.outcome)));
  };
  const Tried tried(one_case("    expect: {medium: eligible, large: eligible, small: no_path, extend: eligible}\n"), {}, options);
  CHECK(seen == std::multiset<std::string>{"medium eligible", "large ineligible", "small no_path", "extend eligible"});
  CHECK(tried.run.count(CaseState::failed) == 1);
}

TEST_CASE("a suite of which nothing was chosen did not pass") {
  RunOptions options;
  options.chosen = [](const TestCase&) { return false; };
  const Tried tried(one_case("    expect: {medium: eligible}\n"), {}, options);
  CHECK(tried.run.cases.empty());
  CHECK_FALSE(tried.run.passed());
}

}  // namespace
}  // namespace rung::testing
