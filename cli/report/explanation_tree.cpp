// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cli/report/explanation.hpp"
#include "cli/report/look.hpp"
#include "cli/write/text_layout.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

/// Lines in front of a node: what its own first line opens with, and what everything below it does.
struct Guides {
  std::string first, rest;
};

Guides guides_below(const Guides& parent, bool last) {
  return {parent.rest + (last ? "└─ " : "├─ "), parent.rest + (last ? "   " : "│  ")};
}

Style style_of_value(std::string_view value) {
  if (value == "true") return Style::good;
  if (value == "false") return Style::bad;
  return value == "(unknown)" ? Style::doubt : Style::strong;
}

/// Advice that does not apply blocks nothing.
Look look_of_part(const ExplainedPart& part) {
  const bool is_advice = part.code.empty() && part.name != "path";
  if (part.state == "true") return look_of(OutcomeKind::eligible);
  if (part.state == "false") return look_of(is_advice ? OutcomeKind::no_path : OutcomeKind::ineligible);
  return look_of(OutcomeKind::undetermined);
}

class TreeText {
 public:
  TreeText(const ExplanationContext& context, const Terminal& terminal) : context_(context), terminal_(terminal) {}

  std::string render(const Explanation& explanation) {
    headline(explanation.decision);
    for (const ExplainedPart& part : explanation.parts) show(part, explanation.decision);
    missing(explanation.decision);
    return std::move(text_);
  }

 private:
  void headline(const Decision& decision) {
    const Look look = look_of(decision.outcome);
    const std::string path = decision.action == Action::extend
                                 ? fmt::format("{}: extend {}", decision.subject, decision.from)
                                 : fmt::format("{}: {} → {}", decision.subject, decision.from, decision.to);
    text_ += painted(terminal_, Style::strong, neutralise(path)) + "  ";
    text_ += painted(terminal_, look.style, fmt::format("{} {}", look.sign, spell(decision.outcome))) + "\n";
    faint_line(fmt::format("{} · {} · as of {}", neutralise(context_.snapshot), context_.heading.package,
                           context_.heading.as_of));
  }

  void faint_line(std::string_view text) { text_ += painted(terminal_, Style::faint, text) + "\n"; }

  std::string rule_place(Range range) const {
    const Source& source = context_.sources[range.source];
    const Position position = source.position(range.begin);
    return fmt::format("{}:{}:{}", source.name(), position.line, position.column);
  }

  void show(const ExplainedPart& part, const Decision& decision) {
    const Look look = look_of_part(part);
    std::string title = part.name;
    if (!part.code.empty()) title += fmt::format("  ({})", part.code);
    text_ += "\n" + painted(terminal_, look.style, look.sign) + " " + painted(terminal_, Style::strong, title);
    const std::string place = rule_place(part.rule);
    const bool fits = 2 + display_width(title) + 2 + display_width(place) <= terminal_.width;
    text_ += fits ? "  " : "\n  ";
    faint_line(place);
    for (const Reason& reason : decision.reasons)
      if (!part.code.empty() && reason.require == part.name) show(reason);
    for (std::size_t i = 0; i < part.nodes.size(); ++i)
      show(part.nodes[i], guides_below({"", "  "}, i + 1 == part.nodes.size()));
  }

  void show(const Reason& reason) {
    text_ += paragraph(reason.message, "  ", "  ", terminal_.width);
    if (!reason.remedy) return;
    const std::string arrow = "  " + painted(terminal_, Style::accent, "→") + " ";
    text_ += paragraph(*reason.remedy, arrow, "    ", terminal_.width);
  }

  void show(const ExplainedNode& node, const Guides& guides) {
    const std::string below = guides.rest + (node.children.empty() ? "   " : "│  ");
    constexpr std::size_t least_room = 24;
    const std::size_t taken = display_width(below);
    const std::size_t room = std::max(least_room, terminal_.width > taken ? terminal_.width - taken : 0);
    const std::string value = neutralise(node.value);
    std::vector<std::string> lines = wrapped(value.empty() ? node.text : node.text + " = " + node.value, room);
    std::string last_line = lines.back();
    if (!value.empty() && last_line.size() >= value.size() &&
        last_line.compare(last_line.size() - value.size(), value.size(), value) == 0)
      lines.back() = last_line.substr(0, last_line.size() - value.size()) +
                     painted(terminal_, style_of_value(value), value);
    const std::string place = place_of(node);
    const bool fits = display_width(last_line) + 2 + display_width(place) <= room;
    if (!place.empty() && fits) lines.back() += "  " + painted(terminal_, Style::faint, place);
    if (!place.empty() && !fits)
      for (const std::string& line : wrapped(place, room)) lines.push_back(painted(terminal_, Style::faint, line));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      text_ += painted(terminal_, Style::place, i == 0 ? guides.first : below);
      text_ += lines[i] + "\n";
    }
    for (std::size_t i = 0; i < node.children.size(); ++i)
      show(node.children[i], guides_below(guides, i + 1 == node.children.size()));
  }

  std::string place_of(const ExplainedNode& node) const {
    if (node.path.empty()) return {};
    // What is unknown may be given in part: a set with an unknown element.
    if (node.value == "(unknown)") return fmt::format("← {}, not known", node.path);
    if (node.value == "(absent)") return fmt::format("← {}, not given", node.path);
    if (node.place.line == 0) return fmt::format("← {}", node.path);
    return fmt::format("← {} at {}:{}", node.path, node.place.line + context_.first_line - 1, node.place.column);
  }

  void missing(const Decision& decision) {
    if (!decision.missing.empty()) text_ += "\n";
    for (const Missing& missing : decision.missing) {
      std::string line = missing.overflow.empty() ? missing.path : "overflow at " + missing.overflow;
      if (!missing.needed_by.empty()) line += fmt::format("  (for {})", fmt::join(missing.needed_by, ", "));
      text_ += paragraph(line, painted(terminal_, Style::doubt, "needs") + " ", "      ", terminal_.width);
    }
  }

  const ExplanationContext& context_;
  const Terminal& terminal_;
  std::string text_;
};

}  // namespace

std::string render_tree(const Explanation& explanation, const ExplanationContext& context, const Terminal& terminal) {
  return TreeText(context, terminal).render(explanation);
}

}  // namespace rung::cli
