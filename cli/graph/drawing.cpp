// SPDX-License-Identifier: Apache-2.0
#include "cli/graph/drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "cli/report/look.hpp"

namespace rung::cli {
namespace {

constexpr std::size_t most_names = 3;  // in a label
constexpr std::size_t most_caption_names = 12;
constexpr std::size_t most_condition = 48;  // bytes of a path's own condition in a label

std::string listed(const std::vector<std::string>& names, std::size_t most) {
  std::string list;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i) list += (i == 0 ? "" : ", ") + names[i];
  if (names.size() > most) list += fmt::format(" and {} more", names.size() - most);
  return list;
}

/// The first bytes of a text, whole characters of it.
std::string cut(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

std::string in_words(const Missing& missing) {
  return missing.overflow.empty() ? missing.path : "overflow at " + missing.overflow;
}

std::vector<std::string> codes_of(const Decision& decision) {
  std::vector<std::string> codes;
  for (const Reason& reason : decision.reasons)
    if (std::find(codes.begin(), codes.end(), reason.code) == codes.end()) codes.push_back(reason.code);
  return codes;
}

Emphasis emphasis_of(OutcomeKind outcome) {
  switch (outcome) {
    case OutcomeKind::eligible: return Emphasis::eligible;
    case OutcomeKind::ineligible: return Emphasis::ineligible;
    case OutcomeKind::undetermined: return Emphasis::undetermined;
    case OutcomeKind::no_path: return Emphasis::not_on_offer;
  }
  return Emphasis::plain;
}

std::string label_of(const Decision& decision) {
  const std::string sign(look_of(decision.outcome).sign);
  std::vector<std::string> missing;
  for (const Missing& each : decision.missing) missing.push_back(in_words(each));
  switch (decision.outcome) {
    case OutcomeKind::ineligible: return sign + " " + listed(codes_of(decision), most_names);
    case OutcomeKind::undetermined: return sign + " needs " + listed(missing, most_names);
    case OutcomeKind::eligible:
    case OutcomeKind::no_path: break;
  }
  return sign + " " + std::string(spell(decision.outcome));
}

void add_words(const Decision& decision, std::vector<std::string>& lines) {
  lines.push_back(fmt::format("{} {}", look_of(decision.outcome).sign, spell(decision.outcome)));
  for (const Reason& reason : decision.reasons) {
    lines.push_back(reason.code + ": " + reason.message);
    if (reason.remedy) lines.push_back("→ " + *reason.remedy);
  }
  for (const Missing& missing : decision.missing)
    lines.push_back(fmt::format("needs {}{}", in_words(missing),
                                missing.needed_by.empty() ? "" : fmt::format(" (for {})", fmt::join(missing.needed_by, ", "))));
}

std::size_t index_of(Action action) { return action == Action::upgrade ? 0 : 1; }
std::string_view spell(Action action) { return action == Action::upgrade ? "upgrade" : "extend"; }

class Draughtsman {
 public:
  Draughtsman(const UpgradeGraph& graph, const std::optional<Standing>& standing) : graph_(graph), standing_(standing) {
    find_common();
    for (std::uint32_t i = 0; i < graph.nodes.size(); ++i) nodes_.emplace(graph.nodes[i].name, i);
    if (standing) here_ = nodes_.find(standing->entry);
  }

  Drawing run(const std::string& package, const std::string& heading, const std::string& as_of) {
    drawing_.name = package;
    const Emphasis rest = standing_ ? Emphasis::aside : Emphasis::plain;
    for (const UpgradeGraph::Node& node : graph_.nodes) drawing_.nodes.push_back({node.name, node.title, rest});
    for (const UpgradeGraph::Edge& edge : graph_.edges) add(edge, rest);
    caption(heading, as_of);
    if (standing_) stand();
    return std::move(drawing_);
  }

 private:
  using Nodes = std::unordered_map<std::string, std::uint32_t>;

  /// What guards all paths of an action is said once, so that arrows have room for what is their own.
  void find_common() {
    for (std::vector<std::size_t>& counts : counts_) counts.resize(graph_.preconditions.size());
    for (const UpgradeGraph::Edge& edge : graph_.edges) {
      ++edges_[index_of(edge.action)];
      for (const std::uint32_t guard : edge.guards) ++counts_[index_of(edge.action)][guard];
    }
  }
  bool is_common(Action action, std::uint32_t guard) const {
    return counts_[index_of(action)][guard] == edges_[index_of(action)];
  }

  void add(const UpgradeGraph::Edge& edge, Emphasis rest) {
    Drawing::Edge& drawn = drawing_.edges.emplace_back();
    drawn.action = edge.action;
    drawn.from = edge.from;
    drawn.to = edge.to;
    drawn.emphasis = rest;
    std::vector<std::string> all, own;
    for (const std::uint32_t guard : edge.guards) {
      all.push_back(graph_.preconditions[guard]);
      if (!is_common(edge.action, guard)) own.push_back(graph_.preconditions[guard]);
    }
    drawn.label = listed(own, most_names);
    if (!edge.when.empty()) drawn.label += (own.empty() ? "when " : "; when ") + cut(edge.when, most_condition);
    drawn.tooltip.push_back(path(edge));
    drawn.tooltip.push_back(all.empty() ? "requires nothing" : fmt::format("requires {}", fmt::join(all, ", ")));
    if (!edge.when.empty()) drawn.tooltip.push_back("when " + edge.when);
  }

  std::string path(const UpgradeGraph::Edge& edge) const {
    const std::string& from = graph_.nodes[edge.from].name;
    return edge.action == Action::extend ? "extend " + from : "upgrade " + from + " → " + graph_.nodes[edge.to].name;
  }

  void caption(const std::string& heading, const std::string& as_of) {
    drawing_.caption = {heading, "as of " + as_of};
    if (standing_) drawing_.caption.push_back(whereabouts());
    for (const Action action : {Action::upgrade, Action::extend}) {
      std::vector<std::string> common;
      for (std::uint32_t guard = 0; guard < graph_.preconditions.size(); ++guard)
        if (edges_[index_of(action)] > 0 && is_common(action, guard)) common.push_back(graph_.preconditions[guard]);
      if (!common.empty())
        drawing_.caption.push_back(fmt::format("every {} requires {}", spell(action), listed(common, most_caption_names)));
    }
  }

  std::string whereabouts() const {
    const std::string who = standing_->subject_name + " " + standing_->subject;
    if (!standing_->entry.empty()) return who + " stands at " + standing_->entry;
    std::vector<std::string> missing;
    for (const Decision& decision : standing_->decisions)
      for (const Missing& each : decision.missing) missing.push_back(in_words(each));
    return who + (missing.empty() ? ": where it stands is unknown"
                                  : ": where it stands is unknown, for want of " + listed(missing, most_names));
  }

  void stand() {
    if (standing_->entry.empty()) return;
    // An entry that no path touches, or that no rule lists.
    if (here_ == nodes_.end()) {
      drawing_.nodes.push_back({standing_->entry, "", Emphasis::subject});
      return;
    }
    std::unordered_map<std::string, const Decision*> decided;
    for (const Decision& decision : standing_->decisions)
      decided.emplace(std::string(spell(decision.action)) + " " + decision.to, &decision);
    for (Drawing::Edge& edge : drawing_.edges) {
      if (edge.from != here_->second) continue;
      const auto at = decided.find(std::string(spell(edge.action)) + " " + drawing_.nodes[edge.to].name);
      if (at != decided.end()) {
        mark(edge, *at->second);
      } else if (edge.action == Action::upgrade || standing_->extends) {
        edge.emphasis = Emphasis::not_on_offer;
        edge.label = "– not on offer";
        edge.tooltip.push_back("not on offer: its condition is false");
      }
    }
    drawing_.nodes[here_->second].emphasis = Emphasis::subject;
  }

  void mark(Drawing::Edge& edge, const Decision& decision) {
    edge.emphasis = emphasis_of(decision.outcome);
    edge.label = label_of(decision);
    add_words(decision, edge.tooltip);
    if (edge.action == Action::upgrade) drawing_.nodes[edge.to].emphasis = edge.emphasis;
  }

  const UpgradeGraph& graph_;
  const std::optional<Standing>& standing_;
  std::array<std::vector<std::size_t>, 2> counts_;  ///< by action and precondition, the paths that it guards
  std::array<std::size_t, 2> edges_{};              ///< by action
  Nodes nodes_;
  Nodes::const_iterator here_;
  Drawing drawing_;
};

}  // namespace

Drawing draw(const UpgradeGraph& graph, const std::string& package, const std::string& heading, const std::string& as_of,
             const std::optional<Standing>& standing) {
  return Draughtsman(graph, standing).run(package, heading, as_of);
}

}  // namespace rung::cli
