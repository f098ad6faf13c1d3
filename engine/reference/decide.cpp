// SPDX-License-Identifier: Apache-2.0
// The chapter "Decisions": for each subject, for each path from its entry.
#include <algorithm>
#include <cassert>

#include "engine/reference/evaluate.hpp"
#include "engine/reference/print.hpp"
#include "engine/reference/reasons.hpp"
#include "engine/reference/reference.hpp"
#include "engine/reference/subjects.hpp"

namespace rung::reference {

namespace {

bool listed_in(const std::optional<std::vector<std::uint32_t>>& entries, std::uint32_t entry) {
  return !entries || std::find(entries->begin(), entries->end(), entry) != entries->end();
}

// "the paths it guards; may be repeated (the union of them); left out: all". `where` cannot be unknown but by an
// overflow, which does not lift a guard.
bool guards(const std::vector<Guard>& on, const Path& path, Action action, Scope& scope) {
  if (on.empty()) return true;
  return std::any_of(on.begin(), on.end(), [&](const Guard& guard) {
    return (!guard.action || *guard.action == action) && listed_in(guard.from, path.source) &&
           listed_in(guard.to, path.target) && (!guard.where || !is_false(evaluate(*guard.where, scope)));
  });
}

class Deciding {
 public:
  Deciding(const CheckedRules& rules, const Query& query, Scope& scope) : rules_(rules), query_(query), scope_(scope) {}

  std::vector<Decision> decisions;
  bool found = true;

  void decide_all() {
    // "a package outside its own decides nothing"
    if (!rules_.package.effective.contains(scope_.as_of)) return;
    const Value subjects = find_subjects(scope_);
    if (subjects.is_unknown()) {
      // "An unknown subject list gives one `undetermined` decision that misses the list."
      add_undetermined(subjects.waits[0].path, subjects.waits);
      return;
    }
    found = !query_.subject;
    for (const Value& subject : elements_of(subjects)) {
      const RecordAt record = std::get<RecordAt>(subject.of);
      const std::string name = key_text(record, scope_);
      if (query_.subject && *query_.subject != name) continue;
      found = true;
      stand_on(scope_, record);
      decide_subject(name);
    }
  }

 private:
  void add_undetermined(const std::string& subject, const Waits& waits) {
    Decision decision;
    decision.subject = subject;
    decision.outcome = OutcomeKind::undetermined;
    decision.missing = missing_of(waits);
    decisions.push_back(std::move(decision));
  }

  void decide_subject(const std::string& name) {
    if (!scope_.source.is_known()) {
      // "A subject whose entry is unknown has one decision, `undetermined`, without `from` and `to`, that misses that field"
      add_undetermined(name, scope_.source.waits);
      return;
    }
    const std::size_t before = decisions.size();
    const auto& entry = std::get<Listed>(scope_.source.of);
    if (!entry.unlisted) {
      for (const Path& path : rules_.paths) {
        if (path.source == entry.ordinal) decide_path(name, path);
      }
    }
    // "asked for a target (`--to`) that no path leads to; a path whose `when` is false gives no decision otherwise"
    if (query_.target && decisions.size() == before) {
      Decision decision;
      decision.subject = name;
      decision.from = element_text(scope_.source, scope_);
      decision.to = entry_name(*query_.target);
      decision.outcome = OutcomeKind::no_path;
      decisions.push_back(std::move(decision));
    }
  }

  const std::string& entry_name(std::uint32_t entry) const {
    return rules_.schema.catalogs[rules_.subject.catalog].entries[entry].name;
  }

