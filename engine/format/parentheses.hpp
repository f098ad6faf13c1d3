// SPDX-License-Identifier: Apache-2.0
// Which parentheses say nothing. docs/format.md tells authors.
#pragma once

#include <cstdint>

#include "grammar/ast.hpp"

namespace rung::canonical {

/// What stands around an expression.
enum class Place : std::uint8_t {
  whole,             ///< something that ends it beyond doubt, on both sides
  condition_of_every,  ///< `where … :`
  list,              ///< what a quantifier goes through
  base,              ///< before `.field`
  minus, negation,   ///< the operand of `-`, of `not`
  logic,             ///< an operand of `and`, `or`, `implies`
  comparison,
  sum,
  other              ///< an operand of what binds tighter, or otherwise than people remember
};

/// Whether an expression in parentheses means the same without them and reads as easily.
bool parentheses_say_nothing(const ast::Expression& inside, Place place);

/// Where the operands of an operator stand.
Place place_in(ast::BinaryOperator op);

/// Operators of one level chain without parentheses.
enum class Level : std::uint8_t { implication, comparison, alternative, sum, product };
Level level_of(ast::BinaryOperator op);

}  // namespace rung::canonical
