// SPDX-License-Identifier: Apache-2.0
#include "engine/coverage/since.hpp"

#include <set>
#include <string>
#include <tuple>

namespace rung {

namespace {

/// What changed, as the model names it.
struct Changed {
  std::set<std::string> preconditions, advice;
  std::set<std::tuple<Action, std::string, std::string>> paths;
};

Changed changed_in(const RulesDiff& diff) {
  Changed changed;
  for (const auto* changes : {&diff.meaning, &diff.texts})
    for (const StatementChange& change : *changes) {
      if (change.kind == ChangeKind::removed || change.kind == ChangeKind::renamed) continue;
      if (change.sort == Sort::precondition) changed.preconditions.insert(change.name);
      if (change.sort == Sort::advice) changed.advice.insert(change.name);
      if (change.sort == Sort::path) changed.paths.emplace(change.action, change.from, change.to);
    }
  return changed;
}

}  // namespace

std::vector<bool> changed_since(const Model& model, const RulesDiff& diff) {
  const CheckedRules& rules = *model.rules;
  const Changed changed = changed_in(diff);
  const auto& entries = rules.schema.catalogs[rules.subject.catalog].entries;
  std::vector<bool> result(model.slots), statements(rules.path_statements.size());
  for (const Path& path : rules.paths) {
    const Action action = rules.path_statements[path.statement].action;
    if (changed.paths.count({action, entries[path.source].name, entries[path.target].name}) == 0) continue;
    statements[path.statement] = true;
    const PathSlots slots = model.slots_of(path);
    for (const std::uint32_t slot : {slots.eligible, slots.other})
      if (slot != no_slot) result[slot] = true;
  }
  for (const Obligation& obligation : model.obligations) {
    if (obligation.kind == ObligationKind::path) continue;
    const Owner& owner = model.owners[obligation.owner];
    switch (owner.kind) {
      case Owner::Kind::path: result[obligation.slot] = statements[owner.index]; break;
      case Owner::Kind::precondition:
        result[obligation.slot] = changed.preconditions.count(rules.preconditions[owner.index].name) != 0;
        break;
      case Owner::Kind::advice: result[obligation.slot] = changed.advice.count(rules.advice[owner.index].name) != 0; break;
    }
  }
  return result;
}

}  // namespace rung
