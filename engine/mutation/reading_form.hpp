// SPDX-License-Identifier: Apache-2.0
// What decides how a snapshot is read: names that are understood, and defaults.
#pragma once

#include <string>

#include "engine/check/checked_rules.hpp"

namespace rung::mutation {

/// Equal for rules that read every snapshot and request alike, as far as they read them.
std::string reading_of(const CheckedRules& rules);

}  // namespace rung::mutation
