// SPDX-License-Identifier: Apache-2.0
// What `rung test --mutate` says of one rule set.
#pragma once

#include <string>

#include "cli/write/json.hpp"
#include "cli/write/terminal.hpp"
#include "engine/mutation/report.hpp"

namespace rung::cli {

/// Each mutant that no case notices as the line that it changes; then what is wrong with comments that allow mutants.
std::string render_mutation_human(const mutation::Report& report, const Sources& sources, const Terminal& terminal);

/// One object.
void write_mutation_json(JsonWriter& json, const mutation::Report& report, const Sources& sources);

/// `285 of 293 mutants noticed (97.2 %), 8 survive, 2 allowed`.
std::string mutation_in_words(const mutation::Report& report);

}  // namespace rung::cli
