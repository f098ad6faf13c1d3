// SPDX-License-Identifier: Apache-2.0
// The ways in which an expression could be wrong.
#pragma once

#include "engine/mutation/generation.hpp"
#include "grammar/ast.hpp"

namespace rung::mutation {

class ExpressionMutants {
 public:
  explicit ExpressionMutants(Generation& generation) : made_(generation) {}

  /// What stands where a condition does: is negated as a whole too.
  void condition(const ast::Expression& expression);
  /// What stands anywhere else.
  void value(const ast::Expression& expression);
  /// Of a remedy, which is said where a check has failed and no remedy before it fits: most values are let in in vain.
  void remedy(const ast::Expression& when);
  /// A condition that would leave no gap: replaced by `true`.
  void drop(const ast::Expression& condition, const std::string& what);

 private:
  void negate(const ast::Expression& condition);
  void negate_comparison(const ast::Binary& binary);
  void parts(const ast::Expression& expression, bool is_condition);

  void of(const ast::Logic& logic, Range range);
  void of(const ast::Unary& unary, bool is_condition);
  void of(const ast::Binary& binary, Range range, bool is_condition);
  void of(const ast::Quantifier& quantifier, Range range);
  void of(const ast::SetLiteral& set, Range range);
  void of(const ast::Variable& variable);
  void of(const ast::Field& field);
  void of(const ast::String& string, Range range);
  /// `x == a` as `x in { a, b }`, `x in { a, b }` as `x in { a, b, c }`.
  void let_in(const ast::Binary& binary);
  void other_operator(const ast::Binary& binary);
  void swap_every(const ast::Quantifier& quantifier, Range range);
  void shift(const std::vector<std::string>& neighbours, Range range);

  Generation& made_;
  bool in_remedy_ = false;
};

}  // namespace rung::mutation
