// SPDX-License-Identifier: Apache-2.0
// A small way in which rules could be wrong: one edit of one statement's text, and what kind of mistake it is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "grammar/source.hpp"

namespace rung::mutation {

/// In the order of their codes, M001 first: docs/mutation.md. Codes are stable, so new ones go to the end.
enum class Operator : std::uint8_t {
  negate,
  drop_condition,
  swap_logic,
  swap_quantifier,
  shift_bound,
  shift_strictness,
  other_relation,
  other_operation,
  other_value,
  swap_ends,
  ignore_optional,
  drop_path,
  redirect_path,
  drop_element,
  drop_precondition,
  drop_guard,
  shift_effective,
  drop_entry,
  drop_field,
  other_code,
  drop_remedy,
  drop_advice,
  let_in
};
inline constexpr std::size_t operators = 23;

std::string code_of(Operator op);                         ///< `M007`
std::string_view title_of(Operator op);                   ///< `another relation`

struct Mutant {
  Operator op{};
  Range range;              ///< what is replaced; lies in the statement
  std::string replacement;
  std::string effect;       ///< what the line would do: `drops the condition …`
  std::size_t file = 0, statement = 0;  ///< indices into the rule set it was made from
};

}  // namespace rung::mutation
