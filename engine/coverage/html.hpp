// SPDX-License-Identifier: Apache-2.0
// Coverage as one page that needs nothing else: tables of paths and preconditions, and the rules annotated line by line.
#pragma once

#include <string>
#include <vector>

#include "engine/coverage/coverage.hpp"

namespace rung {

std::string coverage_page(const std::vector<Coverage>& all, const Sources& sources);

// The parts of the page, a file each.
std::string_view page_style();
/// `id`: what places on the page are named after; unique to the rule set.
std::string tables_part(const Coverage& coverage, const Sources& sources, const std::string& id);
std::string sources_part(const Coverage& coverage, const Sources& sources, const std::string& id);
/// The names of the cases that meet an obligation, cut short.
std::string cases_part(const Coverage& coverage, const std::vector<std::uint32_t>& cases, std::uint32_t count);
/// Text with what stands between backticks as code.
std::string with_code(std::string_view text);

}  // namespace rung
