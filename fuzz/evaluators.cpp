// SPDX-License-Identifier: Apache-2.0
// Choices as well-typed rules and snapshots: the engine decides as the reference does, down to outcomes, reasons, culprits and missing
// facts, and knowing more flips nothing.
#include <cstdio>
#include <cstdlib>

#include "tests/conformance/both_evaluators.hpp"
#include "tests/conformance/random_rules.hpp"

using namespace rung::conformance;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  Chance chance(std::string_view(reinterpret_cast<const char*>(bytes), size));
  const WrittenSchema schema = random_schema(chance);
  const std::string rules = random_rules(chance, schema);
  try {
    DecidedRules decided(chance, rules);
    for (int snapshot = 0; snapshot < 3; ++snapshot) decided.compare_on(random_snapshot(chance, schema));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n%s\n", rules.c_str(), error.what());
    std::abort();
  }
  return 0;
}
