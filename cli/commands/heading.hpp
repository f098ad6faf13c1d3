// SPDX-License-Identifier: Apache-2.0
// What is said above decisions, from the rules that made them.
#pragma once

#include "cli/report/report.hpp"
#include "cli/commands/rules.hpp"

namespace rung::cli {

Heading heading_of(const OpenRules& open, std::int32_t as_of, const Query& query);

/// Adds to the facts' lines, which count from where the stretch of the input starts, what stands before that.
void place_facts(std::vector<Decision>& decisions, std::uint32_t first_line);

}  // namespace rung::cli
