// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>

#include "cli/graph/drawing.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// A text that is shown as it is: no markup of Mermaid, Markdown or HTML, no comment and no directive. What joins two
/// letters or digits has no meaning anywhere.
std::string escaped(std::string_view text) {
  const std::string shown = neutralise(text);
  std::string result;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const char c = shown[i];
    const bool joins =
        (c == '_' || c == '.' || c == '-') && i > 0 && i + 1 < shown.size() && is_plain(shown[i - 1]) && is_plain(shown[i + 1]);
    if (is_plain(c) || c == ' ' || c == ',' || joins)
      result += c;
    else
      result += fmt::format("#{};", static_cast<unsigned>(static_cast<unsigned char>(c)));
  }
  return result;
}

std::string quoted(const std::vector<std::string>& lines) {
  std::string result = "\"";
  for (std::size_t i = 0; i < lines.size(); ++i) result += (i == 0 ? "" : "<br>") + escaped(lines[i]);
  return result + '"';
}

constexpr std::array emphases = {Emphasis::aside,      Emphasis::subject,      Emphasis::eligible,
                                 Emphasis::ineligible, Emphasis::undetermined, Emphasis::not_on_offer};

std::string_view class_of(Emphasis emphasis) {
  switch (emphasis) {
    case Emphasis::plain: return "";
    case Emphasis::aside: return "aside";
    case Emphasis::subject: return "subject";
    case Emphasis::eligible: return "eligible";
    case Emphasis::ineligible: return "ineligible";
    case Emphasis::undetermined: return "undetermined";
    case Emphasis::not_on_offer: return "notOnOffer";
  }
  return "";
}

std::string_view node_look(Emphasis emphasis) {
  switch (emphasis) {
    case Emphasis::plain: return "";
    case Emphasis::aside: return "fill:#f4f5f3,stroke:#9aa4ae,color:#5d6570";
    case Emphasis::subject: return "fill:#e3eefa,stroke:#1c5a99,color:#1f2328,stroke-width:3px";
    case Emphasis::eligible: return "fill:#e7f4ea,stroke:#1a6b3c,color:#1f2328";
    case Emphasis::ineligible: return "fill:#fdeae8,stroke:#a8231c,color:#1f2328";
    case Emphasis::undetermined: return "fill:#fdf3d8,stroke:#7a5200,color:#1f2328";
    case Emphasis::not_on_offer: return "fill:#f4f5f3,stroke:#9aa4ae,color:#5d6570";
  }
  return "";
}

std::string_view edge_look(Emphasis emphasis) {
  switch (emphasis) {
    case Emphasis::plain: return "";
    case Emphasis::aside: return "stroke:#c3c8cd";
    case Emphasis::subject: return "";
    case Emphasis::eligible: return "stroke:#1a6b3c,stroke-width:2px";
    case Emphasis::ineligible: return "stroke:#a8231c,stroke-width:2px";
    case Emphasis::undetermined: return "stroke:#7a5200,stroke-width:2px";
    case Emphasis::not_on_offer: return "stroke:#9aa4ae";
  }
  return "";
}

std::string node(std::size_t number, const Drawing::Node& node) {
  std::vector<std::string> lines = {node.name};
  if (!node.title.empty() && node.title != node.name) lines.insert(lines.begin(), node.title);
  return fmt::format("  n{}[{}]\n", number, quoted(lines));
}

std::string edge(const Drawing::Edge& edge) {
  const bool dotted = edge.action == Action::extend || edge.emphasis == Emphasis::not_on_offer;
  std::vector<std::string> words;
  if (edge.action == Action::extend) words.push_back("extend");
  if (!edge.label.empty()) words.push_back(edge.label);
  const std::string label = words.empty() ? "" : "|" + quoted(words) + "|";
  return fmt::format("  n{} {}{} n{}\n", edge.from + 1, dotted ? "-.->" : "-->", label, edge.to + 1);
}

/// The numbers of those with an emphasis, as Mermaid lists them.
template <class Items>
std::string with(Emphasis emphasis, const Items& items, std::string_view prefix, std::size_t first) {
  std::string list;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (items[i].emphasis == emphasis) list += fmt::format("{}{}{}", list.empty() ? "" : ",", prefix, i + first);
  return list;
}

}  // namespace

std::string render_mermaid(const Drawing& drawing) {
  // Not as the chart's title: markup in titles is not taken for text by every version.
  std::string text = "flowchart LR\n  about[" + quoted(drawing.caption) + "]\n";
  for (std::size_t i = 0; i < drawing.nodes.size(); ++i) text += node(i + 1, drawing.nodes[i]);
  for (const Drawing::Edge& each : drawing.edges) text += edge(each);
  text += "  classDef about fill:none,stroke:none\n  class about about\n";
  for (const Emphasis emphasis : emphases) {
    if (const std::string nodes = with(emphasis, drawing.nodes, "n", 1); !nodes.empty())
      text += fmt::format("  classDef {0} {1}\n  class {2} {0}\n", class_of(emphasis), node_look(emphasis), nodes);
    if (const std::string edges = with(emphasis, drawing.edges, "", 0); !edges.empty())
      text += fmt::format("  linkStyle {} {}\n", edges, edge_look(emphasis));
  }
  return text;
}

}  // namespace rung::cli
