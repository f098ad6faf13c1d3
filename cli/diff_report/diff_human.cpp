// SPDX-License-Identifier: Apache-2.0
// A diff of rule sets for people: statements first, then decisions with examples to look into.
#include <fmt/format.h>

#include "cli/diff_report/diff_report.hpp"
#include "cli/report/look.hpp"
#include "cli/write/text_layout.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

Style style_of(char sign) {
  switch (sign) {
    case '+': return Style::good;
    case '-': return Style::bad;
    case '~': return Style::doubt;
    default: return Style::plain;
  }
}

class Page {
 public:
  explicit Page(const Terminal& terminal) : terminal_(terminal) {}

  void line(Style style, std::string_view text) { text_ += painted(terminal_, style, neutralise(text)) + "\n"; }
  void gap() { text_ += "\n"; }

  /// Wrapped behind its sign; every line painted on its own, so that a pager may begin anywhere.
  void line(const DiffLine& shown) {
    const std::string indent(2 + 4 * shown.depth, ' ');
    const std::string text = shown.text + (shown.remark.empty() ? "" : "  (" + shown.remark + ")");
    const std::string all = paragraph(text, indent + shown.sign + " ", indent + "    ", terminal_.width);
    paint(style_of(shown.sign), all);
  }
  void paint(Style style, std::string_view lines) {
    while (!lines.empty()) {
      const std::size_t end = lines.find('\n');
      text_ += painted(terminal_, style, lines.substr(0, end)) + "\n";
      lines.remove_prefix(end + 1);
    }
  }
  void add(std::string_view text) { text_ += text; }
  const Terminal& terminal() const { return terminal_; }
  std::string take() { return std::move(text_); }

 private:
  const Terminal& terminal_;
  std::string text_;
};

void add_sections(const std::vector<StatementChange>& changes, const std::string& before, Page& page) {
  for (const DiffSection& section : sections_of(changes)) {
    page.gap();
    page.line(Style::strong, before + section.title);
    for (const DiffLine& line : section.lines) page.line(line);
  }
}

/// `✗ ineligible  A, B`, wrapped.
void add_ruling(const std::string& before, const Ruling& ruling, Page& page) {
  const Look look = ruling.outcome ? look_of(*ruling.outcome) : Look{Style::faint, "–"};
  const std::string outcome = fmt::format("{} {}", look.sign, outcome_of(ruling));
  const std::string reasons = reasons_of(ruling);
  const std::size_t indent = display_width(before) + display_width(outcome) + 2;
  page.add(before + painted(page.terminal(), look.style, outcome));
  if (reasons.empty()) return page.add("\n");
  const std::string blanks(indent, ' ');
  page.add("  " + paragraph(reasons, blanks, blanks, page.terminal().width).substr(indent));
}

void add_unread(const UnreadGroup& group, const std::string& what, Page& page) {
  if (group.count == 0) return;
  page.gap();
  page.line(Style::strong, fmt::format("  {} {}", counted(group.count, "snapshot", "snapshots"), what));
  for (const UnreadGroup::Example& example : group.examples)
    page.paint(Style::plain, paragraph(example.snapshot + ": " + example.error, "    ", "      ", page.terminal().width));
}

void add_decisions(const DiffReport& report, Page& page) {
  const DecisionDiff& decisions = *report.decisions;
  page.gap();
  page.line(Style::strong, fmt::format("decisions as of {}", report.as_of));
  page.paint(Style::plain, paragraph(fmt::format("{} of {} in {} changed: {}", decisions.changed(),
                                                 counted(decisions.decisions(), "decision", "decisions"),
                                                 counted(decisions.snapshots(), "snapshot", "snapshots"),
                                                 decisions_in_words(decisions)),
                                     "  ", "  ", page.terminal().width));
  for (const DiffSide* side : {&report.before, &report.after})
    if (!side->not_in_effect.empty())
      page.line(Style::doubt, fmt::format("  {} decides nothing on that day: it holds {}", side->operand, side->not_in_effect));
  std::optional<Turn> turn;
  for (const DecisionGroup& group : decisions.groups()) {
    if (turn != group.turn) {
      turn = group.turn;
      page.gap();
      page.line(Style::strong, fmt::format("  {}: {}", spell(*turn), decisions.count(*turn)));
    }
    page.add("    " + painted(page.terminal(), Style::accent, neutralise(path_of(group))) + fmt::format("  ×{}\n", group.count));
    add_ruling("        ", group.before, page);
    add_ruling("      → ", group.after, page);
    for (const DecisionGroup::Example& example : group.examples)
      page.line(Style::faint, "        " + explain_command(report, group, example));
  }
  add_unread(decisions.only_before(), "can no longer be read", page);
  add_unread(decisions.only_after(), "can be read now", page);
  add_unread(decisions.neither(), "cannot be read, before or after", page);
}

}  // namespace

std::string render_human(const DiffReport& report, const Terminal& terminal) {
  Page page(terminal);
  page.line(Style::strong, fmt::format("{}: {} → {}", report.after.package, report.before.operand, report.after.operand));
  page.line(Style::plain, "  " + rules_in_words(report.rules));
  add_sections(report.rules.meaning, "", page);
  add_sections(report.rules.texts, "texts of ", page);
  if (report.decisions != nullptr) add_decisions(report, page);
  return page.take();
}

}  // namespace rung::cli
