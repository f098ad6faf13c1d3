// SPDX-License-Identifier: Apache-2.0
// From a written expression to a checked one: names resolved, types found from within and from where it stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/check/checked_rules.hpp"
#include "engine/check/findings.hpp"
#include "engine/check/names.hpp"
#include "engine/check/narrowing.hpp"

namespace rung {

/// What expressions are typed in. All of it outlives the Typing.
struct World {
  const Schema& schema;
  const Names& names;
  const SubjectRules& subject;
  const std::vector<Define>& defines;
  std::vector<Variable>& variables;  ///< grows with each quantifier
  FieldSet& mentioned;               ///< grows with each field of a record
  Findings& findings;
  bool ends_of_decision = false;  ///< `from` and `to` stand for `source` and `target`
};

class Typing {
 public:
  explicit Typing(World world) : world_(world) {}

  /// Of any type, and perhaps optional. `expected` is what the place asks for, where it asks: bare names and `{}` take
  /// their type from it; whether the result is of that type is for the caller to see.
  Expression any(const ast::Expression& written, const Type* expected);
  /// Of any type, never optional.
  Expression value(const ast::Expression& written, const Type* expected);
  /// Of this type, never optional, with the conversion from int to decimal where it takes one.
  Expression value_of(const ast::Expression& written, const Type& type);
  Expression condition(const ast::Expression& written);
  /// A constant of this type: nothing but values stands for itself here, so that variables hide no value.
  std::optional<Value> constant(const ast::Expression& written, const Type& type);
  /// For the errors in it alone, where nothing says what type it should have.
  void inspect(const ast::Expression& written);
  /// What a path statement names: an entry.
  std::optional<std::uint32_t> entry(const ast::Name& name, std::uint32_t catalog);

  /// Brings a new variable into scope until forgotten; an error where its name is taken.
  std::uint32_t bind(const ast::Name& name, const Type& type);
  void bind_again(std::uint32_t variable);  ///< one that was in scope before
  void unbind() { locals_.pop_back(); }

  std::size_t known() const { return known_.size(); }
  void learn(const Expression& expression, bool truth) { rung::learn(expression, truth, known_); }
  void learn(std::vector<DottedPath> paths);
  void forget(std::size_t known) { known_.resize(known); }

  std::string name_of(const Type& type) const { return "`" + spell(world_.schema, type) + "`"; }

  static constexpr std::size_t deepest = 1000;         ///< levels of an expression, defines written out
  static constexpr std::uint64_t largest = 1'000'000;  ///< nodes of one, defines written out

 private:
  /// How surely an expression has a type of its own: bare names and `{}` have none, literals may still convert.
  enum class Firmness { none, weak, firm };
  Firmness firmness(const ast::Expression& written);
  Firmness firmest(const ast::Expressions& written);

  using Operands = std::pair<Expression, Expression>;
  /// Two operands of one type, each typing the other; int and decimal mix to decimal.
  Operands alike(const ast::Expression& left, const ast::Expression& right, const Type* expected);
  void mix_numbers(Expression& left, Expression& right);
  Expression widened(Expression expression);          ///< from int to decimal
  Expression widened_literal(Expression expression);  ///< a set or range of ints that is written out
  bool same_type(const Expression& left, const Expression& right) const;
  Expression converted(Expression expression, const Type& type);
  void require_value(Expression& expression);

  Expression typed(const ast::Expression& at, const ast::Boolean& node, const Type* expected);
  Expression typed(const ast::Expression& at, const ast::Number& node, const Type* expected);
  Expression typed(const ast::Expression& at, const ast::String& node, const Type* expected);
  Expression typed(const ast::Expression& at, const ast::Date& node, const Type* expected);
  Expression typed(const ast::Expression& at, const ast::Duration& node, const Type* expected);
  Expression typed(const ast::Expression& at, const ast::Variable& node, const Type* expected);
  Expression typed(const ast::Expression& at, const ast::Field& node, const Type* expected);
  Expression typed(const ast::Expression& at, const ast::Call& node, const Type* expected);
  Expression typed(const ast::Expression& at, const ast::SetLiteral& node, const Type* expected);
  Expression typed(const ast::Expression& at, const ast::Interval& node, const Type* expected);
  Expression typed(const ast::Expression& at, const ast::Unary& node, const Type* expected);
  Expression typed(const ast::Expression& at, const ast::Binary& node, const Type* expected);
  Expression typed(const ast::Expression& at, const ast::Logic& node, const Type* expected);
  Expression typed(const ast::Expression& at, const ast::Is& node, const Type* expected);
  Expression typed(const ast::Expression& at, const ast::If& node, const Type* expected);
  Expression typed(const ast::Expression& at, const ast::Quantifier& node, const Type* expected);

