// SPDX-License-Identifier: Apache-2.0
// Coverage of a change: which obligations belong to statements that are new or mean something else than before.
#pragma once

#include <vector>

#include "engine/coverage/model.hpp"
#include "engine/diff/rules_diff.hpp"

namespace rung {

/// By slot, as Coverage::counted. `diff` leads to the model's rules.
std::vector<bool> changed_since(const Model& model, const RulesDiff& diff);

}  // namespace rung
