// SPDX-License-Identifier: Apache-2.0
// What an expression means: every name resolved, every node typed, conversions explicit.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/check/type.hpp"
#include "engine/check/value.hpp"

namespace rung {

enum class Op : std::uint8_t {
  constant,      ///< `constant`
  snapshot,      ///< the root record
  request,       ///< the request's record
  subject,       ///< the subject's record
  source,        ///< the subject's entry
  target,        ///< the path's entry
  today,         ///< the as-of date
  variable,      ///< a quantifier's variable or a define's parameter: `index` into CheckedRules::variables
  field,         ///< operand is a record or an entry; `index` of the field in its type
  component,     ///< of a version: `index` 0 major, 1 minor, 2 patch
  call,          ///< a define without or with parameters: `index` into CheckedRules::defines; operands are the arguments
  logical_not, conjunction, disjunction, implies,  ///< conjunction and disjunction: two or more operands
  conditional,   ///< condition, then, else
  equal, not_equal, less, less_equal, greater, greater_equal,
  in,            ///< operands: element, set or list of scalars or interval. `not in` is logical_not of this
  overlaps, within,
  matches,       ///< operand: text; `constant`: the regular expression
  starts_with, ends_with, contains,
  present,       ///< `is present`; `is absent` is logical_not of this
  empty,         ///< of a set, list or text
  otherwise,
  to_decimal,    ///< an int where a decimal is needed
  negate, add, subtract, multiply,  ///< int or decimal, both operands and result alike
  shift,         ///< operand: date; `constant`: int count, negative for `-`; `index`: ast::DurationUnit
  days_between,  ///< date - date: int
  unite, intersect, difference,     ///< sets
  some, no, every, count, sum, union_of, min, max,  ///< `index`: the variable; operands as in Quantified below
  size,          ///< of a set or list
  set_of         ///< a set literal with at least one operand that is no constant
};

/// A node of a checked expression. `range` is where it was written and no part of its meaning.
/// Quantifiers (some … max): operands[0] the list or set; then the condition P where `has_condition`; then the body (Q of
/// every, E of sum, union, min, max) where the kind has one.
struct Expression {
  Op op = Op::constant;
  bool has_condition = false;
  Type type;
  std::uint32_t index = 0;
  Range range;
  Value constant;
  std::vector<Expression> operands;
};

/// Whether it binds a variable, which runs over the elements of a list or set.
inline bool is_quantifier(Op op) { return op >= Op::some && op <= Op::max; }

/// The node alone, for whoever gives it other operands.
inline Expression without_operands(const Expression& expression) {
  return {expression.op, expression.has_condition, expression.type, expression.index, expression.range, expression.constant, {}};
}

/// The parts of a quantifier; null where it has none.
inline const Expression& quantified_list(const Expression& quantifier) { return quantifier.operands[0]; }
inline const Expression* quantified_condition(const Expression& quantifier) {
  return quantifier.has_condition ? &quantifier.operands[1] : nullptr;
}
inline const Expression* quantified_body(const Expression& quantifier) {
  const std::size_t at = quantifier.has_condition ? 2 : 1;
  return quantifier.operands.size() > at ? &quantifier.operands[at] : nullptr;
}

}  // namespace rung
