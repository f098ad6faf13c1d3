// SPDX-License-Identifier: Apache-2.0
#include "engine/evaluate/evaluate.hpp"

namespace rung {

Evaluator::Evaluator(const Program& program, Pool& scratch)
    : program_(&program), scratch_(&scratch), running_(program.classes.size()) {}

void Evaluator::start(const Facts& facts) {
  facts_ = &facts;
  scratch_->bytes.clear();
  scratch_->items.clear();
  for (const std::uint32_t index : started_) running_[index]->started = false;
  started_.clear();
}

Evaluator::Running& Evaluator::running_at(std::uint32_t plan_class) {
  std::unique_ptr<Running>& slot = running_[plan_class];
  if (!slot) slot = std::make_unique<Running>(program_->classes[plan_class], program_->context, *scratch_);
  Running& running = *slot;
  if (running.started) return running;
  running.frame.start(facts_, facts_->pool());
  running.frame.run(0);
  running.after_snapshot = running.frame.arena.mark();
  running.started = true;
  started_.push_back(plan_class);
  return running;
}

Verdict Evaluator::run(const Plan& plan, std::uint32_t row, std::int64_t entry) {
  Running& running = running_at(plan.plan_class);
  Frame& frame = running.frame;
  frame.arena.release(running.after_snapshot);
  frame.stand_on({plan.paths, program_->targets.data() + plan.first_path, program_->columns.data() + plan.first_column}, row, entry);
  frame.run(1);

  running_now_ = &running;
  masks_ = program_->masks.data() + plan.first_mask;
  const Register* const registers = frame.registers.data();
  const std::uint64_t* mask = masks_;
  std::uint64_t failed = 0, unknown = 0, undecided = 0, when_unknown = 0;
  for (const PlanClass::Needed& guard : running.plan_class->guards) {
    const std::uint64_t t = *registers[guard.placed.reg].t, f = *registers[guard.placed.reg].f;
    failed |= f & *mask;
    unknown |= ~(t | f) & *mask;
    ++mask;
  }
  for (const PlanClass::Needed& when : running.plan_class->whens) {
    const std::uint64_t t = *registers[when.placed.reg].t, f = *registers[when.placed.reg].f;
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

Evaluator::GuardVerdict Evaluator::guard(std::size_t index) const {
  const Register& value = running_now_->frame[running_now_->plan_class->guards[index].placed.reg];
  const std::uint64_t mask = masks_[index];
  return {running_now_->plan_class->guards[index].index, value.f[0] & mask, ~(value.t[0] | value.f[0]) & mask};
}

}  // namespace rung
