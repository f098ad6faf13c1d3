// SPDX-License-Identifier: Apache-2.0
// Random rules on random snapshots: what is told straight from the walk over decisions (lines of JSON, counts) is what the decisions
// themselves say, and a condition chooses those for which it holds.
#include "tests/catch.hpp"
#include "tests/conformance/random_rules.hpp"
#include "tests/conformance/random_snapshot.hpp"
#include "tests/conformance/told.hpp"

using namespace rung;
using namespace rung::conformance;

TEST_CASE("lines and counts say what decisions say") {
  constexpr std::uint64_t seeds = 120;
  std::size_t told = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    Chance chance(seed);
    const WrittenSchema schema = random_schema(chance);
    const std::string rules = random_rules(chance, schema);
    INFO("seed " << seed << "\n" << rules);
    const std::unique_ptr<RuleSet> set = check_rules({{"random.rung", rules}});
    const Query query = random_query(chance);
    Told all(*set, query);
    for (int snapshot = 0; snapshot < 20; ++snapshot, ++told) {
      const RandomSnapshot documents = random_snapshot(chance, schema);
      all.snapshot(documents.partial);
      all.snapshot(documents.complete);
      choose_among(*set, query, documents.partial, chance);
    }
    all.end();
  }
  REQUIRE(told == seeds * 20);
}
