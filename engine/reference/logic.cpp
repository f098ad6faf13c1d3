// SPDX-License-Identifier: Apache-2.0
// Three-valued logic: "`false and u` is false, `true or u` is true (from either side), `u implies true` and `false
// implies u` are true".
#include <algorithm>

#include "engine/reference/evaluate.hpp"

namespace rung::reference {

bool is_true(const Value& value) { return value.is_known() && std::get<bool>(value.of); }
bool is_false(const Value& value) { return value.is_known() && !std::get<bool>(value.of); }

Value negation(const Value& operand) {
  return operand.is_known() ? known(!std::get<bool>(operand.of)) : unknown_of({operand});
}

Value conjunction(const std::vector<Value>& operands) {
  if (std::any_of(operands.begin(), operands.end(), is_false)) return known(false);
  if (std::all_of(operands.begin(), operands.end(), is_true)) return known(true);
  return unknown_of(operands);
}

Value disjunction(const std::vector<Value>& operands) {
  if (std::any_of(operands.begin(), operands.end(), is_true)) return known(true);
  if (std::all_of(operands.begin(), operands.end(), is_false)) return known(false);
  return unknown_of(operands);
}

Value implication(const Value& condition, const Value& consequence) {
  if (is_false(condition) || is_true(consequence)) return known(true);
  if (is_true(condition) && is_false(consequence)) return known(false);
  return unknown_of({condition, consequence});
}

}  // namespace rung::reference
