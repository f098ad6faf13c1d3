// SPDX-License-Identifier: Apache-2.0
// Typing operators that answer yes or no: comparisons, membership, relations of sets and of texts.
#include <fmt/format.h>

#include "engine/check/regular_expression.hpp"
#include "engine/check/typing.hpp"

namespace rung {

namespace {

constexpr Type truth{Base::boolean};

std::vector<Expression> both(Expression left, Expression right) {
  std::vector<Expression> operands;
  operands.reserve(2);
  operands.push_back(std::move(left));
  operands.push_back(std::move(right));
  return operands;
}

bool has_order(const Type& type) {
  if (type.shape != Shape::scalar) return false;
  return type.base == Base::integer || type.base == Base::decimal || type.base == Base::date ||
         type.base == Base::version;
}

}  // namespace

Expression Typing::typed(const ast::Expression& at, const ast::Binary& written, const Type* expected) {
  using Kind = ast::BinaryOperator;
  switch (written.op) {
    case Kind::implies: return implication(at, written);
    case Kind::equal: return comparison(at, written, Op::equal);
    case Kind::not_equal: return comparison(at, written, Op::not_equal);
    case Kind::less: return comparison(at, written, Op::less);
    case Kind::less_equal: return comparison(at, written, Op::less_equal);
    case Kind::greater: return comparison(at, written, Op::greater);
    case Kind::greater_equal: return comparison(at, written, Op::greater_equal);
    case Kind::in: return membership(at, written);
    case Kind::not_in: {
      std::vector<Expression> operand;
      operand.push_back(membership(at, written));
      return node(Op::logical_not, truth, at.range, std::move(operand));
    }
    case Kind::overlaps: return set_relation(at, written, Op::overlaps);
    case Kind::within: return set_relation(at, written, Op::within);
    case Kind::matches: return regular_expression(at, written);
    case Kind::starts_with: return text_relation(at, written, Op::starts_with);
    case Kind::ends_with: return text_relation(at, written, Op::ends_with);
    case Kind::contains: return text_relation(at, written, Op::contains);
    case Kind::otherwise: return fallback(at, written, expected);
    case Kind::add: return arithmetic(at, written, Op::add, expected);
    case Kind::subtract: return arithmetic(at, written, Op::subtract, expected);
    case Kind::multiply: return arithmetic(at, written, Op::multiply, expected);
    case Kind::unite: return set_operation(at, written, Op::unite, expected);
    case Kind::intersect: return set_operation(at, written, Op::intersect, expected);
  }
  return broken(at.range);
}

void Typing::operands_differ(const ast::Expression& at, const ast::Binary& written, const Expression& left,
                             const Expression& right) {
  const std::string_view op = world_.findings.written(written.op_range);
  std::string help;
  const Type& l = left.type;
  const Type& r = right.type;
  const bool holds_left = r.shape != Shape::scalar && l == Type{r.base, Shape::scalar, false, r.index};
  const bool holds_right = l.shape != Shape::scalar && r == Type{l.base, Shape::scalar, false, l.index};
  if (holds_left) help = "whether a set, list or range holds a value is asked with `in`";
  if (holds_right) help = "whether a set, list or range holds a value is asked with `in`, the value first";
  if (l == Type{Base::date} && r == Type{Base::integer} && (op == "+" || op == "-")) {
    const bool number = std::holds_alternative<ast::Number>(written.operands[1].node);
    const std::string_view days = world_.findings.written(right.range);
    help = number ? fmt::format("days are a duration: `{} {} {}`", op, days, days == "1" ? "day" : "days")
                  : "a date moves by a duration that is written out, such as `30 days`";
  }
  world_.findings.error("R221", at.range,
                        fmt::format("`{}` needs two operands of one type, found {} and {}", op, name_of(l), name_of(r)),
                        help, {{left.range, name_of(l)}, {right.range, name_of(r)}});
}

Expression Typing::comparison(const ast::Expression& at, const ast::Binary& written, Op op) {
  auto [left, right] = alike(written.operands[0], written.operands[1], nullptr);
  const bool ordering = op != Op::equal && op != Op::not_equal;
  if (!is_broken(left) && !is_broken(right)) {
    const std::string_view sign = world_.findings.written(written.op_range);
    if (!same_type(left, right)) {
      operands_differ(at, written, left, right);
    } else if (ordering && !has_order(left.type)) {
      world_.findings.error("R222", at.range,
                            fmt::format("{} has no order, so `{}` cannot compare it", name_of(left.type), sign),
                            "int, decimal, date and version have an order");
    } else if (!ordering && left.type.shape == Shape::list) {
      world_.findings.error("R222", at.range,
                            fmt::format("`{}` does not compare lists, found {}", sign, name_of(left.type)),
                            "look at the elements one by one with `some`, `no` or `every`");
    }
  }
  return node(op, truth, at.range, both(std::move(left), std::move(right)));
}

Expression Typing::membership(const ast::Expression& at, const ast::Binary& written) {
  const ast::Expression& element = written.operands[0];
  const ast::Expression& whole = written.operands[1];
  const Firmness element_is = firmness(element);
  const Firmness whole_is = firmness(whole);
  Expression left;
  Expression right;
  const auto element_of = [](const Type& type) { return Type{type.base, Shape::scalar, false, type.index}; };
  if (whole_is != Firmness::none && whole_is >= element_is) {
    right = value(whole, nullptr);
    const Type type = element_of(right.type);
    const bool nothing_to_add = is_broken(right) && element_is == Firmness::none;
    left = nothing_to_add ? broken(element.range) : value(element, is_broken(right) ? nullptr : &type);
  } else {
    left = value(element, nullptr);
    const Shape shape = std::holds_alternative<ast::Interval>(whole.node) ? Shape::range : Shape::set;
    const Type type{left.type.base, shape, false, left.type.index};
    const bool nothing_to_add = is_broken(left) && whole_is == Firmness::none;
    right = nothing_to_add ? broken(whole.range) : value(whole, is_broken(left) ? nullptr : &type);
  }
  if (!is_broken(left) && !is_broken(right)) {
    Type type = element_of(right.type);
    if (type == Type{Base::decimal} && left.type == Type{Base::integer}) left = widened(std::move(left));
    if (left.type == Type{Base::decimal} && right.type.base == Base::integer) right = widened_literal(std::move(right));
    if (!is_broken(right)) type = element_of(right.type);
    const bool list_of_records = right.type.shape == Shape::list && right.type.base == Base::record;
    if (right.type.shape == Shape::scalar || list_of_records) {
      world_.findings.error(
          "R226", right.range,
          fmt::format("`in` needs a set, a list of scalars or a range on its right, found {}", name_of(right.type)),
          list_of_records ? "ask for an element: `some v in … where v == …`" : "");
    } else if (!is_broken(left) && !is_broken(right) && left.type != type) {
      world_.findings.error("R226", at.range,
                            fmt::format("{} cannot be in {}", name_of(left.type), name_of(right.type)), "",
                            {{left.range, name_of(left.type)}, {right.range, name_of(right.type)}});
    }
  }
  return node(Op::in, truth, at.range, both(std::move(left), std::move(right)));
}

Expression Typing::set_relation(const ast::Expression& at, const ast::Binary& written, Op op) {
  auto [left, right] = alike(written.operands[0], written.operands[1], nullptr);
  const std::string_view sign = world_.findings.written(written.op_range);
  bool sets = true;
  for (const Expression* operand : {&left, &right}) {
    if (is_broken(*operand) || operand->type.shape == Shape::set) continue;
    sets = false;
    const bool range_or_list = operand->type.shape != Shape::scalar;
    world_.findings.error("R224", operand->range,
                          fmt::format("`{}` needs two sets, found {}", sign, name_of(operand->type)),
                          range_or_list ? "whether a value is held is asked with `in`" : "");
  }
  if (sets && !is_broken(left) && !is_broken(right) && !same_type(left, right))
    operands_differ(at, written, left, right);
  return node(op, truth, at.range, both(std::move(left), std::move(right)));
}

Expression Typing::text_relation(const ast::Expression& at, const ast::Binary& written, Op op) {
  const Type text{Base::text};
  const std::string_view sign = world_.findings.written(written.op_range);
  std::vector<Expression> operands;
  for (const ast::Expression& one : written.operands) {
    if (!operands.empty() && operands[0].type != text) {
      inspect(one);  // what it should be is not known: the operator is the wrong one
      break;
    }
    Expression operand = value(one, &text);
    if (!is_broken(operand) && operand.type != text) {
      const bool holds = op == Op::contains && operand.type.shape != Shape::scalar;
      world_.findings.error(
          "R225", operand.range, fmt::format("`{}` needs text, found {}", sign, name_of(operand.type)),
          holds ? "whether a set, list or range holds a value is asked with `in`, the value first" : "");
    }
    operands.push_back(std::move(operand));
  }
  return node(op, truth, at.range, std::move(operands));
}

Expression Typing::regular_expression(const ast::Expression& at, const ast::Binary& written) {
  const Type text{Base::text};
  Expression operand = value(written.operands[0], &text);
  if (!is_broken(operand) && operand.type != text) {
    world_.findings.error("R225", operand.range, fmt::format("`matches` needs text, found {}", name_of(operand.type)));
  }
  const ast::Expression& right = written.operands[1];
  const auto* pattern = std::get_if<ast::String>(&right.node);
  std::vector<Expression> operands;
  operands.push_back(std::move(operand));
  Expression made = node(Op::matches, truth, at.range, std::move(operands));
  if (!pattern) {
    world_.findings.error("R244", right.range, "expected a regular expression in quotes behind `matches`");
    return made;
  }
  made.constant.of = pattern->value;
  if (const auto fault = fault_of_regular_expression(pattern->value)) {
    world_.findings.error("R245", place_in_literal(right.range, world_.findings.written(right.range), *fault),
                          fmt::format("no regular expression: {}", fault->reason),
                          "regular expressions are written as RE2 reads them");
  }
  return made;
}

Expression Typing::implication(const ast::Expression& at, const ast::Binary& written) {
  Expression left = condition(written.operands[0]);
  const std::size_t before = known();
  learn(left, true);
  Expression right = condition(written.operands[1]);
  forget(before);
  return node(Op::implies, truth, at.range, both(std::move(left), std::move(right)));
}

}  // namespace rung
