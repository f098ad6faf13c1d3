// SPDX-License-Identifier: Apache-2.0
// Which optional places are known to be present, given that an expression is true or false.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/check/expression.hpp"

namespace rung {

/// A variable and the fields down from it, as numbers: equal for what is written alike.
using DottedPath = std::vector<std::uint32_t>;

/// None where the expression is no dotted path.
std::optional<DottedPath> dotted_path(const Expression& expression);

/// Adds the paths that are present where `expression` is `truth`.
void learn(const Expression& expression, bool truth, std::vector<DottedPath>& known);

}  // namespace rung
