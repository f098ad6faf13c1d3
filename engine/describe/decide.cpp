// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/decide.hpp"

#include <bit>

#include "engine/describe/missing.hpp"
#include "engine/describe/print.hpp"
#include "engine/describe/reasons.hpp"
#include "engine/describe/subjects.hpp"
#include "engine/evaluate/evaluate.hpp"

namespace rung {

struct Decider::State {
  State(const Program& run, const Sources& read)
      : program(run), sources(read), probes(setting_of(run)), evaluator(run, probes.scratch()) {}

  const Program& program;
  const Sources& sources;
  Probes probes;
  Evaluator evaluator;
};

Decider::Decider(const Program& program, const Sources& sources) : state_(std::make_unique<State>(program, sources)) {}
Decider::~Decider() = default;
Decider::Decider(Decider&&) noexcept = default;

namespace {

class Deciding {
 public:
  Deciding(const Program& program, const Sources& sources, Evaluator& evaluator, const Describing& describing,
           const Facts& facts, std::vector<Decision>& decisions)
      : program_(program), rules_(*program.rules), sources_(sources), evaluator_(evaluator), describing_(describing),
        facts_(facts), decisions_(decisions) {}

  bool run() {
    // A package outside its effective range decides nothing.
    if (!rules_.package.effective.contains(program_.as_of)) return true;
    const SubjectRows subjects = subject_rows(program_.subject, facts_);
    if (subjects.state == FactState::unknown) {
      undetermined(subjects.unknown_path, subjects.unknown_path);
      return true;
    }
    bool found = !describing_.query.subject;
    for (std::uint32_t row = subjects.first; row < subjects.first + subjects.count; ++row) {
      if (describing_.query.subject && print_record(rules_, facts_, program_.subject.record, row) != *describing_.query.subject) continue;
      found = true;
      subject(row);
    }
    return found;
  }

 private:
  void undetermined(const std::string& subject, const std::string& missing) {
    Decision& decision = decisions_.emplace_back();
    decision.subject = subject;
    decision.outcome = OutcomeKind::undetermined;
    decision.missing.push_back({missing, {}, {}});
  }

  void subject(std::uint32_t row) {
    name_ = print_record(rules_, facts_, program_.subject.record, row);
    if (facts_.state(program_.subject.at, row) != FactState::known) {
      return undetermined(name_, unknown_entry_path(program_.subject, facts_, row));
    }
    const std::int64_t entry = *facts_.cells(program_.subject.at, row);
    const std::size_t before = decisions_.size();
    moment_ = {&facts_, &facts_.pool(), row, entry, 0, {}};
    const auto index = static_cast<std::size_t>(entry);
    if (index + 1 < program_.first_plan.size())
      for (std::uint32_t plan = program_.first_plan[index]; plan < program_.first_plan[index + 1]; ++plan)
        paths(program_.plans[plan]);
    if (!describing_.query.target || decisions_.size() != before) return;
    Decision& decision = decisions_.emplace_back();
    decision.subject = name_;
    decision.from = entry_name(rules_, facts_, rules_.subject.catalog, entry);
    decision.to = entry_name(rules_, facts_, rules_.subject.catalog, *describing_.query.target);
    decision.outcome = OutcomeKind::no_path;
  }

  void paths(const Plan& plan) {
    if (!describing_.query.extend && plan.upgrades == 0) return;
    const Verdict verdict = evaluator_.run(plan, moment_.subject_row, moment_.source);
    std::uint64_t wanted = verdict.decided;
    if (!describing_.query.extend) wanted &= plan.upgrades;
    for (; wanted != 0; wanted &= wanted - 1) {
      const auto lane = static_cast<std::uint32_t>(std::countr_zero(wanted));
      const Path& path = program_.paths[plan.first_path + lane];
      if (describing_.query.target && *describing_.query.target != path.target) continue;
      decide(path, verdict, lane);
    }
  }

