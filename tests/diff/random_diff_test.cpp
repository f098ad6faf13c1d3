// SPDX-License-Identifier: Apache-2.0
// Random rule sets: neither the order of statements nor the way they are laid out is a change.
#include <algorithm>

#include "engine/diff/rules_diff.hpp"
#include "engine/diff/written.hpp"
#include "grammar/parse.hpp"
#include "tests/catch.hpp"
#include "tests/conformance/random_rules.hpp"
#include "tests/conformance/rule_set.hpp"
#include "tests/diff/changes.hpp"
#include "tests/properties/property.hpp"

namespace diffing {
namespace {

using namespace rung;
using namespace rung::conformance;

/// The statements in another order, each on one line.
std::string shuffled(const std::string& rules, Chance& chance) {
  Sources sources;
  const Outcome<ast::File> file = parse(sources, sources.add("a.rung", rules));
  REQUIRE(file.value);
  std::vector<std::string> statements;
  for (const ast::Statement& statement : file.value->statements) statements.push_back(written(sources, statement.range));
  for (std::size_t i = statements.size(); i > 1; --i) std::swap(statements[i - 1], statements[chance.below(i)]);
  std::string text;
  for (const std::string& statement : statements) text += statement + "\n";
  return text;
}

TEST_CASE("random rule sets do not differ from themselves, in whatever order") {
  properties::holds_for_all("no difference from itself", [](Chance& chance) {
    const WrittenSchema schema = random_schema(chance);
    const std::string rules = random_rules(chance, schema);
    for (const std::string& other : {rules, shuffled(rules, chance)})
      if (const std::string found = changes(rules, other); !found.empty()) throw properties::Broken(found + "\n" + rules + "\n" + other);
  });
}

TEST_CASE("random rule sets differ from others") {
  std::size_t differing = 0;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    Chance chance(seed);
    const WrittenSchema schema = random_schema(chance);
    const std::string one = random_rules(chance, schema), other = random_rules(chance, schema);
    if (!changes(one, other).empty()) ++differing;
  }
  CHECK(differing == 30);
}

}  // namespace
}  // namespace diffing
