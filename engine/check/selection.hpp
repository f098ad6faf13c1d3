// SPDX-License-Identifier: Apache-2.0
// A condition on decisions, in the words of rules that are already checked: `rung eval --select`.
#pragma once

#include <memory>
#include <vector>

#include "engine/check/check.hpp"

namespace rung {

/// What the condition reads besides the snapshot and its subject: variables of these types. `from` and `to` are read as Op::source and
/// Op::target, each unknown where the decision has none.
struct Selection {
  static constexpr std::size_t most_codes = 512;

  CheckedRules rules;           ///< with the enums and variables that the condition needs; what decides its decisions
  Expression condition;
  std::uint32_t outcome = 0;    ///< variable: of an enum whose values stand in OutcomeKind's order
  std::uint32_t codes = 0;      ///< variable: a set of the enum of all codes
  std::vector<std::uint32_t> code_of;  ///< by precondition: the value of that enum
};

/// Diagnostics are those of check_expression; R342 where the rules have more codes than a set of them can hold.
Outcome<std::unique_ptr<const Selection>> check_selection(Sources& sources, const CheckedRules& rules, const ast::Expression& condition);

}  // namespace rung
