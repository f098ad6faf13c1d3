// SPDX-License-Identifier: Apache-2.0
// The lints themselves, a function each; registry.cpp says what each is about.
#pragma once

#include "engine/lint/registry.hpp"

namespace rung {

// unused_defines.cpp
void unused_define(const LintInput& input, Report& report);

// negation.cpp
void double_negation(const LintInput& input, Report& report);

}  // namespace rung
