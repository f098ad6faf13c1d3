// SPDX-License-Identifier: Apache-2.0
// Paths that a decision cannot tell apart: everything about it that is settled when the rules load is alike on them.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "engine/coverage/condition_tree.hpp"

namespace rung {

/// Nodes whose truth is settled, with it.
using SettledNodes = std::map<std::uint32_t, bool>;

struct Likeness {
  std::vector<std::uint32_t> paths;
  /// What is settled depends on whether an element of the subjects' list is the subject itself, whose entry is the
  /// path's: one for each way in which that may be.
  std::vector<SettledNodes> ways;
};

std::vector<Likeness> alike(const CheckedRules& rules, const ConditionTree& tree, const std::vector<std::uint32_t>& paths);

}  // namespace rung
