// SPDX-License-Identifier: Apache-2.0
// What is settled when the rules load: which paths a precondition guards, and conditions over `source` and `target` alone.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/check/checked_rules.hpp"

namespace rung {

/// Whether an expression without calls reads `source`, `target` and constants alone.
bool is_settled(const Expression& expression);

/// The truth of a settled condition for each of `paths` (indices into rules.paths); none where that would take too long.
std::optional<std::vector<bool>> settle(const CheckedRules& rules, const Expression& condition,
                                        const std::vector<std::uint32_t>& paths);

/// Paths that a precondition or advice applies to, on some day of the package.
std::vector<std::uint32_t> guarded_paths(const CheckedRules& rules, const std::vector<Guard>& guards,
                                         const DateRange& effective);

}  // namespace rung
