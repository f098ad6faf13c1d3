// SPDX-License-Identifier: Apache-2.0
// Operators, conditionals and quantifiers: what breaks before a word or sign.
#include <variant>
#include <vector>

#include "engine/format/expression_writer.hpp"

namespace rung::canonical {

void ExpressionWriter::operator()(const ast::Unary& unary) {
  const bool negation = unary.op == ast::UnaryOperator::logical_not;
  writer_.take();
  if (negation) layout_.space();
  write(unary.operand[0], negation ? Place::negation : Place::minus);
}

const ast::Binary* ExpressionWriter::link(const ast::Expression& operand, ast::BinaryOperator op) const {
  const auto* const binary = std::get_if<ast::Binary>(&operand.node);
  const bool in_parentheses = writer_.next().begin < operand.range.begin;
  return binary != nullptr && !in_parentheses && level_of(binary->op) == level_of(op) ? binary : nullptr;
}

void ExpressionWriter::operator_and_right(const ast::Binary& binary) {
  const bool two_words = binary.op == ast::BinaryOperator::not_in || binary.op == ast::BinaryOperator::starts_with ||
                         binary.op == ast::BinaryOperator::ends_with;
  layout_.line();
  take_words(two_words ? 2 : 1);
  layout_.space();
  const ast::Expression& right = binary.operands[1];
  if (const ast::Binary* const next = link(right, binary.op)) {
    write(next->operands[0], place_in(next->op));
    operator_and_right(*next);
  } else {
    write(right, place_in(binary.op));
  }
}

void ExpressionWriter::operator()(const ast::Binary& binary) {
  std::vector<const ast::Binary*> chain = {&binary};
  while (const ast::Binary* const next = link(chain.back()->operands[0], binary.op)) chain.push_back(next);
  layout_.begin_group();
  write(chain.back()->operands[0], place_in(chain.back()->op));
  layout_.nest();
  for (; !chain.empty(); chain.pop_back()) operator_and_right(*chain.back());
  layout_.end_nest();
  layout_.end_group();
}

/// The lines of an `and` that begins an `or` are indented more than those of the `or`.
void ExpressionWriter::operator()(const ast::Logic& logic) {
  const std::uint32_t indent = begins_logic_ ? 4 : 2;
  const ast::Expression& first = logic.operands[0];
  begins_logic_ = std::holds_alternative<ast::Logic>(first.node) && writer_.next().begin >= first.range.begin;
  layout_.begin_group();
  for (std::size_t at = 0; at < logic.operands.size(); ++at) {
    if (at > 0) {
      layout_.line();
      writer_.take_word();
    }
    write(logic.operands[at], Place::logic);
    if (at == 0) layout_.nest(indent);
  }
  layout_.end_nest();
  layout_.end_group();
}

void ExpressionWriter::operator()(const ast::Is& test) {
  layout_.begin_group();
  write(test.operand[0], Place::comparison);
  layout_.nest();
  layout_.line();
  take_words(test.negated ? 3 : 2);
  layout_.end_nest();
  layout_.end_group();
}

void ExpressionWriter::operator()(const ast::If& conditional) {
  layout_.begin_group();
  for (std::size_t at = 0; at < conditional.operands.size(); ++at) {
    if (at > 0) layout_.line();
    writer_.take_word();
    write(conditional.operands[at], Place::whole);
    if (at == 0) layout_.nest();
  }
  layout_.end_nest();
  layout_.end_group();
}

/// `v in L`
void ExpressionWriter::variable_and_list(const ast::Quantifier& quantifier) {
  writer_.take_word();
  writer_.take_word();
  write(quantifier.list[0], Place::list);
}

/// ` where P`
void ExpressionWriter::condition(const ast::Quantifier& quantifier, Place place) {
  if (quantifier.condition.empty()) return;
  layout_.line();
  writer_.take_word();
  write(quantifier.condition[0], place);
}

void ExpressionWriter::operator()(const ast::Quantifier& quantifier) {
  using Kind = ast::QuantifierKind;
  const bool every = quantifier.kind == Kind::every;
  if (every || quantifier.kind == Kind::some || quantifier.kind == Kind::no) {
    layout_.begin_group();
    writer_.take_word();
    variable_and_list(quantifier);
    layout_.nest();
    condition(quantifier, every ? Place::condition_of_every : Place::whole);
    if (every) {
      layout_.line();
      writer_.take_word();
      write(quantifier.body[0], Place::whole);
    }
    layout_.end_nest();
    layout_.end_group();
    return;
  }
  writer_.take();
  in_brackets([&] {
    if (!quantifier.body.empty()) {
      write(quantifier.body[0], Place::whole);
      layout_.line();
      writer_.take_word();
    }
    variable_and_list(quantifier);
    condition(quantifier, Place::whole);
  });
}

}  // namespace rung::canonical
