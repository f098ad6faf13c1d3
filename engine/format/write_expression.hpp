// SPDX-License-Identifier: Apache-2.0
// Expressions and texts: the tree says how tokens belong together, the tokens how they are written.
#pragma once

#include "engine/format/parentheses.hpp"
#include "engine/format/writer.hpp"
#include "grammar/ast.hpp"

namespace rung::canonical {

void write(Writer& writer, const ast::Expression& expression, Place place = Place::whole);

/// Behind `=`: begins on a line of its own where the whole does not fit, but for sets, which break inside.
void write_value(Writer& writer, const ast::Expression& value);

/// Languages under each other, and the strings of each; `placeholders` where texts may have them.
void write(Writer& writer, const ast::Texts& texts, bool placeholders);

}  // namespace rung::canonical
