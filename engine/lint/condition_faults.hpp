// SPDX-License-Identifier: Apache-2.0
// Conditions whose parts are at odds or say the same: found once, told by the lints they belong to.
#pragma once

#include <string>
#include <vector>

#include "engine/lint/lint.hpp"

namespace rung {

struct ConditionFault {
  enum class Kind : std::uint8_t {
    contradiction,  ///< never true beside what else must be true
    tautology,      ///< never false, together with what stands beside it
    impossible,     ///< a comparison that is never true or never false by itself
    redundant       ///< says nothing that is not said beside it
  };
  Kind kind{};
  Range range;
  std::string message;
  std::vector<Note> notes;
  std::string help;
};

/// In no order.
std::vector<ConditionFault> condition_faults(const LintInput& input);

}  // namespace rung
