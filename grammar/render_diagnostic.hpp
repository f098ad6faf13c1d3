// SPDX-License-Identifier: Apache-2.0
// A diagnostic as people read it: message, place, source line with the range underlined, other places, help.
#pragma once

#include <string>

#include "grammar/diagnostic.hpp"
#include "grammar/source.hpp"

namespace rung {

/// Several lines, each ended by a line break. Nothing in it moves the cursor or hides text, whatever the source holds;
/// `colour` adds ANSI colours.
std::string render(const Diagnostic& diagnostic, const Sources& sources, bool colour);

}  // namespace rung
