// SPDX-License-Identifier: Apache-2.0
// The fields of the snapshot that a failing check mentions, in order of mention.
#pragma once

#include <optional>
#include <vector>

#include "engine/decision/decision.hpp"
#include "engine/describe/inspection.hpp"

namespace rung {

/// `element`: of a check with culprits, the lane of the culprit that its variable stands for.
std::vector<Fact> mentioned_facts(Inspection& inspection, const Moment& moment, const Expression& check,
                                  std::optional<std::uint32_t> element);

}  // namespace rung
