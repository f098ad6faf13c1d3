// SPDX-License-Identifier: Apache-2.0
// The floor for deciding in memory: the policy of rules/office365_cn as a C++ program with everything compiled in, for the
// offers that the fleet has. Three-valued like the engine; a decision is the masks of what failed and what is unknown.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/facts/facts.hpp"

namespace rung::bench {

enum class Offer : std::uint8_t {
  business, business_essentials, business_premium, proplus, enterprise_e1, enterprise_e3,
  exchange_online_plan_1, sharepoint_online_plan_1, unlisted, unknown
};
enum class Status : std::uint8_t { active, cancelled, other, unknown };
enum class Delegated : std::uint8_t { no, yes, unknown };

struct CompiledSubscription {
  Offer offer = Offer::unknown;
  Status status = Status::unknown;
  bool seats_known = false;
  std::int32_t seats = 0;
};
struct CompiledCustomer {
  Delegated delegated = Delegated::unknown;
  std::vector<CompiledSubscription> subscriptions;
};

/// Of facts that were read for rules/office365_cn.
CompiledCustomer compiled_from(const Facts& facts);

/// Bits, in the order of the preconditions: active, delegated_admin, no_service_conflict, target_not_owned, seats_in_range.
struct CompiledDecision { std::uint8_t failed = 0, unknown = 0; };

/// What all decisions of a run come to, so that none can be left out.
struct Tally { std::uint64_t decisions = 0, ineligible = 0, undetermined = 0, bits = 0; };
void decide_compiled(const CompiledCustomer& customer, Tally& tally);

}  // namespace rung::bench
