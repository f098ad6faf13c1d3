// SPDX-License-Identifier: Apache-2.0
// From a program and one snapshot's facts to verdicts: which paths of which subjects may be taken.
#pragma once

#include <memory>
#include <vector>

#include "engine/compile/program.hpp"
#include "engine/facts/facts.hpp"

namespace rung {

/// The paths of one plan for one subject, as masks; bit i is path plan->first_path + i.
struct Verdict {
  std::uint64_t decided = 0;       ///< paths that have a decision: their `when` is not false
  std::uint64_t ineligible = 0;
  std::uint64_t undetermined = 0;  ///< eligible are those decided and neither
  std::uint64_t when_unknown = 0;  ///< the path's own `when` is unknown
};

/// Runs plans; keeps its frames from snapshot to snapshot. One for each thread.
class Evaluator {
 public:
  Evaluator(const Program& program, Pool& scratch);

  /// A snapshot's facts, until the next call. Clears scratch.
  void start(const Facts& facts);
  /// The verdict of one plan for the subject in `row` of the subject's table; its registers stay until the next call.
  Verdict run(const Plan& plan, std::uint32_t row, std::int64_t entry);

  /// Where a precondition that guards the plan last run is false or unknown, of the paths that it guards.
  struct GuardVerdict { std::uint32_t precondition; std::uint64_t failed, unknown; };
  GuardVerdict guard(std::size_t index) const {
    const Register& value = *running_now_->guards[index];
    const std::uint64_t mask = masks_[index], t = *value.t, f = *value.f;
    return {running_now_->plan_class->guards[index].index, f & mask, ~(t | f) & mask};
  }
  std::size_t guards() const { return running_now_->plan_class->guards.size(); }

 private:
  struct Running {
    Running(const PlanClass& of, const TapeContext& context, Pool& scratch);
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    const PlanClass* plan_class;
    Frame frame;
    std::vector<const Register*> guards, whens;  ///< where the frame has what the class needs
    Arena::Mark after_snapshot;
    bool started = false;
  };
  Running& start_class(std::uint32_t plan_class);

  const Program* program_;
  Pool* scratch_;
  const Facts* facts_ = nullptr;
  std::vector<std::unique_ptr<Running>> running_;  ///< by class; made when first needed
  std::vector<std::uint32_t> started_;             ///< classes whose block 0 has run for this snapshot
  const Running* running_now_ = nullptr;
  const std::uint64_t* masks_ = nullptr;
};

}  // namespace rung
