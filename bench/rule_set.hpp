// SPDX-License-Identifier: Apache-2.0
// A rule set of any size and fleets for it, to see whether the time of a decision depends on rules that it does not need.
#pragma once

#include <cstdint>
#include <string>

namespace rung::bench {

/// A catalog of `entries` plans, of which each has 10 upgrades and each upgrade the same 20 preconditions. With `alone`, only the first
/// plan and the 10 that it leads to are written, and only its upgrades: what its subjects need of the large one.
std::string rule_set(std::uint32_t entries, bool alone);

/// Customers for it, one a line; their subscriptions stand on `stand_on` of the `entries` plans, evenly spread, the first among them.
/// But for the plans, all fleets of the same seed are the same.
std::string fleet_of_subscribers(std::uint32_t entries, std::uint32_t stand_on, std::uint32_t customers, std::uint32_t seed);

}  // namespace rung::bench
