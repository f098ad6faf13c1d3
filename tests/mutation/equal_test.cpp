// SPDX-License-Identifier: Apache-2.0
// The claim that a mutant means what the rules mean, held against what the two decide.
#include <fmt/format.h>

#include "engine/check/check.hpp"
#include "engine/describe/decide.hpp"
#include "engine/facts/read.hpp"
#include "engine/load/load.hpp"
#include "engine/mutation/meaning.hpp"
#include "engine/mutation/mutants.hpp"
#include "engine/mutation/workbench.hpp"
#include "tests/catch.hpp"

namespace rung {
namespace {

/// Two subscriptions a line: each entry that upgrades beside each entry there is, and beside one that is not listed.
std::string fleet_of(const CheckedRules& rules) {
  const CatalogType& offers = rules.schema.catalogs[rules.subject.catalog];
  std::string lines;
  for (std::uint32_t source = 0; source < offers.entries.size(); ++source) {
    if (std::none_of(rules.paths.begin(), rules.paths.end(), [&](const Path& path) { return path.source == source; })) continue;
    for (std::size_t other = 0; other <= offers.entries.size(); ++other)
      lines += fmt::format(R"({{"customer":{{"id":"c","delegated_admin":["office_365"]}},"reseller":{{"id":"r"}},"subscriptions":[)"
                           R"({{"id":"a","offer":"{}","status":"active","seats":300,"seller":"r"}},)"
                           R"({{"id":"b","offer":"{}","status":"deleted","seats":1,"seller":"s"}},)"
                           R"({{"id":"c","offer":"{}","status":"active","seats":1,"seller":"s"}}]}})" "\n",
                           offers.entries[source].name, other == 0 ? "unheard_of" : offers.entries[other - 1].name,
                           other < offers.entries.size() ? offers.entries[other].name : "unheard_of");
  }
  return lines;
}

/// All that a test may expect of the decisions.
std::string decisions_of(const CheckedRules& rules, const Sources& sources, const std::string& fleet) {
  const ProgramPointer program = compile(rules, {18'000, false});
  Facts facts(rules.schema, layout_of(*program), pool_of(*program));
  SnapshotReader reader(rules.schema, layout_of(*program), {});
  Decider decider(*program, sources);
  Query query;
  query.extend = true;
  std::vector<Decision> decisions;
  std::string text;
  reader.read_ndjson(fleet, facts, [&](std::uint32_t number, const std::vector<SnapshotError>& errors) {
    text += fmt::format("\n{} {}", number, errors.size());
    if (!errors.empty()) return true;
    decider.decide(facts, query, decisions);
    for (const Decision& decision : decisions) {
      text += fmt::format("\n {} {} {}", decision.subject, decision.to, spell(decision.outcome));
      for (const Reason& reason : decision.reasons)
        text += fmt::format(" {} {} {} {}", reason.require, reason.code, reason.culprit ? reason.culprit->key : "", reason.remedy.value_or(""));
      for (const Missing& missing : decision.missing) text += " needs " + missing.path + missing.overflow;
      for (const AdviceSaid& advice : decision.advice) text += " advice " + advice.advise;
    }
    return true;
  });
  return text;
}

TEST_CASE("mutants that are told to mean the same decide a fleet the same, whoever owns what") {
  Sources sources;
  const LoadOutcome loaded = load(sources, disk(), "rules/office365_cn");
  REQUIRE(loaded.value);
  const auto checked = check(sources, loaded.value->rules);
  REQUIRE(checked.value);
  mutation::Workbench bench(sources, loaded.value->rules);
  const auto original = bench.original();
  const std::string meaning = mutation::fingerprint_of(*original);
  const std::string fleet = fleet_of(*original);
  const std::string decisions = decisions_of(*original, sources, fleet);
  std::size_t equal = 0, seen = 0, told_apart = 0;
  for (const mutation::Mutant& mutant : mutation::mutants_of(sources, loaded.value->rules, *checked.value)) {
    const auto rules = bench.apply(mutant);
    // Others are looked at too, but not all: the fleet has to be one that shows differences.
    const bool same = rules && mutation::fingerprint_of(*rules) == meaning;
    if (!rules || (same ? equal++ % 3 != 0 : seen++ % 8 != 0)) continue;
    const bool decides_the_same = decisions_of(*rules, bench.sources(), fleet) == decisions;
    INFO(mutation::code_of(mutant.op) << " " << mutant.effect);
    if (same) CHECK(decides_the_same);
    told_apart += decides_the_same ? 0 : 1;
  }
  CHECK(equal > 100);
  CHECK(told_apart > 15);
}

}  // namespace
}  // namespace rung