  void decide(const Path& path, const Verdict& verdict, std::uint32_t lane) {
    const std::uint64_t bit = std::uint64_t{1} << lane;
    const CatalogType& catalog = rules_.schema.catalogs[rules_.subject.catalog];
    moment_.target = path.target;
    Decision& decision = decisions_.emplace_back();
    decision.subject = name_;
    decision.action = rules_.path_statements[path.statement].action;
    decision.from = catalog.entries[path.source].name;
    decision.to = catalog.entries[path.target].name;
    decision.outcome = (verdict.ineligible & bit) != 0     ? OutcomeKind::ineligible
                       : (verdict.undetermined & bit) != 0 ? OutcomeKind::undetermined
                                                           : OutcomeKind::eligible;
    MissingList missing(sources_);
    if ((verdict.when_unknown & bit) != 0)
      find_missing(describing_.probes, moment_, program_.statement_whens[path.statement], "path", missing);
    for (std::size_t i = 0; i < evaluator_.guards(); ++i) {
      const Evaluator::GuardVerdict guard = evaluator_.guard(i);
      if ((guard.failed & bit) != 0) add_reasons(describing_, moment_, guard.precondition, decision.reasons);
      if ((guard.unknown & bit) != 0)
        find_missing(describing_.probes, moment_, program_.preconditions[guard.precondition].guard,
                     rules_.preconditions[guard.precondition].name, missing);
    }
    decision.missing = missing.take();
    advise(path, decision);
    if (describing_.query.effects && decision.outcome == OutcomeKind::eligible) change(decision);
  }

  bool advice_applies(std::size_t index, const Path& path, Action action) {
    return applies(rules_.advice[index].on, path, action, [&](const Expression& where) {
      const TermId term = program_.advice_wheres.at(&where);
      // Unknown can only be an overflow; the stricter reading applies.
      return (describing_.probes.run({term}, moment_).value(term).f[0] & 1) == 0;
    });
  }

  void advise(const Path& path, Decision& decision) {
    for (std::size_t i = 0; i < program_.advice.size(); ++i) {
      const CompiledAdvice& advice = program_.advice[i];
      if (!advice.in_effect || !advice_applies(i, path, decision.action)) continue;
      AdviceSaid said;
      said.advise = rules_.advice[i].name;
      if (advice.when != none) {
        const Probe& probe = describing_.probes.run({advice.when}, moment_);
        const bool unknown = probe.state(advice.when) == FactState::unknown;
        if (!unknown && !probe.is_true(advice.when)) continue;
        if (unknown) {
          MissingList missing(sources_);
          find_missing(describing_.probes, moment_, advice.when, {}, missing);
          said.missing = missing.take();
        }
      }
      if (describing_.query.detail != Detail::codes)
        said.message = say(describing_.probes, moment_, advice.message, describing_.query.language);
      decision.advice.push_back(std::move(said));
    }
  }

  void change(Decision& decision) {
    const auto& effect = decision.action == Action::upgrade ? program_.upgrade_effect : program_.extend_effect;
    if (!effect) return;
    for (const CompiledEffect::Assignment& assignment : effect->assignments) {
      std::vector<TermId> roots;
      add_terms(assignment.before, roots);
      add_terms(assignment.after, roots);
      const Probe& probe = describing_.probes.run(roots, moment_);
      std::string path = record_path(facts_, program_.subject.record, moment_.subject_row);
      const RecordType* type = &rules_.schema.records[rules_.subject.record];
      for (const std::uint32_t field : assignment.path) {
        path += "." + type->fields[field].name;
        if (type->fields[field].type.base == Base::record) type = &rules_.schema.records[type->fields[field].type.index];
      }
      decision.effect.push_back({std::move(path), fact_value(probe, moment_, assignment.before, assignment.type),
                                 fact_value(probe, moment_, assignment.after, assignment.type)});
    }
  }

  const Program& program_;
  const CheckedRules& rules_;
  const Sources& sources_;
  Evaluator& evaluator_;
  const Describing& describing_;
  const Facts& facts_;
  std::vector<Decision>& decisions_;
  std::string name_;
  Moment moment_;
};

}  // namespace

bool Decider::decide(const Facts& facts, const Query& query, std::vector<Decision>& decisions) {
  decisions.clear();
  state_->evaluator.start(facts);
  std::optional<Inspection> inspection;
  if (query.detail == Detail::full)
    inspection.emplace(*state_->program.rules, state_->program.layout, facts, state_->program.as_of);
  const Describing describing{state_->program, query, state_->probes, inspection ? &*inspection : nullptr};
  return Deciding(state_->program, state_->sources, state_->evaluator, describing, facts, decisions).run();
}

}  // namespace rung
