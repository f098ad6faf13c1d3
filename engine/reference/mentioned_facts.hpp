// SPDX-License-Identifier: Apache-2.0
// The snapshot's fields that an expression mentions, in order of mention: what a reason shows as its facts.
#pragma once

#include "engine/decision/decision.hpp"
#include "engine/reference/scope.hpp"

namespace rung::reference {

/// Variables that `scope` binds stand for what they are bound to; a quantifier's own stand for every element, but that of
/// the outermost one for its `culprit`-th element alone, where that is given.
std::vector<Fact> mentioned_facts(const Expression& expression, std::optional<std::size_t> culprit, Scope& scope);

}  // namespace rung::reference
