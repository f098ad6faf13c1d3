// SPDX-License-Identifier: Apache-2.0
// How an outcome looks on a terminal.
#pragma once

#include <string_view>

#include "cli/write/terminal.hpp"
#include "engine/decision/decision.hpp"

namespace rung::cli {

struct Look {
  Style style;
  std::string_view sign;
};

inline Look look_of(OutcomeKind outcome) {
  switch (outcome) {
    case OutcomeKind::eligible: return {Style::good, "✓"};
    case OutcomeKind::ineligible: return {Style::bad, "✗"};
    case OutcomeKind::undetermined: return {Style::doubt, "?"};
    case OutcomeKind::no_path: return {Style::faint, "–"};
  }
  return {Style::plain, ""};
}

}  // namespace rung::cli
