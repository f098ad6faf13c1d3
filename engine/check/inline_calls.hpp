// SPDX-License-Identifier: Apache-2.0
// An expression with every define written out in its place.
#pragma once

#include "engine/check/checked_rules.hpp"

namespace rung {

/// Of an expression that check() has found small enough for it.
Expression inline_calls(const Expression& expression, const std::vector<Define>& defines);

}  // namespace rung
