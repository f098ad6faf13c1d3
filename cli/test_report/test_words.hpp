// SPDX-License-Identifier: Apache-2.0
// How test reports name places and paths, and what they say of one case.
#pragma once

#include <string>

#include "cli/write/terminal.hpp"
#include "engine/testing/run.hpp"

namespace rung::cli {

/// `FILE:LINE:COLUMN`.
std::string place_in_words(const Sources& sources, Range range);
/// `sub-1: business → business_premium`.
std::string title_of(const Failure& failure);
/// Why a case did not pass.
std::string render_case(const CaseRun& run, const Sources& sources, const Terminal& terminal);

}  // namespace rung::cli
