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
  switch (at->op) {
    case Op::snapshot:
    case Op::request:
    case Op::subject:
    case Op::source:
    case Op::target: path.push_back(0); break;
    case Op::variable: path.push_back(at->index); break;
    default: return std::nullopt;
  }
  path.push_back(static_cast<std::uint32_t>(at->op));
  std::reverse(path.begin(), path.end());
  return path;
}

void learn(const Expression& expression, bool truth, std::vector<DottedPath>& known) {
  switch (expression.op) {
    case Op::present:
      if (truth) {
        if (std::optional<DottedPath> path = dotted_path(expression.operands[0])) known.push_back(std::move(*path));
      }
      return;
    case Op::logical_not: learn(expression.operands[0], !truth, known); return;
    case Op::conjunction:
      if (truth) {
        for (const Expression& operand : expression.operands) learn(operand, true, known);
      }
      return;
    case Op::disjunction:
      if (!truth) {
        for (const Expression& operand : expression.operands) learn(operand, false, known);
      }
      return;
    case Op::implies:
      if (!truth) {
        learn(expression.operands[0], true, known);
        learn(expression.operands[1], false, known);
      }
      return;
    default: return;
  }
}

}  // namespace rung
