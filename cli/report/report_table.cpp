// SPDX-License-Identifier: Apache-2.0
// Decisions for a person: a block for each snapshot, a row for each decision, what stands in its way beneath.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/report/advice_table.hpp"
#include "cli/diagnostics/diagnostics.hpp"
#include "cli/report/look.hpp"
#include "cli/report/report.hpp"
#include "cli/diagnostics/source_line.hpp"
#include "cli/write/text_layout.hpp"
#include "engine/describe/unlisted_subjects.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string printed(const std::optional<FactValue>& value) {
  if (!value) return "(unknown)";
  if (const auto* truth = std::get_if<bool>(&*value)) return *truth ? "true" : "false";
  if (const auto* number = std::get_if<std::int64_t>(&*value)) return std::to_string(*number);
  if (const auto* text = std::get_if<std::string>(&*value)) return *text;
  const auto& items = std::get<std::vector<std::string>>(*value);
  return items.empty() ? "(none)" : fmt::format("{}", fmt::join(items, ", "));
}

std::string printed(const Fact& fact) { return fact.absent ? "(absent)" : printed(fact.value); }

/// The cells of one row.
struct Row {
  std::string subject, from, to;
};

Row row_of(const Decision& decision) {
  const std::string from = decision.from.empty() ? "(unknown)" : neutralise(decision.from);
  const std::string to = decision.action == Action::extend ? "(extend)" : neutralise(decision.to);
  return {neutralise(decision.subject), from, to.empty() ? "–" : to};
}

struct Widths {
  std::size_t subject = 7, from = 4, to = 2;
  bool subject_apart = false;  ///< on a line of its own, where the row would not fit beside it
};

constexpr std::size_t outcome_width = 14;  // sign, blank, `undetermined`

Widths widths_of(const std::vector<Decision>& decisions, std::size_t columns) {
  Widths widths;
  for (const Decision& decision : decisions) {
    const Row row = row_of(decision);
    widths.subject = std::max(widths.subject, display_width(row.subject));
    widths.from = std::max(widths.from, display_width(row.from));
    widths.to = std::max(widths.to, display_width(row.to));
  }
  widths.subject_apart = 2 + widths.subject + 2 + widths.from + 2 + widths.to + 2 + outcome_width > columns;
  return widths;
}

class TableReport final : public Report {
 public:
  TableReport(Heading heading, const ReportStreams& streams)
      : heading_(std::move(heading)), streams_(streams), terminal_(streams_.results_terminal) {}

  void begin() override {
    if (!heading_.title.empty()) line(painted(terminal_, Style::strong, neutralise(heading_.title)));
    const std::string facts = fmt::format("{} · as of {} · rules {}", heading_.package, heading_.as_of,
                                          heading_.rules.substr(0, sizeof "sha256:" - 1 + 12));
    line(painted(terminal_, Style::faint, facts));
  }

  void snapshot(std::string_view name, const std::vector<Decision>& decisions) override {
    if (decisions.empty() && heading_.one_subject) return;
    line("");
    line(painted(terminal_, Style::strong, neutralise(name)));
    if (decisions.empty()) {
      line(fmt::format("  no decisions: no {} here stands on an entry that a path leads from", heading_.subject_name));
    } else {
      table(decisions);
    }
    streams_.results.written_to();
  }

  void unlisted(const std::vector<UnlistedSubject>& subjects) override {
    if (subjects.empty()) return;
    std::vector<std::string> places;
    for (const UnlistedSubject& each : subjects) places.push_back(fmt::format("{} (`{}`)", each.subject, each.entry));
    const bool one = subjects.size() == 1;
    line("");
    streams_.results.buffer() += paragraph(
        fmt::format("{}: no rule lists what {}, so nothing is decided about {}", fmt::join(places, ", "),
                    one ? "it stands on" : "they stand on", one ? "it" : "them"),
        "  " + painted(terminal_, Style::doubt, "unlisted") + "  ", std::string(12, ' '), terminal_.width);
    streams_.results.written_to();
  }

  void bad_snapshot(const BadSnapshot& bad) override {
    streams_.results.flush();
    for (const SnapshotError& error : bad.errors) {
      const std::uint32_t line = error.line < bad.first_line ? 0 : error.line - bad.first_line + 1;
      const std::string_view text = source_line(bad.text, line);
      streams_.remarks.write("\n" + render_human(bad.name, error, text, streams_.remarks_terminal));
    }
    streams_.remarks.flush();
  }

