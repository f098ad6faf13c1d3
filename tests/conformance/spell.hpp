// SPDX-License-Identifier: Apache-2.0
// Decisions in full as text, so that a test that fails shows what differs.
#pragma once

#include <string>
#include <vector>

#include "engine/decision/decision.hpp"
#include "engine/describe/ask.hpp"

namespace rung::conformance {

std::string spell(const Missing& missing);  ///< the path, or `overflow FILE:LINE:COLUMN`
std::string spell(const FactValue& value);
std::string spell(const Decision& decision);
std::string spell(const std::vector<Decision>& decisions);
std::string spell(const Answer& answer);

}  // namespace rung::conformance
