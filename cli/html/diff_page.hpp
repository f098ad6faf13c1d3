// SPDX-License-Identifier: Apache-2.0
// What a change of rules does, before and after, as a page.
#pragma once

#include <string>

#include "cli/diff_report/diff_report.hpp"

namespace rung::cli {

std::string render_html(const DiffReport& report);

}  // namespace rung::cli
