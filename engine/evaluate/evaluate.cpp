// SPDX-License-Identifier: Apache-2.0
#include "engine/evaluate/evaluate.hpp"

namespace rung {

Evaluator::Evaluator(const Program& program, Pool& scratch)
    : program_(&program), scratch_(&scratch), running_(program.classes.size()) {}

Evaluator::Running::Running(const PlanClass& of, const TapeContext& context, Pool& scratch)
    : plan_class(&of), frame(of.tape, context, scratch) {
  for (const PlanClass::Needed& guard : of.guards) guards.push_back(&frame[guard.placed.reg]);
  for (const PlanClass::Needed& when : of.whens) whens.push_back(&frame[when.placed.reg]);
}

void Evaluator::start(const Facts& facts) {
  facts_ = &facts;
  scratch_->bytes.clear();
  scratch_->items.clear();
  for (const std::uint32_t index : started_) running_[index]->started = false;
  started_.clear();
}

Evaluator::Running& Evaluator::start_class(std::uint32_t plan_class) {
  std::unique_ptr<Running>& slot = running_[plan_class];
  if (!slot) slot = std::make_unique<Running>(program_->classes[plan_class], program_->context, *scratch_);
  Running& running = *slot;
  running.frame.start(facts_, facts_->pool());
  running.frame.run(0);
  running.after_snapshot = running.frame.arena.mark();
  running.started = true;
  started_.push_back(plan_class);
  return running;
}

Verdict Evaluator::run(const Plan& plan, std::uint32_t row, std::int64_t entry) {
  Running* const started = running_[plan.plan_class].get();
  Running& running = started != nullptr && started->started ? *started : start_class(plan.plan_class);
  Frame& frame = running.frame;
  frame.arena.release(running.after_snapshot);
  frame.stand_on({plan.paths, program_->targets.data() + plan.first_path, program_->columns.data() + plan.first_column,
                  program_->tables.data() + plan.first_table},
                 row, entry);
  frame.run(1);

  running_now_ = &running;
  masks_ = program_->masks.data() + plan.first_mask;
  const std::uint64_t* mask = masks_;
  std::uint64_t failed = 0, unknown = 0, undecided = 0, when_unknown = 0;
  for (const Register* const guard : running.guards) {
    const std::uint64_t t = *guard->t, f = *guard->f;
    failed |= f & *mask;
    unknown |= ~(t | f) & *mask;
    ++mask;
  }
  for (const Register* const when : running.whens) {
    const std::uint64_t t = *when->t, f = *when->f;
    undecided |= f & *mask;
    when_unknown |= ~(t | f) & *mask;
    ++mask;
  }
  const std::uint64_t decided = (~std::uint64_t{0} >> (64 - plan.paths)) & ~undecided;
  Verdict verdict;
  verdict.decided = decided;
  verdict.ineligible = failed & decided;
  verdict.undetermined = (unknown | when_unknown) & decided & ~failed;
  verdict.when_unknown = when_unknown;
  return verdict;
}

}  // namespace rung
