// SPDX-License-Identifier: Apache-2.0
// What a test could notice of a rule set, in a canonical form: equal forms, no test can tell the rules apart.
//
// Each path is followed on its own: what `source`, `target` and constants settle is settled, and what depends on one
// entry of the snapshot besides, such as `s.offer.services overlaps added`, is a table over the entries of its catalog.
#pragma once

#include <string>

#include "engine/check/checked_rules.hpp"

namespace rung::mutation {

std::string meaning_of(const CheckedRules& rules);
/// Its SHA-256 in hex.
std::string fingerprint_of(const CheckedRules& rules);

/// Where a case could tell them apart: `from business -> proplus, with sway in the snapshot`. Empty where it is on no path.
std::string where_they_differ(const CheckedRules& one, const CheckedRules& other);

}  // namespace rung::mutation