  // type_literals.cpp
  Expression number(Range range, const std::string& digits, bool negative, const Type* expected);
  Expression version(Range range, const std::string& text);
  bool fits_in_set(const Expression& item);
  Expression empty_set(Range range, const Type* expected);
  std::vector<Expression> items_of(const ast::Expressions& written, const Type* expected, Type& element);
  bool ends_fit(Range range, const std::vector<Expression>& ends);

  // type_names.cpp
  bool names_source(std::string_view name) const { return name == "source" || (world_.ends_of_decision && name == "from"); }
  bool names_target(std::string_view name) const { return name == "target" || (world_.ends_of_decision && name == "to"); }
  std::optional<Expression> variable(const ast::Name& name);
  bool is_variable(std::string_view name) const;
  std::optional<Expression> call_without_arguments(const ast::Name& name);
  Expression value_by_type(const ast::Name& name, const Type* expected);
  Expression unresolved(const ast::Name& name, const Type* expected);
  Expression unknown_value(const ast::Name& name, std::uint32_t enumeration);
  Expression unknown_entry(const ast::Name& name, std::uint32_t catalog);
  std::string homes_of(std::string_view value) const;
  std::vector<std::string> variables_in_scope() const;

  // type_fields.cpp
  Expression qualified(const ast::Name& name, const Type& type, Range range);
  Expression field_of(Expression base, const ast::Name& name, Range range);
  Expression field_of_record(Expression base, const ast::Name& name, Range range);
  Expression field_of_entry(Expression base, const ast::Name& name, Range range);
  Expression component(Expression base, const ast::Name& name, Range range);

  // type_calls.cpp
  Expression call(const ast::Expression& at, const ast::Call& node);
  Expression size(const ast::Expression& at, const ast::Call& node);

  // type_operators.cpp, type_arithmetic.cpp
  Expression comparison(const ast::Expression& at, const ast::Binary& node, Op op);
  Expression membership(const ast::Expression& at, const ast::Binary& node);
  Expression set_relation(const ast::Expression& at, const ast::Binary& node, Op op);
  Expression text_relation(const ast::Expression& at, const ast::Binary& node, Op op);
  Expression regular_expression(const ast::Expression& at, const ast::Binary& node);
  Expression implication(const ast::Expression& at, const ast::Binary& node);
  Expression fallback(const ast::Expression& at, const ast::Binary& node, const Type* expected);
  Expression arithmetic(const ast::Expression& at, const ast::Binary& node, Op op, const Type* expected);
  Expression shifted(const ast::Expression& at, const ast::Binary& node);
  Expression set_operation(const ast::Expression& at, const ast::Binary& node, Op op, const Type* expected);
  void operands_differ(const ast::Expression& at, const ast::Binary& node, const Expression& left,
                       const Expression& right);

  // type_quantifiers.cpp
  std::optional<Type> element_type(const Expression& list, Range range);
  Type quantified_type(const ast::Quantifier& node, const Expression& body, bool body_fits) const;
  Expression aggregate_body(const ast::Quantifier& node, const Type* expected, bool& fits);

  static Expression node(Op op, Type type, Range range);
  static Expression node(Op op, Type type, Range range, std::vector<Expression> operands);
  static Expression constant_node(Type type, Range range, Value value);
  static Expression broken(Range range) { return node(Op::constant, Type{}, range); }
  static bool is_broken(const Expression& expression) { return expression.type.base == Base::error; }
  bool is_known(const Expression& field) const;
  bool declared_optional(const Expression& expression) const;
  Expression taken_as_constant(Expression expression);

  World world_;
  std::vector<std::uint32_t> locals_;    ///< variables in scope, innermost last
  std::vector<std::string_view> bound_;  ///< names that firmness() has seen bound
  std::vector<DottedPath> known_;        ///< known to be present
  bool constants_only_ = false;
};

}  // namespace rung
