// SPDX-License-Identifier: Apache-2.0
// Random rules on random snapshots: the engine decides as the reference does, and knowing more never flips what was decided.
#include "tests/conformance/both_evaluators.hpp"
#include "tests/conformance/random_rules.hpp"
#include "tests/properties/property.hpp"

namespace rung::properties {

using namespace conformance;

TEST_CASE("the engine and the reference decide random rules alike, and knowing more flips nothing") {
  std::size_t compared = 0;
  holds_for_all("decided alike", [&](Chance& chance) {
    const WrittenSchema schema = random_schema(chance);
    const std::string rules = random_rules(chance, schema);
    try {
      DecidedRules decided(chance, rules);
      for (int snapshot = 0; snapshot < 20; ++snapshot, ++compared) decided.compare_on(random_snapshot(chance, schema));
    } catch (const std::exception& error) {
      throw Broken(rules + "\n" + error.what());
    }
  });
  CHECK(compared >= 2000);
}

TEST_CASE("ask answers random conditions as the reference does, and knowing more flips nothing") {
  std::size_t compared = 0;
  holds_for_all("asked alike", [&](Chance& chance) {
    const WrittenSchema schema = random_schema(chance);
    const std::string rules = "package random { title en \"R\"  languages en }\n" + schema.text;
    for (int condition = 0; condition < 10; ++condition, ++compared) {
      const std::string text = random_condition(chance, schema);
      try {
        const std::unique_ptr<RuleSet> set = check_rules({{"random.rung", rules}});
        compare_condition(chance, schema, *set, text);
      } catch (const std::exception& error) {
        throw Broken(rules + "\n" + text + "\n" + error.what());
      }
    }
  });
  CHECK(compared >= 1000);
}

}  // namespace rung::properties
