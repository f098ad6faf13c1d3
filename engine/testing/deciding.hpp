// SPDX-License-Identifier: Apache-2.0
// From an explanation to what decided: the operand that made a condition true, false or unknown, and what it read.
#pragma once

#include "engine/testing/failure.hpp"
#include "engine/testing/pages.hpp"

namespace rung {

/// The parts that are not as expected, each down to its deciding sub-expression.
std::vector<DecidingExpression> deciding(const Explanation& explanation, const Expectation& expected,
                                         const std::vector<Mismatch>& mismatches, const Pages& pages);

}  // namespace rung
