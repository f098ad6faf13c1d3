// SPDX-License-Identifier: Apache-2.0
// Settling `where`: which pairs of entries it holds for, fast enough for thousands of entries on either side.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "engine/check/checked_rules.hpp"

namespace rung {

/// Why a `where` could not be settled.
struct WhereFault {
  Range range;            ///< the expression that overflows, or all of `where`
  bool too_long = false;  ///< it takes too many steps
  std::uint32_t source = 0, target = 0;
};

/// About a minute.
inline constexpr std::uint64_t most_where_steps = 1'000'000'000;

/// Calls `take` for each pair of a source and a target that `where` is true for, sources by targets in the order given.
/// `where` reads `source` and `target` alone. `with_itself`: an entry on both sides is paired with itself too.
std::optional<WhereFault> for_each_pair(const Schema& schema, const std::vector<Define>& defines,
                                        const Expression& where, const std::vector<std::uint32_t>& sources,
                                        const std::vector<std::uint32_t>& targets, bool with_itself,
                                        const std::function<void(std::uint32_t, std::uint32_t)>& take,
                                        std::uint64_t most_steps = most_where_steps);

}  // namespace rung
