// SPDX-License-Identifier: Apache-2.0
// Random rules on random snapshots: the engine decides as the reference does, down to every text, place and missing field;
// and knowing more never flips what was decided.
#include <map>

#include "engine/describe/decide.hpp"
#include "engine/facts/read.hpp"
#include "engine/reference/reference.hpp"
#include "engine/values/date.hpp"
#include "tests/catch.hpp"
#include "tests/conformance/random_rules.hpp"
#include "tests/conformance/random_snapshot.hpp"
#include "tests/conformance/rule_set.hpp"
#include "tests/conformance/spell.hpp"

namespace {

using namespace rung;
using namespace rung::conformance;

constexpr std::int32_t as_of = 19'783;  // 2024-03-01

/// Reads one document; what the reader objects to is a failure, for random snapshots are right.
class Reading {
 public:
  Reading(const Schema& schema, const Layout& layout, const Pool& pool)
      : facts_(schema, layout, pool), reader_(schema, layout, {false, true, {}}) {}

  template <class Use>
  void read(const std::string& document, bool json, const Use& use) {
    const auto on_snapshot = [&](std::uint32_t, const std::vector<SnapshotError>& errors) {
      for (const SnapshotError& error : errors) FAIL(error.path << ": " << error.message << "\n" << document);
      use(facts_);
      return true;
    };
    if (json) {
      reader_.read_json(document, facts_, on_snapshot);
    } else {
      reader_.read_yaml(document, facts_, on_snapshot);
    }
  }

  Facts& facts() { return facts_; }

 private:
  Facts facts_;
  SnapshotReader reader_;
};

Query random_query(Chance& chance, bool request) {
  Query query;
  query.extend = request;
  query.detail = Detail::full;
  query.effects = true;
  query.language = chance.below(2);
  if (chance.percent(20)) query.target = static_cast<std::uint32_t>(chance.below(4));
  if (chance.percent(10)) query.subject = "k1";
  return query;
}

/// What must stay when more is known: decisions by subject and path.
std::string key_of(const Decision& decision) {
  return decision.subject + (decision.action == Action::extend ? " extend " : " upgrade ") + decision.from + " " + decision.to;
}

bool waits_for_path(const Decision& decision) {
  for (const Missing& missing : decision.missing) {
    for (const std::string& name : missing.needed_by) {
      if (name == "path") return true;
    }
  }
  return false;
}

void require_nothing_flipped(const std::vector<Decision>& partial, const std::vector<Decision>& complete) {
  std::map<std::string, OutcomeKind> later;
  for (const Decision& decision : complete) later[key_of(decision)] = decision.outcome;
  for (const Decision& decision : partial) {
    if (decision.outcome == OutcomeKind::undetermined) continue;
    const auto found = later.find(key_of(decision));
    if (found == later.end() && waits_for_path(decision)) continue;  // the path turned out not to be there
    if (found == later.end() || (found->second != decision.outcome && !waits_for_path(decision))) {
      FAIL("knowing more flipped\n" << spell(decision) << "to\n" << spell(complete));
    }
  }
}

}  // namespace

TEST_CASE("the engine and the reference decide random rules alike, and knowing more flips nothing") {
  for (std::uint64_t seed = 1; seed <= 120; ++seed) {
    Chance chance(seed);
    const WrittenSchema schema = random_schema(chance);
    const std::string text = random_rules(chance, schema);
    INFO("seed " << seed << "\n" << text);
    const std::unique_ptr<RuleSet> set = check_rules({{"random.rung", text}});
    const ProgramPointer program = compile(set->rules, {as_of, false});
    Decider decider(*program, set->sources);
    Reading reading(set->rules.schema, layout_of(*program), pool_of(*program));
    for (int snapshot = 0; snapshot < 25; ++snapshot) {
      const bool request = chance.percent(50);
      std::vector<std::pair<std::string, std::string>> fields;
      if (request) fields = {{"seats", "2"}, {"want", "red"}, {"extra", "saw,drill"}};
      REQUIRE(set_request(reading.facts(), fields).empty());
      const Query query = random_query(chance, request);
      const RandomSnapshot documents = random_snapshot(chance, schema);
      const bool json = chance.percent(75);
      std::vector<Decision> decided[2];
      for (const bool complete : {false, true}) {
        const std::string& document = complete ? documents.complete : documents.partial;
        reading.read(document, json, [&](const Facts& facts) {
          bool expected_found = true;
          const std::vector<Decision> expected = reference::decide(set->rules, as_of, set->sources, facts, query, expected_found);
          const bool found = decider.decide(facts, query, decided[complete]);
          if (decided[complete] != expected || found != expected_found) {
            FAIL(document << "\nengine:\n" << spell(decided[complete]) << "reference:\n" << spell(expected));
          }
        });
      }
      INFO(documents.partial << "\n" << documents.complete);
      require_nothing_flipped(decided[0], decided[1]);
    }
  }
}

TEST_CASE("ask answers random conditions as the reference does, and knowing more flips nothing") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Chance chance(seed);
    const WrittenSchema schema = random_schema(chance);
    const std::unique_ptr<RuleSet> set = check_rules({{"random.rung", "package random { title en \"R\"  languages en }\n" + schema.text}});
    for (int expression = 0; expression < 10; ++expression) {
      const std::string text = random_condition(chance, schema);
      INFO("seed " << seed << "\n" << schema.text << "\n" << text);
      const CheckedExpression checked = check_ask(*set, text, {});
      const Layout layout = make_layout(set->rules.schema, checked.mentioned);
      Reading reading(set->rules.schema, layout, layout.pool);
      for (int snapshot = 0; snapshot < 4; ++snapshot) {
        const RandomSnapshot documents = random_snapshot(chance, schema);
        Answer answers[2];
        for (const bool complete : {false, true}) {
          const std::string& document = complete ? documents.complete : documents.partial;
          reading.read(document, true, [&](const Facts& facts) {
            const Answer expected = *reference::ask(set->rules, checked, as_of, set->sources, facts, {});
            answers[complete] = *ask(set->rules, checked, as_of, set->sources, facts, {});
            if (spell(answers[complete]) != spell(expected)) {
              FAIL(document << "\nengine: " << spell(answers[complete]) << "reference: " << spell(expected));
            }
          });
        }
        INFO(documents.partial << "\n" << documents.complete);
        if (!answers[0].unknown) REQUIRE(answers[0].printed == answers[1].printed);
      }
    }
  }
}
