// SPDX-License-Identifier: Apache-2.0
// Advice of a snapshot's decisions, each once with the decisions that it belongs to.
#pragma once

#include <string>
#include <vector>

#include "cli/write/terminal.hpp"
#include "engine/decision/decision.hpp"

namespace rung::cli {

/// Empty where there is no advice; else opens with an empty line.
std::string advice_table(const std::vector<Decision>& decisions, Detail detail, const Terminal& terminal);

}  // namespace rung::cli
