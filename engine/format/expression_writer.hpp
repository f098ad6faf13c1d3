// SPDX-License-Identifier: Apache-2.0
// How expressions are laid out, one function for each shape: write_expression.cpp and write_operators.cpp.
#pragma once

#include <cstddef>

#include "engine/format/parentheses.hpp"
#include "engine/format/writer.hpp"
#include "grammar/ast.hpp"

namespace rung::canonical {

class ExpressionWriter {
 public:
  explicit ExpressionWriter(Writer& writer) : writer_(writer), layout_(writer.layout()) {}

  void write(const ast::Expression& expression, Place place);

  void operator()(const ast::Boolean&) { writer_.take(); }
  void operator()(const ast::Number&) { writer_.take(); }
  void operator()(const ast::String&) { writer_.take(); }
  void operator()(const ast::Date&) { writer_.take(); }
  void operator()(const ast::Variable&) { writer_.take(); }
  void operator()(const ast::Duration&);
  void operator()(const ast::Field& field);
  void operator()(const ast::Call& call);
  void operator()(const ast::SetLiteral& set);
  void operator()(const ast::Interval& interval);
  void operator()(const ast::Unary& unary);
  void operator()(const ast::Binary& binary);
  void operator()(const ast::Logic& logic);
  void operator()(const ast::Is& test);
  void operator()(const ast::If& conditional);
  void operator()(const ast::Quantifier& quantifier);

 private:
  bool may_drop(const ast::Expression& inside, Place place) const;
  void variable_and_list(const ast::Quantifier& quantifier);
  void condition(const ast::Quantifier& quantifier, Place place);
  void take_words(std::size_t count);
  /// Whether an operand that comes next goes on with a chain such as `a + b - c`, whose lines stand under each other.
  const ast::Binary* link(const ast::Expression& operand, ast::BinaryOperator op) const;
  void operator_and_right(const ast::Binary& binary);
  /// What stands in brackets, from the opening one on to the closing one.
  template <class WriteInside>
  void in_brackets(WriteInside&& write_inside);

  Writer& writer_;
  Layout& layout_;
  bool begins_logic_ = false;  ///< an `and` comes next that begins an `or`
};

template <class WriteInside>
void ExpressionWriter::in_brackets(WriteInside&& write_inside) {
  layout_.begin_group();
  writer_.take();
  layout_.nest();
  layout_.line(0);
  write_inside();
  layout_.line(0);
  writer_.lead_to_end(false);
  layout_.end_nest();
  writer_.take();
  layout_.end_group();
}

}  // namespace rung::canonical
