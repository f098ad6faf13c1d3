// SPDX-License-Identifier: Apache-2.0
// What `rung test` says of coverage: in words, and in its JSON.
#pragma once

#include <string>
#include <vector>

#include "cli/write/json.hpp"
#include "cli/write/terminal.hpp"
#include "engine/coverage/coverage.hpp"

namespace rung::cli {

/// Shares by kind, and what is missing, by file and place.
std::string render_coverage(const std::vector<Coverage>& all, const Sources& sources, const Terminal& terminal);

/// An array, one object for each rule set.
void write_coverage(JsonWriter& json, const std::vector<Coverage>& all, const Sources& sources);

}  // namespace rung::cli
