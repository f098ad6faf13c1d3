// SPDX-License-Identifier: Apache-2.0
// The semantics of the language written as plainly as possible, over the checked rules: slow, obvious, and sharing no
// code with compile and evaluate. Tests and fuzzers hold the engine against it.
#pragma once

#include <vector>

#include "engine/check/check.hpp"
#include "engine/decision/decision.hpp"
#include "engine/describe/ask.hpp"
#include "engine/facts/facts.hpp"

namespace rung::reference {

/// As Decider::decide, for one as-of date (days since 1970-01-01); `found` says whether the subject asked for is there.
std::vector<Decision> decide(const CheckedRules& rules, std::int32_t as_of, const Sources& sources, const Facts& facts,
                             const Query& query, bool& found);

/// As rung::ask.
std::optional<Answer> ask(const CheckedRules& rules, const CheckedExpression& expression, std::int32_t as_of,
                          const Sources& sources, const Facts& facts, const Query& query);

}  // namespace rung::reference
