// SPDX-License-Identifier: Apache-2.0
// Random rules on random snapshots: what is told straight from the walk over decisions (lines of JSON, counts) is what the decisions
// themselves say.
#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "cli/report/decision_lines.hpp"
#include "cli/report/report_structure.hpp"
#include "cli/summary/tally.hpp"
#include "cli/write/json.hpp"
#include "engine/describe/decide.hpp"
#include "engine/facts/read.hpp"
#include "tests/catch.hpp"
#include "tests/conformance/random_rules.hpp"
#include "tests/conformance/random_snapshot.hpp"
#include "tests/conformance/rule_set.hpp"
#include "tests/conformance/spell.hpp"

namespace {

using namespace rung;
using namespace rung::cli;
using namespace rung::conformance;

constexpr std::int32_t as_of = 19'783;  // 2024-03-01
constexpr std::uint64_t seeds = 120;

Heading heading_for(Detail detail) {
  Heading heading;
  heading.package = "random";
  heading.rules = "sha256:0";
  heading.as_of = "2024-03-01";
  heading.detail = detail;
  return heading;
}

/// What a tally counts, counted once more from decisions in words.
struct Counted {
  std::uint64_t decisions = 0;
  OutcomeCounts outcomes{};
  std::map<std::set<std::string>, std::uint64_t> failures;
  std::map<std::string, std::uint64_t> waiting;

  void add(const std::vector<Decision>& more) {
    for (const Decision& decision : more) {
      ++decisions;
      ++outcomes[static_cast<std::size_t>(decision.outcome)];
      std::set<std::string> failed, paths;
      for (const Reason& reason : decision.reasons) failed.insert(reason.require);
      if (!failed.empty()) ++failures[failed];
      if (decision.outcome == OutcomeKind::undetermined)
        for (const Missing& missing : decision.missing) paths.insert(missing.path + missing.overflow);
      for (std::string path : paths) {
        // Elements of one list count once.
        for (std::size_t at = path.find('['); at != std::string::npos; at = path.find('[', at + 1))
          path.erase(at + 1, path.find(']', at) - at - 1);
        elements_.insert(path);
      }
      for (const std::string& path : elements_) ++waiting[path];
      elements_.clear();
    }
  }

 private:
  std::set<std::string> elements_;
};

void compare(const Counted& counted, const Tally& tally, const CheckedRules& rules) {
  REQUIRE(tally.decisions == counted.decisions);
  REQUIRE(tally.outcomes == counted.outcomes);
  std::map<std::set<std::string>, std::uint64_t> failures;
  for (const auto& [failed, count] : tally.failures) {
    std::set<std::string> names;
    for (const std::uint32_t precondition : failed) names.insert(rules.preconditions[precondition].name);
    failures[names] += count;
  }
  REQUIRE(failures == counted.failures);
  std::map<std::string, std::uint64_t> waiting;
  for (const auto& [fact, counts] : tally.missing) waiting[fact.first + fact.second] += counts.decisions;
  REQUIRE(waiting == counted.waiting);
}

/// Everything said of some snapshots of one rule set.
class Told {
 public:
  Told(const RuleSet& set, Query query)
      : set_(set), query_(query), program_(compile(set.rules, {as_of, false})), decider_(*program_, set.sources),
        heading_(heading_for(query.detail)), lines_(*program_, set.sources, query_, heading_), tally_(*program_),
        tallying_(*program_, set.sources, query_, tally_), facts_(set.rules.schema, layout_of(*program_), pool_of(*program_)),
        reader_(set.rules.schema, layout_of(*program_), {}) {
    if (query.extend) REQUIRE(set_request(facts_, {{"seats", "2"}, {"want", "red"}, {"extra", "saw,drill"}}).empty());
  }

  void snapshot(const std::string& document) {
    reader_.read_json(document, facts_, [&](std::uint32_t, const std::vector<SnapshotError>& errors) {
      REQUIRE(errors.empty());
      std::vector<Decision> decisions;
      const bool found = decider_.decide(facts_, query_, decisions);
      std::string expected, line;
      JsonWriter json(expected, JsonWriter::Layout::compact);
      write_snapshot(json, heading_, "a", decisions);
      Totals counted, totals;
      counted.add(decisions);
      REQUIRE(lines_.append("a", facts_, line, totals) == found);
      REQUIRE(line == expected + "\n");
      REQUIRE(totals.decisions == counted.decisions);
      REQUIRE(totals.subjects == counted.subjects);
      REQUIRE(totals.outcomes == counted.outcomes);
      Totals tallied;
      REQUIRE(tallying_.snapshot(facts_, tallied) == found);
      REQUIRE(tallied.decisions == counted.decisions);
      REQUIRE(tallied.outcomes == counted.outcomes);
      counted_.add(decisions);
      return true;
    });
  }
  void end() { compare(counted_, tally_, set_.rules); }

 private:
  const RuleSet& set_;
  Query query_;
  ProgramPointer program_;
  Decider decider_;
  Heading heading_;
  DecisionLines lines_;
  Tally tally_;
  Tallying tallying_;
  Facts facts_;
  SnapshotReader reader_;
  Counted counted_;
};

}  // namespace

TEST_CASE("lines and counts say what decisions say") {
  std::size_t told = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    Chance chance(seed);
    const WrittenSchema schema = random_schema(chance);
    const std::string rules = random_rules(chance, schema);
    INFO("seed " << seed << "\n" << rules);
    const std::unique_ptr<RuleSet> set = check_rules({{"random.rung", rules}});
    Query query;
    query.detail = chance.percent(50) ? Detail::texts : Detail::codes;
    query.language = chance.below(2);
    query.extend = chance.percent(50);
    if (chance.percent(20)) query.target = static_cast<std::uint32_t>(chance.below(4));
    if (chance.percent(10)) query.subject = "k1";
    Told all(*set, query);
    for (int snapshot = 0; snapshot < 20; ++snapshot, ++told) {
      const RandomSnapshot documents = random_snapshot(chance, schema);
      all.snapshot(documents.partial);
      all.snapshot(documents.complete);
    }
    all.end();
  }
  REQUIRE(told == seeds * 20);
}
