// SPDX-License-Identifier: Apache-2.0
// Diagnostics in the order of places, each once.
#pragma once

#include <vector>

#include "grammar/diagnostic.hpp"

namespace rung {

/// By source, place, level and code; of equal ones (code, range and message) one stays.
void sort_and_dedupe(std::vector<Diagnostic>& diagnostics);

}  // namespace rung
