// SPDX-License-Identifier: Apache-2.0
// Which optional places are known to be present, given that an expression is true or false.
#include "engine/check/narrowing.hpp"

#include <algorithm>

namespace rung {

std::optional<DottedPath> dotted_path(const Expression& expression) {
  DottedPath path;
  const Expression* at = &expression;
  while (at->op == Op::field) {
    path.push_back(at->index);
    at = &at->operands[0];
  }
  const bool root = at->op == Op::snapshot || at->op == Op::request || at->op == Op::subject || at->op == Op::source ||
                    at->op == Op::target;
  if (!root && at->op != Op::variable) return std::nullopt;
  path.push_back(root ? 0 : at->index);
  path.push_back(static_cast<std::uint32_t>(at->op));
  std::reverse(path.begin(), path.end());
  return path;
}

void learn(const Expression& expression, bool truth, std::vector<DottedPath>& known) {
  const std::vector<Expression>& operands = expression.operands;
  const Op op = expression.op;
  if (op == Op::present && truth) {
    if (std::optional<DottedPath> path = dotted_path(operands[0])) known.push_back(std::move(*path));
  } else if (op == Op::logical_not) {
    learn(operands[0], !truth, known);
  } else if ((op == Op::conjunction && truth) || (op == Op::disjunction && !truth)) {
    for (const Expression& operand : operands) learn(operand, truth, known);
  } else if (op == Op::implies && !truth) {
    learn(operands[0], true, known);
    learn(operands[1], false, known);
  }
}

}  // namespace rung
