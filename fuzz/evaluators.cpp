// SPDX-License-Identifier: Apache-2.0
// Choices as well-typed rules and snapshots: the engine decides as the reference does, down to outcomes, reasons, culprits and missing
// facts, and knowing more flips nothing.
#include "fuzz/random_rules.hpp"
#include "tests/conformance/both_evaluators.hpp"

using namespace rung::conformance;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  return rung::fuzz::with_random_rules(bytes, size, [](Chance& chance, const WrittenSchema& schema, const std::string& rules) {
    DecidedRules decided(chance, rules);
    for (int snapshot = 0; snapshot < 3; ++snapshot) decided.compare_on(random_snapshot(chance, schema));
  });
}
