// SPDX-License-Identifier: Apache-2.0
// What a case expects, held against what was said.
#pragma once

#include <string>

#include "tests/conformance/answers.hpp"

namespace rung::conformance {

/// One line for each difference; empty where what was said is what the case expects. Throws std::runtime_error where the
/// expectation itself is malformed.
std::string differences(const Case& asked, const Said& said);

}  // namespace rung::conformance
