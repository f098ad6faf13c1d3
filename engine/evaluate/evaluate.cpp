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

Verdict Evaluator::run(const Plan& plan, std::uint32_t row, std::int64_t entry) {
  plan_class_ = &program_->classes[plan.plan_class];
  std::unique_ptr<Running>& slot = running_[plan.plan_class];
  if (!slot) slot = std::make_unique<Running>(Running{Frame(plan_class_->tape, program_->context, *scratch_), {}, false});
  Running& running = *slot;
  Frame& frame = running.frame;
  if (!running.started) {
    frame.start(facts_, facts_->pool());
    frame.run(0);
    running.after_snapshot = frame.arena.mark();
    running.started = true;
    started_.push_back(plan.plan_class);
  }
  frame.arena.release(running.after_snapshot);
  frame.stand_on({plan.paths, program_->targets.data() + plan.first_path, program_->column_cells.data() + plan.first_column,
                  program_->column_truths.data() + 2 * plan.first_column},
                 row, entry);
  frame.run(1);

  frame_ = &frame;
  masks_ = program_->masks.data() + plan.first_mask;
  const std::uint64_t all = plan.paths == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << plan.paths) - 1;
  Verdict verdict;
  verdict.decided = all;
  std::uint64_t unknown = 0;
  const std::size_t guard_count = plan_class_->guards.size();
  for (std::size_t i = 0; i < guard_count; ++i) {
    const Register& value = frame[plan_class_->guards[i].placed.reg];
    verdict.ineligible |= value.f[0] & masks_[i];
    unknown |= ~(value.t[0] | value.f[0]) & masks_[i];
  }
  for (std::size_t i = 0; i < plan_class_->whens.size(); ++i) {
    const Register& value = frame[plan_class_->whens[i].placed.reg];
    const std::uint64_t mask = masks_[guard_count + i];
    verdict.decided &= ~(value.f[0] & mask);
    verdict.when_unknown |= ~(value.t[0] | value.f[0]) & mask;
  }
  verdict.ineligible &= verdict.decided;
  verdict.undetermined = (unknown | verdict.when_unknown) & verdict.decided & ~verdict.ineligible;
  return verdict;
}

Evaluator::GuardVerdict Evaluator::guard(std::size_t index) const {
  const Register& value = (*frame_)[plan_class_->guards[index].placed.reg];
  const std::uint64_t mask = masks_[index];
  return {plan_class_->guards[index].index, value.f[0] & mask, ~(value.t[0] | value.f[0]) & mask};
}

}  // namespace rung
