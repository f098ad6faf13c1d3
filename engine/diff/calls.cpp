// SPDX-License-Identifier: Apache-2.0
#include "engine/diff/calls.hpp"

namespace rung {

Calls::Calls(const CheckedRules& rules) : rules_(rules) {
  // Each define only calls earlier ones.
  for (std::uint32_t i = 0; i < rules.defines.size(); ++i) {
    std::set<std::uint32_t> used = {i};
    collect(rules.defines[i].body, used);
    used_.push_back(std::move(used));
  }
}

void Calls::collect(const Expression& expression, std::set<std::uint32_t>& used) const {
  if (expression.op == Op::call) used.insert(used_[expression.index].begin(), used_[expression.index].end());
  for (const Expression& operand : expression.operands) collect(operand, used);
}

std::set<std::string> Calls::in(const Expression& expression) const {
  std::set<std::uint32_t> used;
  collect(expression, used);
  std::set<std::string> names;
  for (const std::uint32_t define : used) names.insert(rules_.defines[define].name);
  return names;
}

}  // namespace rung
