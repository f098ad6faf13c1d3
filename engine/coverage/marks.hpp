// SPDX-License-Identifier: Apache-2.0
// Which slots of a model were marked, and by which cases.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/coverage/feasible.hpp"
#include "engine/coverage/model.hpp"

namespace rung {

/// How many cases, and the first few by number, ascending.
struct Mark {
  static constexpr std::size_t most = 3;
  std::uint32_t count = 0;
  std::vector<std::uint32_t> cases;

  /// Each case once, in ascending order.
  void add(std::uint32_t one) {
    ++count;
    if (cases.size() < most) cases.push_back(one);
  }
};

using Marks = std::vector<Mark>;  ///< by slot

/// What of a condition's four slots was shown.
inline ShownSet shown_by(const Marks& marks, std::uint32_t slot) {
  ShownSet result = 0;
  for (std::uint32_t i = 0; i < 4; ++i)
    if (!marks[slot + i].cases.empty()) result |= static_cast<ShownSet>(1U << i);
  return result;
}

inline bool is_met(const Obligation& obligation, const Marks& marks) {
  return obligation.kind == ObligationKind::condition ? is_pair(shown_by(marks, obligation.slot))
                                                      : !marks[obligation.slot].cases.empty();
}

}  // namespace rung
