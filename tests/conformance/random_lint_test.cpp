// SPDX-License-Identifier: Apache-2.0
// Lints over random rules, held against what those rules decide on random snapshots: what is said never to fail gives no
// reason, and what is said to follow from another one fails only where that does.
#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include "engine/facts/read.hpp"
#include "engine/lint/lint.hpp"
#include "engine/reference/reference.hpp"
#include "grammar/parse.hpp"
#include "tests/catch.hpp"
#include "tests/conformance/random_rules.hpp"
#include "tests/conformance/random_snapshot.hpp"

namespace {

using namespace rung;
using namespace rung::conformance;

constexpr std::int32_t as_of = 19'783;  // 2024-03-01

/// What the findings say of preconditions.
struct Said {
  std::set<std::string> never_fail, always_block;
  std::multimap<std::string, std::string> follows;  ///< from which other one
};

Said said_of(const std::vector<Finding>& findings) {
  static const std::regex never("precondition `([^`]+)` (never fails|applies to no path).*");
  static const std::regex always("precondition `([^`]+)` always blocks.*");
  static const std::regex follows("precondition `([^`]+)` (?:fails only where|asks for the same as) `([^`]+)`.*");
  Said said;
  for (const Finding& finding : findings) {
    std::smatch match;
    const std::string& message = finding.diagnostic.message;
    if (std::regex_match(message, match, never)) said.never_fail.insert(match[1]);
    if (std::regex_match(message, match, always)) said.always_block.insert(match[1]);
    if (std::regex_match(message, match, follows)) said.follows.emplace(match[1], match[2]);
  }
  return said;
}

struct Checked {
  Sources sources;
  ast::RuleSet written;
  Outcome<CheckedRules> outcome;
};

void fill(Checked& checked, const std::string& text) {
  Outcome<ast::File> file = parse(checked.sources, checked.sources.add("random.rung", text));
  REQUIRE(file.value);
  checked.written.files.push_back(std::move(*file.value));
  checked.outcome = rung::check(checked.sources, checked.written);
  REQUIRE(checked.outcome.value);
}

std::vector<Decision> decisions(const Checked& checked, const std::string& document) {
  const CheckedRules& rules = *checked.outcome.value;
  const Layout layout = make_layout(rules.schema, rules.mentioned);
  Facts facts(rules.schema, layout, layout.pool);
  SnapshotReader reader(rules.schema, layout, {false, true, {}});
  std::vector<Decision> decided;
  reader.read_json(document, facts, [&](std::uint32_t, const std::vector<SnapshotError>& errors) {
    REQUIRE(errors.empty());
    bool found = true;
    decided = reference::decide(rules, as_of, checked.sources, facts, {}, found);
    return true;
  });
  return decided;
}

}  // namespace

TEST_CASE("what lints say of random rules holds for what these decide") {
  std::size_t held = 0;
  std::map<std::string, std::size_t> codes;
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    Chance chance(seed);
    const WrittenSchema schema = random_schema(chance);
    const std::string text = random_rules(chance, schema);
    Checked checked;
    fill(checked, text);
    LintInput input{checked.sources, checked.written, *checked.outcome.value, nullptr, {}, as_of};
    const std::vector<Finding> findings = lint(input);
    for (const Finding& finding : findings) ++codes[finding.diagnostic.code];
    const Said said = said_of(findings);
    if (said.never_fail.empty() && said.always_block.empty() && said.follows.empty()) continue;
    for (int snapshot = 0; snapshot < 12; ++snapshot) {
      for (const Decision& decision : decisions(checked, random_snapshot(chance, schema).complete)) {
        std::set<std::string> failed;
        for (const Reason& reason : decision.reasons) failed.insert(reason.require);
        INFO("seed " << seed << "\n" << text);
        for (const std::string& name : failed) {
          INFO(name);
          CHECK(said.never_fail.count(name) == 0);
          for (auto [at, end] = said.follows.equal_range(name); at != end; ++at) CHECK(failed.count(at->second) == 1);
        }
        ++held;
      }
    }
  }
  CHECK(held > 300);
  for (const char* code : {"L050", "L051", "L052", "L053", "L054", "L057", "L059"}) CHECK(codes[code] > 0);
}
