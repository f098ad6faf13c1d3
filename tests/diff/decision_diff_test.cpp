// SPDX-License-Identifier: Apache-2.0
// Decisions of two rule sets side by side: what became of each, gathered, the most urgent first.
#include "engine/diff/decision_diff.hpp"

#include "tests/catch.hpp"

namespace rung {
namespace {

Ruling ruling(std::optional<OutcomeKind> outcome, std::vector<std::string> codes = {}, std::vector<std::string> missing = {}) {
  return {outcome, std::move(codes), std::move(missing)};
}
DecisionBrief brief(const std::string& subject, const std::string& to, Ruling of) {
  return {subject, Action::upgrade, "a", to, std::move(of)};
}
const Ruling yes = ruling(OutcomeKind::eligible), no = ruling(OutcomeKind::ineligible, {"X"}),
             maybe = ruling(OutcomeKind::undetermined, {}, {"customer.id"}), nothing = ruling({});

TEST_CASE("what became of a decision") {
  struct Case { Ruling before, after; std::optional<Turn> turn; };
  const Case cases[] = {
      {yes, yes, {}},
      {no, yes, Turn::allowed},
      {maybe, yes, Turn::allowed},
      {nothing, yes, Turn::allowed},
      {yes, no, Turn::refused},
      {maybe, no, Turn::refused},
      {yes, nothing, Turn::withdrawn},
      {no, nothing, Turn::withdrawn},
      {yes, maybe, Turn::undetermined},
      {no, maybe, Turn::undetermined},
      {nothing, no, Turn::introduced},
      {nothing, maybe, Turn::introduced},
      {no, ruling(OutcomeKind::ineligible, {"X", "Y"}), Turn::reasons},
      {maybe, ruling(OutcomeKind::undetermined, {}, {"customer.name"}), Turn::missing},
      {no, ruling(OutcomeKind::ineligible, {"X"}, {"customer.id"}), Turn::missing},
  };
  for (const Case& each : cases) {
    DecisionDiff diff;
    diff.add("x.yaml", each.before.outcome ? std::vector{brief("s", "b", each.before)} : std::vector<DecisionBrief>(),
             each.after.outcome ? std::vector{brief("s", "b", each.after)} : std::vector<DecisionBrief>());
    CAPTURE(&each - cases);
    CHECK(diff.changed() == (each.turn ? 1 : 0));
    CHECK(diff.snapshots_changed() == diff.changed());
    if (each.turn) {
      REQUIRE(diff.groups().size() == 1);
      CHECK(diff.groups()[0].turn == *each.turn);
    }
  }
}

TEST_CASE("changes are gathered by path and by what changed") {
  DecisionDiff diff;
  for (int i = 0; i < 5; ++i) {
    const std::string name = "s" + std::to_string(i);
    diff.add(name + ".yaml", {brief(name, "b", no), brief(name, "c", yes), brief(name, "d", yes)},
             {brief(name, "d", yes), brief(name, "c", i < 2 ? no : maybe), brief(name, "b", yes)});
  }
  const std::vector<DecisionGroup> groups = diff.groups();
  REQUIRE(groups.size() == 3);
  CHECK(groups[0].turn == Turn::allowed);
  CHECK(groups[0].count == 5);
  REQUIRE(groups[0].examples.size() == 3);
  CHECK(groups[0].examples[2].snapshot == "s2.yaml");
  CHECK(groups[0].examples[2].subject == "s2");
  CHECK(groups[1].turn == Turn::refused);
  CHECK(groups[1].to == "c");
  CHECK(groups[1].count == 2);
  CHECK(groups[2].turn == Turn::undetermined);
  CHECK(diff.decisions() == 15);
  CHECK(diff.changed() == 10);
  CHECK(diff.snapshots() == 5);
}

TEST_CASE("those that were eligible come first, then the many") {
  DecisionDiff diff;
  diff.add("x", {brief("1", "b", no), brief("2", "b", no), brief("3", "c", yes), brief("4", "d", maybe)}, {});
  const std::vector<DecisionGroup> groups = diff.groups();
  REQUIRE(groups.size() == 3);
  CHECK(groups[0].to == "c");
  CHECK(groups[1].count == 2);
}

TEST_CASE("indices, places of overflows and the order of reasons are no change") {
  Decision decision;
  decision.subject = "s";
  decision.outcome = OutcomeKind::ineligible;
  decision.reasons.resize(3);
  decision.reasons[0].code = "Z";
  decision.reasons[1].code = "A";
  decision.reasons[2].code = "Z";
  decision.missing = {{"subscriptions[12].seats", "", {}}, {"subscriptions[3].seats", "", {}}, {"", "a.rung:1:2", {}}};
  const std::vector<DecisionBrief> briefs = briefs_of({decision}, nullptr, "plan");
  CHECK(briefs[0].ruling.codes == std::vector<std::string>{"A", "Z"});
  CHECK(briefs[0].ruling.missing == std::vector<std::string>{"overflow", "subscriptions[].seats"});
}

TEST_CASE("entries of another name are the same entries") {
  Decision decision;
  decision.from = "old";
  decision.to = "other";
  Renames renames;
  renames.entries[{"plan", "old"}] = "new";
  CHECK(briefs_of({decision}, &renames, "plan")[0].from == "new");
  CHECK(briefs_of({decision}, &renames, "plan")[0].to == "other");
  CHECK(briefs_of({decision}, nullptr, "plan")[0].from == "old");
}

TEST_CASE("snapshots that cannot be read are told apart") {
  DecisionDiff diff;
  diff.add_unread("a", "", "S103: no");
  diff.add_unread("b", "S103: no", "");
  diff.add_unread("c", "S103: no", "S104: no");
  for (int i = 0; i < 5; ++i) diff.add_unread("d", "x", "y");
  CHECK(diff.only_before().count == 1);
  CHECK(diff.only_before().examples[0].error == "S103: no");
  CHECK(diff.only_after().examples[0].snapshot == "b");
  CHECK(diff.neither().count == 6);
  CHECK(diff.neither().examples.size() == 3);
  CHECK(diff.snapshots_changed() == 2);
}

}  // namespace
}  // namespace rung
