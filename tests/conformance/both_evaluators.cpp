// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/both_evaluators.hpp"

#include <algorithm>
#include <map>

#include "engine/describe/decide.hpp"
#include "engine/facts/read.hpp"
#include "engine/reference/reference.hpp"
#include "tests/conformance/spell.hpp"

namespace rung::conformance {

namespace {

constexpr std::int32_t as_of = 19'783;  // 2024-03-01

/// Reads one document; what the reader objects to is a failure, for random snapshots are right.
class Reading {
 public:
  Reading(const Schema& schema, const Layout& layout, const Pool& pool)
      : facts_(schema, layout, pool), reader_(schema, layout, {false, true, {}}) {}

  template <class Use>
  void read(const std::string& document, bool json, const Use& use) {
    const auto on_snapshot = [&](std::uint32_t, const std::vector<SnapshotError>& errors) {
      for (const SnapshotError& error : errors) throw Disagreement(error.path + ": " + error.message + "\n" + document);
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
    if (std::find(missing.needed_by.begin(), missing.needed_by.end(), "path") != missing.needed_by.end()) return true;
  }
  return false;
}

/// A decision that was reached stays, but that the path itself may turn out not to be there.
void require_nothing_flipped(const std::vector<Decision>& partial, const std::vector<Decision>& complete) {
  std::map<std::string, OutcomeKind> later;
  for (const Decision& decision : complete) later[key_of(decision)] = decision.outcome;
  for (const Decision& decision : partial) {
    if (decision.outcome == OutcomeKind::undetermined) continue;
    const auto found = later.find(key_of(decision));
    const bool same = found != later.end() && found->second == decision.outcome;
    if (!same && !waits_for_path(decision)) {
      throw Disagreement("knowing more flipped\n" + spell(decision) + "to\n" + spell(complete));
    }
  }
}

class DecidedAlike {
 public:
  DecidedAlike(Chance& chance, const std::string& rules)
      : chance_(chance),
        set_(check_rules({{"random.rung", rules}})),
        program_(compile(set_->rules, {as_of, false})),
        decider_(*program_, set_->sources),
        reading_(set_->rules.schema, layout_of(*program_), pool_of(*program_)) {}

  void compare_on(const RandomSnapshot& documents) {
    const bool request = chance_.percent(50);
    std::vector<std::pair<std::string, std::string>> fields;
    if (request) fields = {{"seats", "2"}, {"want", "red"}, {"extra", "saw,drill"}};
    if (!set_request(reading_.facts(), fields).empty()) throw Disagreement("the request is refused");
    const Query query = random_query(chance_, request);
    const bool json = chance_.percent(75);
    const std::vector<Decision> partial = decide_alike(documents.partial, json, query);
    require_nothing_flipped(partial, decide_alike(documents.complete, json, query));
  }

 private:
  std::vector<Decision> decide_alike(const std::string& document, bool json, const Query& query) {
    std::vector<Decision> decided;
    reading_.read(document, json, [&](const Facts& facts) {
      bool expected_found = true;
      const std::vector<Decision> expected = reference::decide(set_->rules, as_of, set_->sources, facts, query, expected_found);
      const bool found = decider_.decide(facts, query, decided);
      if (decided != expected || found != expected_found) {
        throw Disagreement(document + "\nengine:\n" + spell(decided) + "reference:\n" + spell(expected));
      }
    });
    return decided;
  }

  Chance& chance_;
  std::unique_ptr<RuleSet> set_;
  ProgramPointer program_;
  Decider decider_;
  Reading reading_;
};

}  // namespace

struct DecidedRules::State : DecidedAlike {
  using DecidedAlike::DecidedAlike;
};

DecidedRules::DecidedRules(Chance& chance, const std::string& rules) : state_(std::make_unique<State>(chance, rules)) {}
DecidedRules::~DecidedRules() = default;
void DecidedRules::compare_on(const RandomSnapshot& documents) { state_->compare_on(documents); }

/// A condition on both documents of a few snapshots.
void compare_condition(Chance& chance, const WrittenSchema& schema, RuleSet& set, const std::string& condition) {
  const CheckedExpression checked = check_ask(set, condition, {});
  const Layout layout = make_layout(set.rules.schema, checked.mentioned);
  Reading reading(set.rules.schema, layout, layout.pool);
  for (int snapshot = 0; snapshot < 4; ++snapshot) {
    const RandomSnapshot documents = random_snapshot(chance, schema);
    Answer answers[2];
    for (const bool complete : {false, true}) {
      const std::string& document = complete ? documents.complete : documents.partial;
      reading.read(document, true, [&](const Facts& facts) {
        const Answer expected = *reference::ask(set.rules, checked, as_of, set.sources, facts, {});
        answers[complete] = *ask(set.rules, checked, as_of, set.sources, facts, {});
        if (spell(answers[complete]) != spell(expected)) {
          throw Disagreement(document + "\nengine: " + spell(answers[complete]) + "reference: " + spell(expected));
        }
      });
    }
    if (!answers[0].unknown && answers[0].printed != answers[1].printed) {
      throw Disagreement("knowing more flipped " + answers[0].printed + "\n" + documents.partial + "\n" + documents.complete);
    }
  }
}

}  // namespace rung::conformance
