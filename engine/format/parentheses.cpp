// SPDX-License-Identifier: Apache-2.0
#include "engine/format/parentheses.hpp"

#include <initializer_list>
#include <variant>

namespace rung::canonical {

namespace {

using ast::BinaryOperator;

template <class... Kinds>
bool is_one_of(const ast::Expression& expression) {
  return (std::holds_alternative<Kinds>(expression.node) || ...);
}

bool is_open_quantifier(const ast::Expression& expression) {
  const auto* const quantifier = std::get_if<ast::Quantifier>(&expression.node);
  return quantifier != nullptr && (quantifier->kind == ast::QuantifierKind::some ||
                                   quantifier->kind == ast::QuantifierKind::no ||
                                   quantifier->kind == ast::QuantifierKind::every);
}

/// Ends with what takes in all that follows.
bool extends_to_the_right(const ast::Expression& expression) {
  if (is_open_quantifier(expression) || is_one_of<ast::If>(expression)) return true;
  if (const auto* const unary = std::get_if<ast::Unary>(&expression.node)) return extends_to_the_right(unary->operand[0]);
  if (const auto* const binary = std::get_if<ast::Binary>(&expression.node))
    return extends_to_the_right(binary->operands[1]);
  if (const auto* const logic = std::get_if<ast::Logic>(&expression.node))
    return extends_to_the_right(logic->operands.back());
  return false;
}

bool is_atom(const ast::Expression& expression) {
  if (is_one_of<ast::Quantifier>(expression)) return !is_open_quantifier(expression);
  return is_one_of<ast::Boolean, ast::Number, ast::String, ast::Date, ast::Variable, ast::Field, ast::Call,
                   ast::SetLiteral>(expression);
}

bool is_comparison(const ast::Expression& expression) {
  const auto* const binary = std::get_if<ast::Binary>(&expression.node);
  if (binary == nullptr) return is_one_of<ast::Is>(expression);
  return place_in(binary->op) == Place::comparison && !extends_to_the_right(expression);
}

bool is_binary(const ast::Expression& expression, std::initializer_list<BinaryOperator> operators) {
  const auto* const binary = std::get_if<ast::Binary>(&expression.node);
  if (binary == nullptr || extends_to_the_right(expression)) return false;
  for (const BinaryOperator op : operators)
    if (binary->op == op) return true;
  return false;
}

}  // namespace

Level level_of(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::implies: return Level::implication;
    case BinaryOperator::equal:
    case BinaryOperator::not_equal:
    case BinaryOperator::less:
    case BinaryOperator::less_equal:
    case BinaryOperator::greater:
    case BinaryOperator::greater_equal:
    case BinaryOperator::in:
    case BinaryOperator::not_in:
    case BinaryOperator::overlaps:
    case BinaryOperator::within:
    case BinaryOperator::matches:
    case BinaryOperator::starts_with:
    case BinaryOperator::ends_with:
    case BinaryOperator::contains: return Level::comparison;
    case BinaryOperator::otherwise: return Level::alternative;
    case BinaryOperator::add:
    case BinaryOperator::subtract:
    case BinaryOperator::unite: return Level::sum;
    case BinaryOperator::multiply:
    case BinaryOperator::intersect: return Level::product;
  }
  return Level::product;
}

Place place_in(BinaryOperator op) {
  switch (level_of(op)) {
    case Level::implication: return Place::logic;
    case Level::comparison: return Place::comparison;
    case Level::sum: return op == BinaryOperator::unite ? Place::other : Place::sum;
    case Level::alternative:
    case Level::product: return Place::other;
  }
  return Place::other;
}

bool parentheses_say_nothing(const ast::Expression& inside, Place place) {
  switch (place) {
    case Place::whole: return true;
    case Place::condition_of_every: return is_atom(inside) || is_comparison(inside);
    case Place::list:
    case Place::base: return is_one_of<ast::Variable, ast::Field, ast::Call>(inside);
    case Place::minus: return is_one_of<ast::Number, ast::Variable, ast::Field, ast::Call>(inside);
    case Place::negation: return is_atom(inside);
    case Place::logic: return is_atom(inside) || is_comparison(inside);
    case Place::comparison:
      return is_atom(inside) || is_binary(inside, {BinaryOperator::add, BinaryOperator::subtract, BinaryOperator::unite,
                                                   BinaryOperator::multiply, BinaryOperator::intersect});
    case Place::sum: return is_atom(inside) || is_binary(inside, {BinaryOperator::multiply});
    case Place::other: return is_atom(inside);
  }
  return false;
}

}  // namespace rung::canonical
