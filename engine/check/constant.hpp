// SPDX-License-Identifier: Apache-2.0
// What an expression comes to without a snapshot: for `where`, and for whoever folds constants.
#pragma once

#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "engine/check/checked_rules.hpp"
#include "engine/check/regular_expression.hpp"

namespace rung {

/// Three-valued: what depends on the snapshot, the request, the subject or the date is unknown.
struct Settled {
  enum class State : std::uint8_t {
    value,
    absent,
    overflow,  ///< unknown because of arithmetic that does not fit; `place` says which
    unknown
  };
  State state = State::unknown;
  Value value;  ///< where `state` is value
  Range place;

  bool known() const { return state == State::value; }
  bool is(bool truth) const { return known() && std::get<bool>(value.of) == truth; }
};

/// Evaluates expressions of checked rules, one after another; keeps compiled regular expressions between them.
/// Schema and defines outlive it.
class ConstantEvaluator {
 public:
  /// Beyond `most_steps` everything is unknown.
  ConstantEvaluator(const Schema& schema, const std::vector<Define>& defines,
                    std::uint64_t most_steps = std::numeric_limits<std::uint64_t>::max())
      : schema_(schema), defines_(defines), most_steps_(most_steps) {}
  explicit ConstantEvaluator(const CheckedRules& rules) : ConstantEvaluator(rules.schema, rules.defines) {}

  /// `source` and `target`: entries of the subject's catalog; unknown where none is given.
  Settled operator()(const Expression& expression, std::optional<std::uint32_t> source = {},
                     std::optional<std::uint32_t> target = {});

  /// Nodes evaluated so far.
  std::uint64_t steps() const { return steps_; }

 private:
  Settled evaluate(const Expression& expression);
  Settled entry(std::optional<std::uint32_t> index) const;
  const Settled* variable(std::uint32_t index) const;
  /// The value where it stands, without a copy; null where it has to be evaluated.
  const Value* borrow(const Expression& expression);
  Settled literal_set(const Expression& expression);
  Settled field(const Expression& expression);
  Settled call(const Expression& expression);
  Settled logic(const Expression& expression);
  Settled implication(const Expression& expression);
  Settled conditional(const Expression& expression);
  Settled present(const Expression& expression);
  Settled otherwise(const Expression& expression);
  Settled quantifier(const Expression& expression);
  Settled fold_truth(const Expression& expression, const SetValue& items);
  Settled fold_value(const Expression& expression, const SetValue& items);
  Settled operation(const Expression& expression);

  const Schema& schema_;
  const std::vector<Define>& defines_;
  RegularExpressions expressions_;
  std::optional<std::uint32_t> source_, target_;
  std::deque<std::pair<std::uint32_t, Settled>>
      variables_;  ///< innermost last; what is borrowed from it stays in place
  std::uint64_t steps_ = 0;
  std::uint64_t most_steps_;
};

/// One operator over operands that are known; `right` is of no meaning where it has one operand. `matches` and set
/// literals are not among them.
Settled apply(const Expression& expression, const Value& left, const Value& right);

}  // namespace rung
