// SPDX-License-Identifier: Apache-2.0
// What printing expressions and printing statements share.
#pragma once

#include <cstdint>
#include <string>

#include "grammar/ast.hpp"

namespace rung::ast {

/// As a string literal; in messages `{` is escaped too.
std::string quoted(const std::string& value, bool in_message);
std::string print(const Name& name);
std::string print_date(std::int32_t days);

}  // namespace rung::ast