  void decide_path(const std::string& subject, const Path& path) {
    const PathStatement& statement = rules_.path_statements[path.statement];
    if (query_.target && *query_.target != path.target) return;
    if (statement.action == Action::extend && !query_.extend) return;  // "where at least one `--request` is given"
    if (!statement.effective.contains(scope_.as_of)) return;
    scope_.target = known(Listed{true, rules_.subject.catalog, path.target, {}, {}});
    const Value when = statement.when ? evaluate(*statement.when, scope_) : known(true);
    if (is_false(when)) return;

    Decision decision;
    decision.subject = subject;
    decision.action = statement.action;
    decision.from = entry_name(path.source);
    decision.to = entry_name(path.target);
    if (when.is_unknown()) add_missing(decision.missing, when.waits, "path");
    const bool settled = add_preconditions(decision, path, statement.action) && is_true(when);
    decision.outcome = !decision.reasons.empty() ? OutcomeKind::ineligible
                       : settled                 ? OutcomeKind::eligible
                                                 : OutcomeKind::undetermined;
    add_advice(decision, path, statement.action);
    if (query_.effects && decision.outcome == OutcomeKind::eligible) add_effect(decision);
    decisions.push_back(std::move(decision));
  }

  /// Returns whether none is unknown.
  bool add_preconditions(Decision& decision, const Path& path, Action action) {
    bool settled = true;
    for (const Precondition& precondition : rules_.preconditions) {
      if (!precondition.effective.contains(scope_.as_of) || !guards(precondition.on, path, action, scope_)) continue;
      // "`when W check C` is `W implies C`"
      const Value when = precondition.when ? evaluate(*precondition.when, scope_) : known(true);
      const Value holds = implication(when, evaluate(precondition.check, scope_));
      if (is_false(holds)) {
        for (Reason& reason : reasons_of(precondition, query_, scope_)) decision.reasons.push_back(std::move(reason));
      } else if (!is_true(holds)) {
        settled = false;
        add_missing(decision.missing, holds.waits, precondition.name);
      }
    }
    return settled;
  }

  // "Advice whose `when` is unknown is said too, with its own `missing`."
  void add_advice(Decision& decision, const Path& path, Action action) {
    for (const Advice& advice : rules_.advice) {
      if (!advice.effective.contains(scope_.as_of) || !guards(advice.on, path, action, scope_)) continue;
      const Value when = advice.when ? evaluate(*advice.when, scope_) : known(true);
      if (is_false(when)) continue;
      AdviceSaid said;
      said.advise = advice.name;
      if (query_.detail != Detail::codes) said.message = say(advice.message, query_.language, scope_);
      if (when.is_unknown()) said.missing = missing_of(when.waits);
      decision.advice.push_back(std::move(said));
    }
  }

  // "right sides read the state before"
  void add_effect(Decision& decision) {
    const auto& effect = decision.action == Action::upgrade ? rules_.upgrade_effect : rules_.extend_effect;
    if (!effect) return;
    for (const EffectRules::Assignment& assignment : effect->assignments) {
      Value at = scope_.subject;
      std::string path = path_of(scope_, std::get<RecordAt>(at.of));
      const RecordType* type = &rules_.schema.records[rules_.subject.record];
      for (const std::uint32_t field : assignment.path) {
        path += "." + type->fields[field].name;
        if (at.is_known()) at = read_field(scope_, std::get<RecordAt>(at.of), field);
        if (type->fields[field].type.base == Base::record) type = &rules_.schema.records[type->fields[field].type.index];
      }
      const Value after = evaluate(assignment.value, scope_);
      decision.effect.push_back({path, fact_value(at, scope_), fact_value(after, scope_)});
    }
  }

  const CheckedRules& rules_;
  const Query& query_;
  Scope& scope_;
};

}  // namespace

std::vector<Decision> decide(const CheckedRules& rules, std::int32_t as_of, const Sources& sources, const Facts& facts,
                             const Query& query, bool& found) {
  Scope scope{rules, sources, facts, as_of, {}, {}, {}, {}};
  Deciding deciding(rules, query, scope);
  deciding.decide_all();
  found = deciding.found;
  return std::move(deciding.decisions);
}

}  // namespace rung::reference
