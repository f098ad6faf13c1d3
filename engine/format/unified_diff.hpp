// SPDX-License-Identifier: Apache-2.0
// Two texts as a unified diff, as patch(1) and people read it.
#pragma once

#include <string>
#include <string_view>

namespace rung {

/// Hunks with three lines of context under `--- before_name` and `+++ after_name`; empty where the texts are equal. A last
/// line without a break is marked. Text is passed on as it is: who shows it on a terminal neutralises it.
std::string unified_diff(std::string_view before, std::string_view after, std::string_view before_name,
                         std::string_view after_name);

}  // namespace rung
