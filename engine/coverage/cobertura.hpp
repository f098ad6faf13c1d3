// SPDX-License-Identifier: Apache-2.0
// Coverage as CI servers read it: Cobertura's XML, after coverage-04.dtd.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/coverage/coverage.hpp"

namespace rung {

/// A package for each rule set, a class for each file. A line with obligations counts as hit by the cases that show
/// something of it, and its obligations are its branches. `milliseconds` since 1970.
std::string cobertura(const std::vector<Coverage>& all, const Sources& sources, std::int64_t milliseconds,
                      const std::string& version);

}  // namespace rung
