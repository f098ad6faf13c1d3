// SPDX-License-Identifier: Apache-2.0
// Random conditions on random snapshots: what is said to be never true is true for none of them, what is said to be never
// false is false for none.
#include <stdexcept>

#include "engine/facts/read.hpp"
#include "engine/reference/reference.hpp"
#include "engine/truth/satisfiable.hpp"
#include "tests/catch.hpp"
#include "tests/conformance/random_rules.hpp"
#include "tests/conformance/random_snapshot.hpp"
#include "tests/conformance/rule_set.hpp"

namespace {

using namespace rung;
using namespace rung::conformance;

constexpr std::int32_t as_of = 19'783;  // 2024-03-01

struct Claimed { bool can_be_true = false, can_be_false = false; };

Claimed claimed_of(const RuleSet& set, const CheckedExpression& checked) {
  truth::Terms terms(set.rules);
  truth::Satisfiability satisfiability(terms);
  const truth::TermId term = terms.of(checked.expression);
  return {satisfiability.can_be({term}), satisfiability.can_be({}, {term})};
}

/// Some of the conditions, so joined that a part often follows from another.
std::string joined(Chance& chance, const std::string& one, const std::string& other) {
  switch (chance.below(6)) {
    case 0: return "(" + one + ") and not (" + one + ")";
    case 1: return "(" + one + ") and (" + other + ") and not (" + one + ")";
    case 2: return "(" + one + ") or (" + other + ") or not (" + one + ")";
    case 3: return "((" + one + ") and (" + other + ")) implies (" + one + ")";
    case 4: return "(" + one + ") and (" + other + ")";
    default: return "(" + one + ") implies (" + other + ")";
  }
}

std::string answer(const RuleSet& set, const CheckedExpression& checked, const std::string& document) {
  const Layout layout = make_layout(set.rules.schema, checked.mentioned);
  Facts facts(set.rules.schema, layout, layout.pool);
  SnapshotReader reader(set.rules.schema, layout, {false, true, {}});
  std::string printed;
  reader.read_json(document, facts, [&](std::uint32_t, const std::vector<SnapshotError>& errors) {
    if (!errors.empty()) throw std::runtime_error(errors[0].path + ": " + errors[0].message);
    const Answer found = *reference::ask(set.rules, checked, as_of, set.sources, facts, {});
    printed = found.unknown ? "unknown" : found.printed;
    return true;
  });
  return printed;
}

}  // namespace

TEST_CASE("what is said to be never true or never false is so on random snapshots") {
  std::size_t settled = 0;
  std::size_t held = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Chance chance(seed);
    const WrittenSchema schema = random_schema(chance);
    const std::string rules = "package random { title en \"R\"  languages en }\n" + schema.text;
    for (int condition = 0; condition < 8; ++condition) {
      const std::string text = joined(chance, random_condition(chance, schema), random_condition(chance, schema));
      const std::unique_ptr<RuleSet> set = check_rules({{"random.rung", rules}});
      const CheckedExpression checked = check_ask(*set, text, {});
      const Claimed claimed = claimed_of(*set, checked);
      if (claimed.can_be_true && claimed.can_be_false) continue;
      ++settled;
      for (int snapshot = 0; snapshot < 12; ++snapshot) {
        const RandomSnapshot documents = random_snapshot(chance, schema);
        for (const std::string& document : {documents.partial, documents.complete}) {
          const std::string found = answer(*set, checked, document);
          INFO("seed " << seed << "\n" << text << "\n" << document);
          CHECK_FALSE((found == "true" && !claimed.can_be_true));
          CHECK_FALSE((found == "false" && !claimed.can_be_false));
          held += found == "unknown" ? 0 : 1;
        }
      }
    }
  }
  CHECK(settled > 100);
  CHECK(held > 1000);
}
