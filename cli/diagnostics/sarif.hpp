// SPDX-License-Identifier: Apache-2.0
// Findings as a SARIF 2.1.0 log, for the services that show them beside a change.
#pragma once

#include <string>
#include <vector>

#include "engine/lint/lint.hpp"

namespace rung::cli {

/// One run, with those that comments allow as suppressed results.
std::string render_sarif(const Sources& sources, const std::vector<Finding>& findings);

}  // namespace rung::cli
