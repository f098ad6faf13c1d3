// SPDX-License-Identifier: Apache-2.0
// Choices as well-typed rules and snapshots: lines of JSON and counts say what the decisions say, and a condition chooses those for which it
// holds.
#include "fuzz/random_rules.hpp"
#include "tests/conformance/random_snapshot.hpp"
#include "tests/conformance/told.hpp"

using namespace rung::conformance;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  return rung::fuzz::with_random_rules(bytes, size, [](Chance& chance, const WrittenSchema& schema, const std::string& rules) {
    const std::unique_ptr<RuleSet> set = check_rules({{"random.rung", rules}});
    const rung::Query query = random_query(chance);
    Told told(*set, query);
    for (int i = 0; i < 3; ++i) {
      const RandomSnapshot documents = random_snapshot(chance, schema);
      told.snapshot(documents.partial);
      told.snapshot(documents.complete);
      choose_among(*set, query, documents.partial, chance);
    }
    told.end();
  });
}
