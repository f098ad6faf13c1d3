// SPDX-License-Identifier: Apache-2.0
// Expressions rewritten to others of the same meaning.
#pragma once

#include "engine/check/checked_rules.hpp"

namespace rung {

/// Of an expression that check() has found small enough for it.
Expression inline_calls(const Expression& expression, const std::vector<Define>& defines);

/// Quantifiers over sets that only ask for membership in another set, as relations of the two.
Expression quantifiers_to_sets(Expression expression);

}  // namespace rung
