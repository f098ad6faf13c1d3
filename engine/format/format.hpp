// SPDX-License-Identifier: Apache-2.0
// The canonical form of one rule file (docs/format.md): no name is resolved, so that any file can be formatted alone.
#pragma once

#include <string>

#include "grammar/diagnostic.hpp"

namespace rung {

/// The same tree and the same comments in the same order. No value where the file does not parse: the diagnostics say why.
Outcome<std::string> format(const Sources& sources, std::uint32_t source);

}  // namespace rung
