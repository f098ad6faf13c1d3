// SPDX-License-Identifier: Apache-2.0
// Keeps quiet about what is only wrong because something else is: names that a broken statement or a file that could
// not be read would have declared.
#pragma once

#include <vector>

#include "grammar/ast.hpp"
#include "grammar/diagnostic.hpp"

namespace rung {

/// Those of `checked`, what check() found in `rules`, that are no mere consequences of `loaded`, what load() found.
std::vector<Diagnostic> without_consequences(const Sources& sources, const ast::RuleSet& rules,
                                             const std::vector<Diagnostic>& loaded, std::vector<Diagnostic> checked);

}  // namespace rung
