// SPDX-License-Identifier: Apache-2.0
// The tree as text: fully parenthesised and without places, so that equal trees print equally. For tests and tools.
#pragma once

#include <string>

#include "grammar/ast.hpp"

namespace rung::ast {

std::string print(const Expression& expression);
std::string print(const Statement& statement);
std::string print(const File& file);

}  // namespace rung::ast
