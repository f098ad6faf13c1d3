// SPDX-License-Identifier: Apache-2.0
// What a decision can show at all: obligations that no case could meet must not be asked for. Errs on the side of asking.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "engine/coverage/condition_tree.hpp"

namespace rung {

enum class Truth : std::uint8_t { no, yes, unknown };

/// A set of truth values; bit 0: no, bit 1: yes, bit 2: unknown.
using TruthSet = std::uint8_t;
inline TruthSet only(Truth truth) { return static_cast<TruthSet>(1U << static_cast<unsigned>(truth)); }
inline bool can_be(TruthSet set, Truth truth) { return (set & only(truth)) != 0; }

/// A condition shown to decide: its value and the outcome it alone made. Bit 2 × value + outcome.
using ShownSet = std::uint8_t;
inline ShownSet shown(bool value, bool outcome) { return static_cast<ShownSet>(1U << ((value ? 2U : 0U) + (outcome ? 1U : 0U))); }
/// Whether two of them differ in value and in outcome: the pair that shows independence.
inline bool is_pair(ShownSet set) {
  const ShownSet straight = shown(true, true) | shown(false, false), crossed = shown(true, false) | shown(false, true);
  return (set & straight) == straight || (set & crossed) == crossed;
}

struct Feasible {
  std::vector<TruthSet> truths;  ///< by node: over all paths
  std::vector<ShownSet> shows;   ///< by node: of conditions
};

/// `paths`: those that the decision is made for. `each`, where given, hears of paths that are alike, with the nodes' truths there.
Feasible feasible(const CheckedRules& rules, const ConditionTree& tree, const std::vector<std::uint32_t>& paths,
                  const std::function<void(const std::vector<TruthSet>&, const std::vector<std::uint32_t>&)>& each = {});

/// Which of none, one and several elements a quantifier can run over; bit 0: none, bit 1: one, bit 2: several.
std::uint8_t feasible_sizes(const CheckedRules& rules, const Expression& quantifier, const std::vector<std::uint32_t>& paths);

}  // namespace rung
