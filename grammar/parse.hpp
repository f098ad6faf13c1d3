// SPDX-License-Identifier: Apache-2.0
// From text to tree: reports every broken statement of a file and keeps all others.
#pragma once

#include "grammar/ast.hpp"
#include "grammar/diagnostic.hpp"

namespace rung {

/// Parses one rule file. The value is always there and holds every statement that could be read; statements that
/// could not are missing from it and stand in the diagnostics, one each (codes R001 to R099), sorted by place.
Outcome<ast::File> parse(const Sources& sources, std::uint32_t source);

/// Parses one expression on its own, as `rung ask` and `--select` take it. No value where it is broken.
Outcome<ast::Expression> parse_expression(const Sources& sources, std::uint32_t source);

}  // namespace rung
