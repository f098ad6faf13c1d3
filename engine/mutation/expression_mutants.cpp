// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/expression_mutants.hpp"

#include <fmt/format.h>

#include "engine/mutation/list_items.hpp"
#include "engine/mutation/neighbours.hpp"

namespace rung::mutation {

namespace {

using ast::BinaryOperator;

template <class... Functions>
struct Cases : Functions... { using Functions::operator()...; };
template <class... Functions>
Cases(Functions...) -> Cases<Functions...>;

/// Whether `not` may stand before it without parentheses.
bool is_plain(const ast::Expression& expression) {
  return std::holds_alternative<ast::Variable>(expression.node) || std::holds_alternative<ast::Field>(expression.node) ||
         std::holds_alternative<ast::Call>(expression.node);
}

}  // namespace

void ExpressionMutants::condition(const ast::Expression& expression) {
  negate(expression);
  parts(expression, true);
}

void ExpressionMutants::value(const ast::Expression& expression) { parts(expression, false); }

void ExpressionMutants::remedy(const ast::Expression& when) {
  in_remedy_ = true;
  condition(when);
  in_remedy_ = false;
}

void ExpressionMutants::drop(const ast::Expression& condition, const std::string& what) {
  if (const auto* literal = std::get_if<ast::Boolean>(&condition.node); literal && literal->value) return;
  made_.add(Operator::drop_condition, condition.range, "true", fmt::format("drops {} {}", what, made_.quote(condition.range)));
}

void ExpressionMutants::negate(const ast::Expression& condition) {
  if (std::holds_alternative<ast::Boolean>(condition.node)) return;  // another value of its own
  if (const auto* unary = std::get_if<ast::Unary>(&condition.node); unary && unary->op == ast::UnaryOperator::logical_not) {
    const Range behind = made_.written.range(made_.written.past_blanks(condition.range.begin + 3), condition.range.end);
    made_.add(Operator::negate, condition.range, std::string(made_.written[behind]),
              fmt::format("drops the `not` of {}", made_.quote(condition.range)));
    return;
  }
  if (const auto* quantifier = std::get_if<ast::Quantifier>(&condition.node);
      quantifier && quantifier->kind != ast::QuantifierKind::every)
    return;  // `some` and `no` are each other's negation, and are swapped
  const std::string what = fmt::format("negates {}", made_.quote(condition.range));
  if (const auto* is = std::get_if<ast::Is>(&condition.node)) {
    const auto word = made_.written.find("is", is->operand[0].range.end, condition.range.end);
    if (!word) return;
    const bool negated = is->state == ast::State::absent ? !is->negated : is->negated;
    const std::string_view state = is->state == ast::State::empty ? (negated ? "is empty" : "is not empty")
                                                                  : (negated ? "is present" : "is absent");
    return made_.add(Operator::negate, made_.written.range(word->begin, condition.range.end), std::string(state), what);
  }
  if (const auto* binary = std::get_if<ast::Binary>(&condition.node)) {
    constexpr std::pair<BinaryOperator, std::string_view> opposites[] = {
        {BinaryOperator::equal, "!="},        {BinaryOperator::not_equal, "=="}, {BinaryOperator::less, ">="},
        {BinaryOperator::less_equal, ">"},    {BinaryOperator::greater, "<="},   {BinaryOperator::greater_equal, "<"},
        {BinaryOperator::in, "not in"},       {BinaryOperator::not_in, "in"}};
    for (const auto& [op, opposite] : opposites)
      if (binary->op == op) return made_.add(Operator::negate, binary->op_range, std::string(opposite), what);
  }
  const std::string_view written = made_.written[condition.range];
  made_.add(Operator::negate, condition.range,
            is_plain(condition) ? fmt::format("not {}", written) : fmt::format("not ({})", written), what);
}

void ExpressionMutants::parts(const ast::Expression& expression, bool is_condition) {
  const Range range = expression.range;
  std::visit(Cases{[&](const ast::Boolean& literal) {
                     made_.add(Operator::other_value, range, literal.value ? "false" : "true",
                               literal.value ? "says `false` for `true`" : "says `true` for `false`");
                   },
                   [&](const ast::Number&) { shift(neighbours_of_number(made_.written[range]), range); },
                   [&](const ast::String& string) { of(string, range); },
                   [&](const ast::Date& date) { shift(neighbours_of_date(date.days), range); },
                   [&](const ast::Duration&) {
                     const std::string_view text = made_.written[range];
                     const std::size_t digits = text.find_first_not_of("0123456789_");
                     shift(neighbours_of_number(text.substr(0, digits)),
                           made_.written.range(range.begin, range.begin + static_cast<std::uint32_t>(digits)));
                   },
                   [&](const ast::Variable& variable) { of(variable); }, [&](const ast::Field& field) { of(field); },
                   [&](const ast::Call& call) {
                     for (const ast::Expression& argument : call.arguments) value(argument);
                   },
                   [&](const ast::SetLiteral& set) { of(set, range); },
                   [&](const ast::Interval& interval) {
                     for (const ast::Expression& end : interval.low) value(end);
                     for (const ast::Expression& end : interval.high) value(end);
                   },
                   [&](const ast::Unary& unary) { of(unary, is_condition); },
                   [&](const ast::Binary& binary) { of(binary, range, is_condition); },
                   [&](const ast::Logic& logic) { of(logic, range); },
                   [&](const ast::Is& is) { value(is.operand[0]); },
                   [&](const ast::If& choice) {
                     condition(choice.operands[0]);
                     for (std::size_t i = 1; i < 3; ++i)
                       is_condition ? condition(choice.operands[i]) : value(choice.operands[i]);
                   },
                   [&](const ast::Quantifier& quantifier) { of(quantifier, range); }},
             expression.node);
}

void ExpressionMutants::of(const ast::Unary& unary, bool is_condition) {
  if (unary.op == ast::UnaryOperator::minus) return value(unary.operand[0]);
  // Negated, it would be the `not` dropped.
  parts(unary.operand[0], is_condition);
}

void ExpressionMutants::of(const ast::Logic& logic, Range range) {
  const std::string_view word = logic.op == ast::LogicOperator::conjunction ? "and" : "or";
  const std::string_view other = logic.op == ast::LogicOperator::conjunction ? "or" : "and";
  std::vector<Range> connectives;
  for (std::size_t i = 1; i < logic.operands.size(); ++i) {
    const auto found = made_.written.find(word, logic.operands[i - 1].range.end, logic.operands[i].range.begin);
    if (!found) return;
    connectives.push_back(*found);
    made_.add(Operator::swap_logic, *found, std::string(other), fmt::format("says `{}` for `{}`", other, word));
  }
  for (std::size_t i = 0; i < logic.operands.size(); ++i) {
    made_.add(Operator::drop_condition, item_with_separator(made_.written, range, connectives, i), "",
              fmt::format("drops the condition {}", made_.quote(logic.operands[i].range)));
    condition(logic.operands[i]);
  }
}

void ExpressionMutants::of(const ast::Binary& binary, Range range, bool is_condition) {
  const ast::Expression& left = binary.operands[0];
  const ast::Expression& right = binary.operands[1];
  if (binary.op == BinaryOperator::implies) {
    made_.add(Operator::drop_condition,
              made_.written.range(range.begin, made_.written.past_blanks(binary.op_range.end)), "",
              fmt::format("drops the premise {}", made_.quote(left.range)));
    condition(left);
    return condition(right);
  }
  if (binary.op == BinaryOperator::otherwise) {
    made_.add(Operator::ignore_optional,
              made_.written.range(range.begin, made_.written.past_blanks(binary.op_range.end)), "",
              fmt::format("ignores {} where it is present", made_.quote(left.range)));
  }
  // Where no condition stands, a comparison is still one that can be turned around.
  if (!is_condition) negate_comparison(binary);
  other_operator(binary);
  if (!in_remedy_) let_in(binary);
  value(left);
  if (binary.op != BinaryOperator::matches) value(right);
}

void ExpressionMutants::negate_comparison(const ast::Binary& binary) {
  if (binary.op == BinaryOperator::equal || binary.op == BinaryOperator::not_equal)
    made_.add(Operator::negate, binary.op_range, binary.op == BinaryOperator::equal ? "!=" : "==",
              fmt::format("negates {}", made_.quote(join(binary.operands[0].range, binary.operands[1].range))));
}

void ExpressionMutants::other_operator(const ast::Binary& binary) {
  struct Other { BinaryOperator op; Operator mutation; std::string_view other; };
  constexpr Other others[] = {{BinaryOperator::less, Operator::shift_strictness, "<="},
                              {BinaryOperator::less_equal, Operator::shift_strictness, "<"},
                              {BinaryOperator::greater, Operator::shift_strictness, ">="},
                              {BinaryOperator::greater_equal, Operator::shift_strictness, ">"},
                              {BinaryOperator::overlaps, Operator::other_relation, "within"},
                              {BinaryOperator::within, Operator::other_relation, "overlaps"},
                              {BinaryOperator::starts_with, Operator::other_relation, "ends with"},
                              {BinaryOperator::starts_with, Operator::other_relation, "contains"},
                              {BinaryOperator::ends_with, Operator::other_relation, "starts with"},
                              {BinaryOperator::ends_with, Operator::other_relation, "contains"},
                              {BinaryOperator::contains, Operator::other_relation, "starts with"},
                              {BinaryOperator::contains, Operator::other_relation, "ends with"},
                              {BinaryOperator::add, Operator::other_operation, "-"},
                              {BinaryOperator::subtract, Operator::other_operation, "+"},
                              {BinaryOperator::subtract, Operator::other_operation, "&"},
                              {BinaryOperator::subtract, Operator::other_operation, "|"},
                              {BinaryOperator::unite, Operator::other_operation, "&"},
                              {BinaryOperator::unite, Operator::other_operation, "-"},
                              {BinaryOperator::intersect, Operator::other_operation, "|"},
                              {BinaryOperator::intersect, Operator::other_operation, "-"},
                              {BinaryOperator::multiply, Operator::other_operation, "+"}};
  for (const Other& other : others) {
    if (other.op != binary.op) continue;
    made_.add(other.mutation, binary.op_range, std::string(other.other),
              fmt::format("says `{}` for {}", other.other, made_.quote(binary.op_range)));
  }
}

void ExpressionMutants::shift(const std::vector<std::string>& neighbours, Range range) {
  for (const std::string& neighbour : neighbours) {
    made_.add(Operator::shift_bound, range, neighbour,
              fmt::format("says `{}` for {}", neighbour, made_.quote(range)));
  }
}

}  // namespace rung::mutation
