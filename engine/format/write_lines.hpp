// SPDX-License-Identifier: Apache-2.0
// The statements whose blocks are lines: a word, and what it says in a column.
#pragma once

#include "engine/format/writer.hpp"
#include "grammar/ast.hpp"

namespace rung::canonical {

/// From the brace that opens the block on.
void write_lines(Writer& writer, const ast::Package& package);
void write_lines(Writer& writer, const ast::Require& require);
void write_lines(Writer& writer, const ast::Advise& advise);

/// `FROM -> TO`, from FROM on.
void write_paths(Writer& writer, const ast::Entries& from, const ast::Entries& to);

}  // namespace rung::canonical
