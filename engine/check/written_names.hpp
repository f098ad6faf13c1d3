// SPDX-License-Identifier: Apache-2.0
// The bare names in a written expression: what it may depend on.
#pragma once

#include <functional>
#include <string>

#include "grammar/ast.hpp"

namespace rung {

/// Calls `use` with each bare name and each callee, in order.
void for_each_name(const ast::Expression& expression, const std::function<void(const std::string&)>& use);

}  // namespace rung
