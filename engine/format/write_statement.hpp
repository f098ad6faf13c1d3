// SPDX-License-Identifier: Apache-2.0
// Statements, one function for each.
#pragma once

#include "engine/format/writer.hpp"
#include "grammar/ast.hpp"

namespace rung::canonical {

void write(Writer& writer, const ast::Statement& statement);

}  // namespace rung::canonical
