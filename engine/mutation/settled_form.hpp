// SPDX-License-Identifier: Apache-2.0
// An expression along one path, with what `source`, `target` and constants settle put in its place.
#pragma once

#include <optional>

#include "engine/check/constant.hpp"

namespace rung::mutation {

/// The ends of a path; none: left open.
struct Ends { std::optional<std::uint32_t> source, target; };

class Settling {
 public:
  explicit Settling(const CheckedRules& rules) : evaluator_(rules) {}

  /// Equal in every value and in what it waits for. Calls are written out before.
  Expression settle(const Expression& expression, Ends ends);
  /// The operands alone: of a quantifier whose elements are culprits.
  Expression settle_operands(const Expression& expression, Ends ends);
  ConstantEvaluator& evaluator() { return evaluator_; }

 private:
  Expression simplified(Expression expression, Ends ends);

  ConstantEvaluator evaluator_;
};

}  // namespace rung::mutation
