// SPDX-License-Identifier: Apache-2.0
#include "tests/properties/deciding.hpp"

#include <algorithm>
#include <stdexcept>

#include "tests/conformance/spell.hpp"

namespace rung::properties {

namespace {

std::string joined(std::vector<std::string> lines, const std::string& between) {
  std::sort(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines) text += between + line;
  return text;
}

std::string essence(const std::vector<Missing>& missing) {
  std::vector<std::string> lines;
  for (const Missing& one : missing)
    lines.push_back((one.overflow.empty() ? one.path : "overflow") + " for" + joined(one.needed_by, " "));
  return joined(lines, "\n  missing ");
}

}  // namespace

Rules::Rules(std::unique_ptr<conformance::RuleSet> set)
    : set_(std::move(set)),
      program_(compile(set_->rules, {as_of, false})),
      decider_(*program_, set_->sources),
      facts_(set_->rules.schema, layout_of(*program_), pool_of(*program_)),
      reader_(set_->rules.schema, layout_of(*program_), {false, true, {}}) {}

std::vector<Decision> Rules::decide(const std::string& document, bool json, const Query& query) {
  std::vector<Decision> decisions;
  const auto take = [&](std::uint32_t, const std::vector<SnapshotError>& errors) {
    for (const SnapshotError& error : errors) throw std::runtime_error(error.message + " in\n" + document);
    decider_.decide(facts_, query, decisions);
    return true;
  };
  if (json) reader_.read_json(document, facts_, take);
  else reader_.read_yaml(document, facts_, take);
  return decisions;
}

std::unique_ptr<conformance::RuleSet> check_tree(const Sources& sources, const ast::RuleSet& tree) {
  Outcome<CheckedRules> rules = check(sources, tree);
  if (!rules.value) return nullptr;
  return std::make_unique<conformance::RuleSet>(conformance::RuleSet{sources, std::move(*rules.value)});
}

std::string essence(const std::vector<Decision>& decisions) {
  std::vector<std::string> all;
  for (const Decision& decision : decisions) {
    std::string text = decision.subject + (decision.action == Action::extend ? " extend " : " upgrade ") + decision.from + " " + decision.to + " " +
                       std::string(spell(decision.outcome));
    std::vector<std::string> reasons, advice, effects;
    for (const Reason& reason : decision.reasons)
      reasons.push_back(reason.require + (reason.culprit ? " " + reason.culprit->key + " " + reason.culprit->path : ""));
    for (const AdviceSaid& said : decision.advice) advice.push_back(said.advise + essence(said.missing));
    for (const EffectChange& change : decision.effect) effects.push_back(change.path + (change.after ? "" : " to nothing"));
    all.push_back(text + joined(reasons, "\n  reason ") + essence(decision.missing) + joined(advice, "\n  advice ") + joined(effects, "\n  effect "));
  }
  return joined(all, "\n");
}

std::vector<Decision> without_places(std::vector<Decision> decisions) {
  for (Decision& decision : decisions)
    for (Reason& reason : decision.reasons)
      for (Fact& fact : reason.facts) fact.line = fact.column = 0;
  return decisions;
}

}  // namespace rung::properties
