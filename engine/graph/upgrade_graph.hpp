// SPDX-License-Identifier: Apache-2.0
// The paths of a rule set as a graph: entries, the ways between them on the program's date, and what guards each.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/compile/compile.hpp"
#include "grammar/source.hpp"

namespace rung {

struct UpgradeGraph {
  struct Node {
    std::string name;
    std::string title;  ///< empty where the catalog has none
  };
  struct Edge {
    Action action{};
    std::uint32_t from = 0, to = 0;     ///< into nodes; alike for an extend
    std::vector<std::uint32_t> guards;  ///< into preconditions, in output order
    std::string when;                   ///< the path's own condition as written; empty where it has none
  };
  std::vector<std::string> preconditions;  ///< every one of the rule set, by name
  std::vector<Node> nodes;                 ///< entries that a path leads from or to, in output order
  std::vector<Edge> edges;                 ///< paths in effect, by where they lead from, in output order
};

/// `sources` are those that the rules were checked with.
UpgradeGraph upgrade_graph(const Program& program, const Sources& sources);

}  // namespace rung
