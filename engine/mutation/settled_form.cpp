// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/settled_form.hpp"

#include <algorithm>

namespace rung::mutation {

namespace {

bool is_constant(const Expression& expression) { return expression.op == Op::constant; }
bool is_constant(const Expression& expression, bool truth) {
  return is_constant(expression) && std::get<bool>(expression.constant.of) == truth;
}

/// Whether it could be known though an operand is not.
bool looks_past_operands(Op op) {
  switch (op) {
    case Op::conjunction:
    case Op::disjunction:
    case Op::implies:
    case Op::conditional: return true;
    default: return is_quantifier(op);
  }
}

/// A leaf that no path settles.
bool is_open(Op op) {
  return op == Op::snapshot || op == Op::request || op == Op::subject || op == Op::today || op == Op::variable;
}

}  // namespace

Expression Settling::settle(const Expression& expression, Ends ends) {
  if (is_constant(expression) || is_open(expression.op)) return expression;
  return simplified(settle_operands(expression, ends), ends);
}

Expression Settling::settle_operands(const Expression& expression, Ends ends) {
  Expression copy = without_operands(expression);
  copy.operands.reserve(expression.operands.size());
  for (const Expression& operand : expression.operands) copy.operands.push_back(settle(operand, ends));
  return copy;
}

Expression Settling::simplified(Expression expression, Ends ends) {
  std::vector<Expression>& operands = expression.operands;
  if (looks_past_operands(expression.op) || std::all_of(operands.begin(), operands.end(), [](const auto& o) { return is_constant(o); })) {
    Settled settled = evaluator_(expression, ends.source, ends.target);
    if (settled.known()) {
      Expression constant;
      constant.type = expression.type;
      constant.constant = std::move(settled.value);
      return constant;
    }
  }
  if (expression.op == Op::conjunction || expression.op == Op::disjunction) {
    const bool neutral = expression.op == Op::conjunction;
    operands.erase(std::remove_if(operands.begin(), operands.end(), [&](const auto& o) { return is_constant(o, neutral); }),
                   operands.end());
    if (operands.size() == 1) return Expression(std::move(operands[0]));
  }
  if (expression.op == Op::implies && is_constant(operands[0], true)) return Expression(std::move(operands[1]));
  if (expression.op == Op::conditional && is_constant(operands[0]))
    return Expression(std::move(operands[is_constant(operands[0], true) ? 1 : 2]));
  if (expression.op == Op::logical_not && operands[0].op == Op::logical_not)
    return Expression(std::move(operands[0].operands[0]));
  if (expression.op == Op::otherwise &&
      evaluator_(operands[0], ends.source, ends.target).state == Settled::State::absent)
    return Expression(std::move(operands[1]));
  return expression;
}

}  // namespace rung::mutation
