// SPDX-License-Identifier: Apache-2.0
// Expressions rewritten to others of the same meaning.
#include "engine/check/inline_calls.hpp"

#include <algorithm>
#include <utility>

namespace rung {

namespace {

/// What the parameters in scope stand for. No argument mentions a parameter of the define that it is given to, so no
/// name is ever captured.
using Arguments = std::vector<std::pair<std::uint32_t, Expression>>;

Expression written_out(const Expression& expression, const std::vector<Define>& defines, const Arguments& arguments) {
  if (expression.op == Op::variable) {
    const auto found = std::find_if(arguments.begin(), arguments.end(),
                                    [&](const auto& argument) { return argument.first == expression.index; });
    return found == arguments.end() ? expression : found->second;
  }
  if (expression.op == Op::call) {
    const Define& define = defines[expression.index];
    Arguments inner;
    for (std::size_t i = 0; i < expression.operands.size(); ++i) {
      inner.emplace_back(define.parameters[i], written_out(expression.operands[i], defines, arguments));
    }
    return written_out(define.body, defines, inner);
  }
  Expression copy = without_operands(expression);
  copy.operands.reserve(expression.operands.size());
  for (const Expression& operand : expression.operands)
    copy.operands.push_back(written_out(operand, defines, arguments));
  return copy;
}

bool mentions(const Expression& expression, std::uint32_t variable) {
  if (expression.op == Op::variable && expression.index == variable) return true;
  return std::any_of(expression.operands.begin(), expression.operands.end(),
                     [&](const Expression& operand) { return mentions(operand, variable); });
}

}  // namespace

/// `some v in A where v in B` is `A overlaps B`, and `every v in A : v in B` is `A within B`, for sets.
Expression quantifiers_to_sets(Expression expression) {
  for (Expression& operand : expression.operands) operand = quantifiers_to_sets(std::move(operand));
  const bool some = expression.op == Op::some || expression.op == Op::no;
  if ((!some && expression.op != Op::every) || expression.operands.size() != 2) return expression;
  const Expression& list = expression.operands[0];
  const Expression& held = expression.operands[1];
  const bool fits = list.type.shape == Shape::set && held.op == Op::in && held.operands[0].op == Op::variable &&
                    held.operands[0].index == expression.index && held.operands[1].type == list.type &&
                    !mentions(held.operands[1], expression.index);
  if (!fits) return expression;
  Expression relation;
  relation.op = some ? Op::overlaps : Op::within;
  relation.type = expression.type;
  relation.range = expression.range;
  relation.operands.push_back(list);
  relation.operands.push_back(held.operands[1]);
  if (expression.op != Op::no) return relation;
  Expression negated;
  negated.op = Op::logical_not;
  negated.type = expression.type;
  negated.range = expression.range;
  negated.operands.push_back(std::move(relation));
  return negated;
}

Expression inline_calls(const Expression& expression, const std::vector<Define>& defines) {
  return written_out(expression, defines, {});
}

}  // namespace rung
