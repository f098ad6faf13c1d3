// SPDX-License-Identifier: Apache-2.0
// An expression with every define written out in its place.
#include "engine/check/inline_calls.hpp"

#include <algorithm>

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
  Expression copy;
  copy.op = expression.op;
  copy.has_condition = expression.has_condition;
  copy.type = expression.type;
  copy.index = expression.index;
  copy.range = expression.range;
  copy.constant = expression.constant;
  copy.operands.reserve(expression.operands.size());
  for (const Expression& operand : expression.operands) copy.operands.push_back(written_out(operand, defines, arguments));
  return copy;
}

}  // namespace

Expression inline_calls(const Expression& expression, const std::vector<Define>& defines) {
  return written_out(expression, defines, {});
}

}  // namespace rung
