// SPDX-License-Identifier: Apache-2.0
// All the small ways in which a rule set could be wrong that a test can notice.
#pragma once

#include <vector>

#include "engine/check/checked_rules.hpp"
#include "engine/mutation/mutant.hpp"
#include "grammar/ast.hpp"

namespace rung::mutation {

/// In output order. Not all of them check, and some mean what the rules mean: whoever runs them finds out.
/// `checked` is what check() made of `rules`.
std::vector<Mutant> mutants_of(const Sources& sources, const ast::RuleSet& rules, const CheckedRules& checked);

}  // namespace rung::mutation
