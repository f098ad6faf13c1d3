// SPDX-License-Identifier: Apache-2.0
// What is said above decisions, from the rules that made them.
#pragma once

#include "cli/report/report.hpp"
#include "cli/commands/rules.hpp"

namespace rung::cli {

Heading heading_of(const OpenRules& open, std::int32_t as_of, const Query& query);

}  // namespace rung::cli
