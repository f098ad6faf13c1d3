// SPDX-License-Identifier: Apache-2.0
// Whether any snapshot makes a value unknown where a decision is made.
#pragma once

#include "engine/check/checked_rules.hpp"

namespace rung {

/// Of an expression without calls. True unless it is certain that the value is known.
bool can_be_unknown(const CheckedRules& rules, const Expression& expression);

/// Whether it is the list that the subjects stand in.
bool is_subjects_list(const CheckedRules& rules, const Expression& expression);
/// Whether it is the field that holds the subject's entry, which is a path's source wherever there is a path.
bool is_subjects_entry(const CheckedRules& rules, const Expression& expression);

}  // namespace rung
