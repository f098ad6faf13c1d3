// SPDX-License-Identifier: Apache-2.0
#include "engine/coverage/recorder.hpp"

#include <algorithm>

#include "engine/describe/subjects.hpp"

namespace rung {

namespace {

class Recording {
 public:
  Recording(const Model& model, const Program& program, const Facts& facts, std::vector<std::uint32_t>& slots)
      : model_(model), rules_(*model.rules), program_(program), slots_(slots),
        inspection_(rules_, program.layout, facts, program.as_of), observer_(inspection_) {}

  void decision(const std::string& subject, std::optional<std::uint32_t> target) {
    const Facts& facts = *inspection_.moment().facts;
    moment_ = inspection_.moment();
    if (!stand_on(rules_, facts, subject, moment_)) return;
    if (facts.state(program_.subject.at, moment_.subject_row) != FactState::known) return;
    moment_.target = target ? std::int64_t{*target} : moment_.source;
    const auto entry = static_cast<std::size_t>(moment_.source);  // an unlisted one lies behind all listed ones
    if (entry + 1 >= program_.first_plan.size() || !rules_.package.effective.contains(program_.as_of)) return;
    for (std::uint32_t plan = program_.first_plan[entry]; plan < program_.first_plan[entry + 1]; ++plan) {
      for (std::uint32_t i = 0; i < program_.plans[plan].paths; ++i) {
        const Path& path = program_.paths[program_.plans[plan].first_path + i];
        const Action action = target ? Action::upgrade : Action::extend;
        if (path.target == moment_.target && rules_.path_statements[path.statement].action == action) return take(path);
      }
    }
  }

 private:
  void mark(std::uint32_t slot) {
    if (slot != no_slot) slots_.push_back(slot);
  }

  Observed observe(const Decisive& decisive, const Moment& moment, const Bindings& bindings) {
    Observed observed = observer_.observe(decisive.tree, moment, bindings);
    show_deciding(decisive.tree, observed, [&](std::uint32_t node, bool value, bool outcome) {
      if (decisive.slots[node] != no_slot) mark(decisive.slots[node] + (value ? 2 : 0) + (outcome ? 1 : 0));
    });
    return observed;
  }

  void take(const Path& path) {
    const PathSlots slots = model_.slots_of(path);
    Truth outcome = Truth::yes;
    if (const std::optional<Decisive>& when = model_.path_whens[path.statement]) outcome = observe(*when, moment_, {}).truth;
    if (outcome == Truth::no) return mark(slots.other);
    bool blocked = false;
    const PathStatement& statement = rules_.path_statements[path.statement];
    const auto settle = [&](const Expression& where) { return settled(where) != Truth::no; };
    for (std::size_t i = 0; i < rules_.preconditions.size(); ++i) {
      const Precondition& rule = rules_.preconditions[i];
      if (!rule.effective.contains(program_.as_of) || !applies(rule.on, path, statement.action, settle)) continue;
      const Truth truth = precondition(rule, model_.preconditions[i]);
      if (truth == Truth::no) blocked = true;
      if (truth == Truth::unknown) outcome = Truth::unknown;
    }
    if (blocked) mark(slots.other);
    else if (outcome == Truth::yes) mark(slots.eligible);
    for (std::size_t i = 0; i < rules_.advice.size(); ++i) {
      const Advice& rule = rules_.advice[i];
      if (!rule.effective.contains(program_.as_of) || !applies(rule.on, path, statement.action, settle)) continue;
      const AdvicePlan& plan = model_.advice[i];
      if (!plan.when || observe(*plan.when, moment_, {}).truth == Truth::yes) mark(plan.slot);
    }
  }

  Truth settled(const Expression& where) {
    const TermId term = inspection_.lowering().lower_term(where, {});
    const Probe& probe = inspection_.probes().run({term}, moment_);
    return probe.state(term) == FactState::unknown ? Truth::unknown : probe.is_true(term) ? Truth::yes : Truth::no;
  }

  Truth precondition(const Precondition& rule, const PreconditionPlan& plan) {
    const Observed observed = observe(plan.decisive, moment_, {});
    const Observed& check = rule.when ? observed.children[1] : observed;
    const bool applies = !rule.when || observed.children[0].truth == Truth::yes;
    // A precondition whose `when` is false has not been seen to hold.
    if (applies || observed.truth != Truth::yes) mark(plan.truth[static_cast<std::size_t>(observed.truth)]);
    if (applies && check.entered) mark(plan.sizes[std::min<std::size_t>(check.elements.size(), 2)]);
    if (observed.truth == Truth::no) reasons(rule, plan);
    return observed.truth;
  }

  /// Which remedies are said: of each culprit, or of the one reason there is.
  void reasons(const Precondition& rule, const PreconditionPlan& plan) {
    if (!has_culprits(rule)) return remedy(plan, moment_, {});
    Lowering& lowering = inspection_.lowering();
    for (const Lowering::Alternative& alternative : lowering.alternatives(rule.check, {})) {
      const TermId breaks = lowering.breaks(rule.check, alternative.entered);
      const TermId count = lowering.count_of(alternative.entered.domain);
      std::vector<TermId> roots{count};
      if (alternative.chosen) roots.push_back(*alternative.chosen);
      const Probe& probe = inspection_.probes().run(roots, moment_);
      if (alternative.chosen && !probe.is_true(*alternative.chosen)) continue;
      const DomainState state = probe.domain(alternative.entered.domain);
      for (std::uint32_t lane = 0; lane < state.count; ++lane) {
        const Moment inner = moment_.with(alternative.entered.domain, state, lane);
        if (inspection_.probes().run({breaks}, inner).is_true(breaks)) remedy(plan, inner, alternative.entered.inner);
      }
    }
  }

  void remedy(const PreconditionPlan& plan, const Moment& moment, const Bindings& bindings) {
    bool said = false;
    for (const PreconditionPlan::Said& one : plan.remedies) {
      const bool applies = !one.when || observe(*one.when, moment, bindings).truth == Truth::yes;
      if (applies && !said) mark(one.slot);
      said |= applies;
    }
  }

  const Model& model_;
  const CheckedRules& rules_;
  const Program& program_;
  std::vector<std::uint32_t>& slots_;
  Inspection inspection_;
  Observer observer_;
  Moment moment_;
};

}  // namespace

void Recorder::record(const Program& program, const Facts& facts, const std::string& subject,
                      std::optional<std::uint32_t> target, std::uint32_t test) {
  std::vector<std::uint32_t>& slots = slots_[test];
  Recording(*model_, program, facts, slots).decision(subject, target);
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
}

Marks Recorder::marks(const std::vector<bool>& passed) const {
  Marks result(model_->slots);
  for (const auto& [test, slots] : slots_)
    if (test < passed.size() && passed[test])
      for (const std::uint32_t slot : slots) result[slot].add(test);
  return result;
}

}  // namespace rung
