// SPDX-License-Identifier: Apache-2.0
// Which paths and preconditions the cases of a rule set's tests decide.
#pragma once

#include "engine/lint/lint.hpp"
#include "engine/testing/run.hpp"

namespace rung {

/// None where there is no case, or where one cannot be run: `rung test` says what is wrong with it.
std::optional<Exercised> exercised_by(const Suite& suite, const CheckedRules& rules, const Sources& sources);

}  // namespace rung
