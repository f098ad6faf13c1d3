// SPDX-License-Identifier: Apache-2.0
// Typing operators that make values: arithmetic, dates, sets, and `otherwise`.
#include <fmt/format.h>

#include "engine/check/typing.hpp"

namespace rung {

namespace {

std::vector<Expression> both(Expression left, Expression right) {
  std::vector<Expression> operands;
  operands.reserve(2);
  operands.push_back(std::move(left));
  operands.push_back(std::move(right));
  return operands;
}

bool is_number(const Type& type) {
  return type.shape == Shape::scalar && (type.base == Base::integer || type.base == Base::decimal);
}

}  // namespace

Expression Typing::typed(const ast::Expression& at, const ast::Unary& written, const Type* expected) {
  std::vector<Expression> operand;
  if (written.op == ast::UnaryOperator::logical_not) {
    operand.push_back(condition(written.operand[0]));
    return node(Op::logical_not, {Base::boolean}, at.range, std::move(operand));
  }
  if (const auto* digits = std::get_if<ast::Number>(&written.operand[0].node)) {
    return number(at.range, digits->digits, true, expected);
  }
  Expression negated = value(written.operand[0], expected);
  if (is_broken(negated)) return broken(at.range);
  const Type type = negated.type;
  if (!is_number(type)) {
    world_.findings.error("R223", at.range, fmt::format("`-` needs int or decimal, found {}", name_of(type)));
    return broken(at.range);
  }
  operand.push_back(std::move(negated));
  return node(Op::negate, type, at.range, std::move(operand));
}

Expression Typing::shifted(const ast::Expression& at, const ast::Binary& written) {
  const auto& duration = std::get<ast::Duration>(written.operands[1].node);
  Expression date = value(written.operands[0], nullptr);
  if (!is_broken(date) && date.type != Type{Base::date}) {
    world_.findings.error("R231", written.operands[1].range,
                          fmt::format("a duration is added to or taken from a date, found {}", name_of(date.type)));
  }
  std::vector<Expression> operand;
  operand.push_back(std::move(date));
  Expression made = node(Op::shift, {Base::date}, at.range, std::move(operand));
  made.constant.of = written.op == ast::BinaryOperator::subtract ? -duration.count : duration.count;
  made.index = static_cast<std::uint32_t>(duration.unit);
  return made;
}

Expression Typing::arithmetic(const ast::Expression& at, const ast::Binary& written, Op op, const Type* expected) {
  const auto is_duration = [](const ast::Expression& e) { return std::holds_alternative<ast::Duration>(e.node); };
  if (op != Op::multiply && is_duration(written.operands[1])) return shifted(at, written);
  if (op == Op::add && is_duration(written.operands[0])) {
    world_.findings.error(
        "R231", at.range, "a duration stands behind the date that it is added to",
        fmt::format("write the date first: `… + {}`", world_.findings.written(written.operands[0].range)));
    return broken(at.range);
  }
  // The type asked for is of use to a set or a number; days between dates come from dates.
  const bool pass_on = expected && (expected->shape == Shape::set || expected->base == Base::decimal);
  auto [left, right] = alike(written.operands[0], written.operands[1], pass_on ? expected : nullptr);
  if (is_broken(left) || is_broken(right)) return broken(at.range);
  const Type type = left.type;
  if (!same_type(left, right)) {
    operands_differ(at, written, left, right);
    return broken(at.range);
  }
  if (is_number(type)) return node(op, type, at.range, both(std::move(left), std::move(right)));
  if (op == Op::subtract && type.shape == Shape::set) {
    return node(Op::difference, type, at.range, both(std::move(left), std::move(right)));
  }
  if (op == Op::subtract && type == Type{Base::date}) {
    return node(Op::days_between, {Base::integer}, at.range, both(std::move(left), std::move(right)));
  }
  const std::string_view sign = world_.findings.written(written.op_range);
  std::string help;
  if (type.shape == Shape::set && op == Op::add) help = "sets are united with `|`";
  if (type.shape == Shape::set && op == Op::multiply) help = "what two sets have in common is `&`";
  if (type == Type{Base::date} && op == Op::add) help = "a duration is added to a date: `… + 30 days`";
  if (type == Type{Base::text} && op == Op::add) help = "texts are put together in messages only: \"{a} {b}\"";
  world_.findings.error("R223", at.range,
                        fmt::format("`{}` needs {}, found {}", sign,
                                    op == Op::subtract ? "numbers, dates or sets" : "numbers", name_of(type)),
                        help);
  return broken(at.range);
}

Expression Typing::set_operation(const ast::Expression& at, const ast::Binary& written, Op op, const Type* expected) {
  const bool pass_on = expected && expected->shape == Shape::set;
  auto [left, right] = alike(written.operands[0], written.operands[1], pass_on ? expected : nullptr);
  if (is_broken(left) || is_broken(right)) return broken(at.range);
  const std::string_view sign = world_.findings.written(written.op_range);
  for (const Expression* operand : {&left, &right}) {
    if (operand->type.shape == Shape::set) continue;
    const bool truth = operand->type == Type{Base::boolean};
    world_.findings.error(
        "R224", operand->range, fmt::format("`{}` needs two sets, found {}", sign, name_of(operand->type)),
        truth ? (op == Op::unite ? "conditions are joined with `or`" : "conditions are joined with `and`") : "");
    return broken(at.range);
  }
  if (!same_type(left, right)) {
    operands_differ(at, written, left, right);
    return broken(at.range);
  }
  const Type type = left.type;
  return node(op, type, at.range, both(std::move(left), std::move(right)));
}

Expression Typing::fallback(const ast::Expression& at, const ast::Binary& written, const Type* expected) {
  Expression left = any(written.operands[0], expected);
  if (is_broken(left)) {
    inspect(written.operands[1]);
    return broken(at.range);
  }
  if (!declared_optional(left)) {
    world_.findings.error(
        "R262", left.range,
        fmt::format("{} is never absent, so `otherwise` has nothing to do", world_.findings.quote(left.range)),
        "leave `otherwise` and what follows it out");
  }
  left.type.optional = true;
  Type wanted = left.type;
  wanted.optional = false;
  Expression right = any(written.operands[1], &wanted);
  if (is_broken(right)) return broken(at.range);
  const bool widens = wanted == Type{Base::integer} && right.type == Type{Base::decimal};
  if (widens) {
    // An int that may be absent and a decimal: both branches are decimals where the choice is written out.
    const Range range = left.range;
    Expression known = left;
    known.type.optional = false;
    std::vector<Expression> choice;
    choice.push_back(node(Op::present, {Base::boolean}, range, {std::move(left)}));
    choice.push_back(node(Op::to_decimal, {Base::decimal}, range, {std::move(known)}));
    choice.push_back(std::move(right));
    return node(Op::conditional, {Base::decimal}, at.range, std::move(choice));
  }
  if (wanted == Type{Base::decimal} && right.type == Type{Base::integer}) right = widened(std::move(right));
  if (is_broken(right)) return broken(at.range);
  if (!same_type(left, right)) {
    operands_differ(at, written, left, right);
    return broken(at.range);
  }
  const Type type = right.type;
  return node(Op::otherwise, type, at.range, both(std::move(left), std::move(right)));
}

}  // namespace rung
