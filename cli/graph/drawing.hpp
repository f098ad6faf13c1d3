// SPDX-License-Identifier: Apache-2.0
// What a picture of the upgrade graph shows, whatever it is written in: boxes, arrows, their words and their looks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/decision/decision.hpp"
#include "engine/graph/upgrade_graph.hpp"

namespace rung::cli {

enum class Emphasis : std::uint8_t {
  plain,    ///< no subject was asked about
  aside,    ///< nothing that the subject could do now
  subject,  ///< where the subject stands
  eligible,
  ineligible,
  undetermined,
  not_on_offer  ///< the path's own condition is false
};

/// Texts may hold anything that rules and snapshots hold.
struct Drawing {
  struct Node {
    std::string name;
    std::string title;  ///< empty where there is none
    Emphasis emphasis = Emphasis::plain;
  };
  struct Edge {
    Action action{};
    std::uint32_t from = 0, to = 0;  ///< into nodes
    Emphasis emphasis = Emphasis::plain;
    std::string label;                 ///< short; may be empty
    std::vector<std::string> tooltip;  ///< lines: all there is to say
  };
  std::string name;                  ///< of the package
  std::vector<std::string> caption;  ///< lines, the title first
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

/// One subject and what was decided on it.
struct Standing {
  std::string subject_name;  ///< `subscription`
  std::string subject;       ///< its key, else its path
  std::string entry;         ///< where it stands, as written where no rule lists it; empty where unknown
  bool extends = false;      ///< whether extends were asked about too
  std::vector<Decision> decisions;
};

/// `heading` is the first line of the caption, `as_of` an ISO date.
Drawing draw(const UpgradeGraph& graph, const std::string& package, const std::string& heading, const std::string& as_of,
             const std::optional<Standing>& standing);

/// For Graphviz.
std::string render_dot(const Drawing& drawing);
/// A flow chart for Mermaid.
std::string render_mermaid(const Drawing& drawing);
/// What Mermaid refuses to draw unless it is told otherwise: more arrows, or more bytes of text.
constexpr std::size_t most_mermaid_edges = 500, most_mermaid_text = 50'000;

/// What Graphviz' `dot` makes of the text. Throws CannotRun where it is not there or gives up.
std::string svg_of(const std::string& dot);

}  // namespace rung::cli
