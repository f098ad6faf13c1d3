// SPDX-License-Identifier: Apache-2.0
// Marks what the decisions that cases expect show of a model.
#pragma once

#include "engine/compile/program.hpp"
#include "engine/coverage/marks.hpp"
#include "engine/coverage/observed.hpp"

namespace rung {

class Recorder {
 public:
  explicit Recorder(const Model& model) : model_(&model) {}

  /// What case number `test` shows by a decision that it expects: of a subject by name, for an upgrade to `target`, or
  /// without one for its extend. `program` is of the model's rules; `facts` were read for it.
  void record(const Program& program, const Facts& facts, const std::string& subject,
              std::optional<std::uint32_t> target, std::uint32_t test);
  /// What those cases showed that passed: `passed` by number of the case.
  Marks marks(const std::vector<bool>& passed) const;

 private:
  const Model* model_;
  std::map<std::uint32_t, std::vector<std::uint32_t>> slots_;  ///< by case
};

}  // namespace rung
