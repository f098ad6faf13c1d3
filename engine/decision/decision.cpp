// SPDX-License-Identifier: Apache-2.0
// The outcomes by the names that reports, tests and scripts know them by.
#include "engine/decision/decision.hpp"

namespace rung {

std::string_view spell(OutcomeKind outcome) {
  switch (outcome) {
    case OutcomeKind::eligible: return "eligible";
    case OutcomeKind::ineligible: return "ineligible";
    case OutcomeKind::undetermined: return "undetermined";
    case OutcomeKind::no_path: return "no_path";
  }
  return "";
}

}  // namespace rung