  void end(const Totals& totals, bool) override {
    line("");
    part(counted(totals.snapshots, "snapshot", "snapshots"), Style::plain, "");
    part(counted(totals.subjects, heading_.subject_name, heading_.subjects_name), Style::plain, " · ");
    part(counted(totals.decisions, "decision", "decisions"), Style::plain, " · ");
    std::string_view separator = ": ";
    for (std::size_t i = 0; i < totals.outcomes.size(); ++i) {
      if (totals.outcomes[i] == 0) continue;
      const auto outcome = static_cast<OutcomeKind>(i);
      part(fmt::format("{} {}", totals.outcomes[i], spell(outcome)), look_of(outcome).style, separator);
      separator = ", ";
    }
    if (totals.bad > 0) part(counted(totals.bad, "snapshot", "snapshots") + " not decided", Style::bad, " · ");
    line(summary_);
  }

 private:
  /// Adds to the summary, on a new line where the part would not fit behind the last.
  void part(const std::string& text, Style style, std::string_view separator) {
    if (summary_width_ != 0 && summary_width_ + display_width(separator) + display_width(text) > terminal_.width) {
      while (!separator.empty() && separator.front() == ' ') separator.remove_prefix(1);
      const std::string_view closing = separator.substr(0, separator.find(' '));
      line(summary_ + std::string(closing == "·" ? "" : closing));
      summary_ = "  ";
      summary_width_ = 2;
      separator = "";
    }
    summary_ += separator;
    summary_ += style == Style::plain ? text : painted(terminal_, style, text);
    summary_width_ += display_width(separator) + display_width(text);
  }

  void line(std::string_view text) { streams_.results.buffer().append(text).push_back('\n'); }

  void table(const std::vector<Decision>& decisions) {
    const Widths widths = widths_of(decisions, terminal_.width);
    const std::string first = widths.subject_apart ? "  " : padded("SUBJECT", widths.subject) + "  ";
    line("  " + painted(terminal_, Style::faint,
                        first + padded("FROM", widths.from) + "  " + padded("TO", widths.to) + "  OUTCOME"));
    const std::string* last = nullptr;
    for (const Decision& decision : decisions) {
      const bool next_subject = last == nullptr || *last != decision.subject;
      if (next_subject && last != nullptr) line("");
      last = &decision.subject;
      row(decision, widths, next_subject);
      for (const Reason& reason : decision.reasons) show(reason);
      show_missing(decision);
      for (const EffectChange& change : decision.effect) show(change);
    }
    streams_.results.buffer() += advice_table(decisions, heading_.detail, terminal_);
  }

  void row(const Decision& decision, const Widths& widths, bool next_subject) {
    const Row cells = row_of(decision);
    const Look look = look_of(decision.outcome);
    std::string text = "  ";
    if (widths.subject_apart) {
      if (next_subject) line("  " + painted(terminal_, Style::strong, cells.subject));
      text += "  ";
    } else {
      text += painted(terminal_, Style::strong, padded(cells.subject, widths.subject)) + "  ";
    }
    text += padded(cells.from, widths.from) + "  " + padded(cells.to, widths.to) + "  ";
    text += painted(terminal_, look.style, fmt::format("{} {}", look.sign, spell(decision.outcome)));
    line(text);
  }

  void show(const Reason& reason) {
    line("      " + painted(terminal_, Style::bad, reason.code));
    if (heading_.detail == Detail::codes) return;
    std::string& out = streams_.results.buffer();
    out += paragraph(reason.message, "        ", "        ", terminal_.width);
    if (reason.remedy) {
      const std::string arrow = "        " + painted(terminal_, Style::accent, "→") + " ";
      out += paragraph(*reason.remedy, arrow, "          ", terminal_.width);
    }
    for (const Fact& fact : reason.facts) {
      std::string text = fmt::format("{} = {}", fact.path, printed(fact));
      if (fact.line > 0) text += fmt::format("  ({}:{})", fact.line, fact.column);
      out += paragraph(text, "        · ", "          ", terminal_.width);
    }
  }

  /// What stays as it is known to be is no news.
  void show(const EffectChange& change) {
    if (change.before && change.before == change.after) return;
    show_item("then", fmt::format("{}: {} → {}", change.path, printed(change.before), printed(change.after)));
  }

  void show_missing(const Decision& decision) {
    for (const Missing& missing : decision.missing) {
      std::string text = missing.overflow.empty() ? missing.path : "overflow at " + missing.overflow;
      if (!missing.needed_by.empty()) text += fmt::format("  (for {})", fmt::join(missing.needed_by, ", "));
      show_item("needs", text);
    }
  }

  void show_item(std::string_view label, std::string_view text) {
    const std::string first = "      " + painted(terminal_, Style::doubt, label) + " ";
    streams_.results.buffer() +=
        paragraph(text, first, std::string(display_width(label) + 7, ' '), terminal_.width);
  }

  Heading heading_;
  ReportStreams streams_;
  const Terminal& terminal_;
  std::string summary_;
  std::size_t summary_width_ = 0;
};

}  // namespace

std::unique_ptr<Report> make_table_report(Heading heading, const ReportStreams& streams) {
  return std::make_unique<TableReport>(std::move(heading), streams);
}

}  // namespace rung::cli
