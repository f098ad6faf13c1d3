// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cli/graph/drawing.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

/// A text as Graphviz prints it: it knows escapes that begin with a backslash, and entities.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : neutralise(text)) {
    if (c == '"' || c == '\\') result += '\\';
    result += c;
    if (c == '&') result += "amp;";
  }
  return result;
}

/// Lines in the middle of one another.
std::string quoted(const std::vector<std::string>& lines) {
  std::string result = "\"";
  for (std::size_t i = 0; i < lines.size(); ++i) result += (i == 0 ? "" : "\\n") + escaped(lines[i]);
  return result + '"';
}

std::string_view node_look(Emphasis emphasis) {
  switch (emphasis) {
    case Emphasis::plain: return "";
    case Emphasis::aside: return ", color=\"#9aa4ae\", fontcolor=\"#5d6570\"";
    case Emphasis::subject: return ", color=\"#1c5a99\", fillcolor=\"#e3eefa\", penwidth=2.5";
    case Emphasis::eligible: return ", color=\"#1a6b3c\", fillcolor=\"#e7f4ea\"";
    case Emphasis::ineligible: return ", color=\"#a8231c\", fillcolor=\"#fdeae8\"";
    case Emphasis::undetermined: return ", color=\"#7a5200\", fillcolor=\"#fdf3d8\"";
    case Emphasis::not_on_offer: return ", color=\"#9aa4ae\", fontcolor=\"#5d6570\"";
  }
  return "";
}

std::string_view edge_look(Emphasis emphasis) {
  switch (emphasis) {
    case Emphasis::plain: return "";
    case Emphasis::aside: return ", color=\"#c3c8cd\", fontcolor=\"#5d6570\"";
    case Emphasis::subject: return "";
    case Emphasis::eligible: return ", color=\"#1a6b3c\", fontcolor=\"#1a6b3c\", penwidth=2";
    case Emphasis::ineligible: return ", color=\"#a8231c\", fontcolor=\"#a8231c\", penwidth=2";
    case Emphasis::undetermined: return ", color=\"#7a5200\", fontcolor=\"#7a5200\", penwidth=2";
    case Emphasis::not_on_offer: return ", color=\"#9aa4ae\", fontcolor=\"#5d6570\"";
  }
  return "";
}

std::string_view line_style(const Drawing::Edge& edge) {
  if (edge.emphasis == Emphasis::not_on_offer) return ", style=dotted";
  return edge.action == Action::extend ? ", style=dashed" : "";
}

std::string node(const Drawing::Node& node) {
  std::vector<std::string> lines = {node.name};
  if (!node.title.empty() && node.title != node.name) lines.insert(lines.begin(), node.title);
  return fmt::format("  {} [label={}, tooltip={}{}];\n", quoted({node.name}), quoted(lines), quoted({node.name}),
                     node_look(node.emphasis));
}

std::string edge(const Drawing& drawing, const Drawing::Edge& edge) {
  const std::string label =
      edge.label.empty() ? "" : fmt::format("label={}, labeltooltip={}, ", quoted({edge.label}), quoted(edge.tooltip));
  return fmt::format("  {} -> {} [{}tooltip={}{}{}];\n", quoted({drawing.nodes[edge.from].name}),
                     quoted({drawing.nodes[edge.to].name}), label, quoted(edge.tooltip), line_style(edge),
                     edge_look(edge.emphasis));
}

}  // namespace

std::string render_dot(const Drawing& drawing) {
  std::string text = fmt::format(
      "digraph {} {{\n"
      "  graph [label={}, labelloc=t, labeljust=l, fontsize=12, rankdir=LR, tooltip=\" \", fontname=\"Helvetica,Arial,sans-serif\"];\n"
      "  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"Helvetica,Arial,sans-serif\", fontsize=11];\n"
      "  edge [color=\"#5d6570\", fontname=\"Helvetica,Arial,sans-serif\", fontsize=9];\n",
      quoted({drawing.name}), quoted(drawing.caption));
  for (const Drawing::Node& each : drawing.nodes) text += node(each);
  for (const Drawing::Edge& each : drawing.edges) text += edge(drawing, each);
  return text + "}\n";
}

}  // namespace rung::cli
