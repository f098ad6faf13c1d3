// SPDX-License-Identifier: Apache-2.0
// A summary makes no text of any decision: where all is known, the next fleet like the last one allocates nothing at all.
#include <algorithm>

#include "bench/deciding.hpp"
#include "bench/fleet.hpp"
#include "cli/summary/tally.hpp"
#include "engine/describe/decide.hpp"
#include "tests/catch.hpp"
#include "tests/evaluate/allocations.hpp"

using namespace rung;

namespace {

constexpr std::uint32_t customers = 200;

bool any_waits(Decider& decider, const Facts& facts) {
  std::vector<Decision> decisions;
  decider.decide(facts, {}, decisions);
  return std::any_of(decisions.begin(), decisions.end(), [](const Decision& decision) { return !decision.missing.empty(); });
}

struct Fleet {
  Fleet() : rules(bench::open_rules("rules/office365_cn")), snapshots(*rules->program, customers) {
    snapshots.fill(bench::fleet_as_ndjson(customers, 1), 0);
    Decider decider(*rules->program, rules->sources);
    for (std::size_t i = 0; i < snapshots.count(); ++i)
      (any_waits(decider, snapshots[i]) ? waiting : known).push_back(&snapshots[i]);
  }
  std::unique_ptr<bench::Rules> rules;
  bench::ReadSnapshots snapshots;
  std::vector<const Facts*> known, waiting;
};

/// Of the second time that `tell` is called of each: what is kept is there by then.
template <class Tell>
std::size_t allocations_of(const std::vector<const Facts*>& snapshots, Tell tell) {
  for (const Facts* facts : snapshots) tell(*facts);
  const std::size_t before = allocations();
  for (const Facts* facts : snapshots) tell(*facts);
  return allocations() - before;
}

}  // namespace

TEST_CASE("a summary of decisions that wait for nothing allocates nothing") {
  const Fleet fleet;
  REQUIRE(fleet.known.size() > customers / 2);
  const Query query;
  cli::Tally tally(*fleet.rules->program);
  cli::Tallying tallying(*fleet.rules->program, fleet.rules->sources, query, tally);
  cli::Totals totals;
  CHECK(allocations_of(fleet.known, [&](const Facts& facts) { tallying.snapshot(facts, totals); }) == 0);
  // Of all outcomes but the one that waits.
  CHECK(totals.outcomes[static_cast<std::size_t>(OutcomeKind::eligible)] > 0);
  CHECK(totals.outcomes[static_cast<std::size_t>(OutcomeKind::ineligible)] > 0);
}
