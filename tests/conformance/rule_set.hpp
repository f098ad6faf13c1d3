// SPDX-License-Identifier: Apache-2.0
// Rules and expressions from texts in memory, checked; whatever is wrong with them is an exception with all diagnostics.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/check/check.hpp"

namespace rung::conformance {

struct RuleSet {
  Sources sources;
  CheckedRules rules;
};

/// Files by name and text. Throws std::runtime_error.
std::unique_ptr<RuleSet> check_rules(const std::vector<std::pair<std::string, std::string>>& files);
/// The expression's source is named `ask`.
CheckedExpression check_ask(RuleSet& set, const std::string& expression, ExpressionScope scope);

}  // namespace rung::conformance
