// SPDX-License-Identifier: Apache-2.0
// A summary with its examples, as the page of it has them.
#pragma once

#include <string>
#include <vector>

#include "cli/fleet/telling.hpp"
#include "cli/html/summary_page.hpp"
#include "cli/summary/summary.hpp"

namespace rung::cli {

/// `language`: of titles, messages and remedies.
SummaryPage page_of(const Summary& summary, std::vector<Example> examples, const std::string& language);

}  // namespace rung::cli
