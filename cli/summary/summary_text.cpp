// SPDX-License-Identifier: Apache-2.0
// A summary for a person: totals, and a table for each question.
#include <fmt/format.h>

#include <algorithm>

#include "cli/summary/summary.hpp"
#include "cli/write/terminal.hpp"
#include "cli/write/text_layout.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

/// Rows of text, columns as wide as they need; the first one to the left, counts to the right, a last one of text as it comes.
class Columns {
 public:
  explicit Columns(std::vector<std::string> header) : header_(std::move(header)), widths_(header_.size()) { fit(header_); }

  void add(std::vector<std::string> row) {
    fit(row);
    rows_.push_back(std::move(row));
  }
  bool empty() const { return rows_.empty(); }
  std::string text(const Terminal& terminal) const {
    std::string result = painted(terminal, Style::strong, line(header_)) + "\n";
    for (const std::vector<std::string>& row : rows_) result += "  " + line(row) + "\n";
    return result;
  }

 private:
  void fit(const std::vector<std::string>& row) {
    for (std::size_t i = 0; i < row.size(); ++i) widths_[i] = std::max(widths_[i], display_width(row[i]));
  }
  std::string line(const std::vector<std::string>& row) const {
    std::string result = &row == &header_ ? padded(row[0], widths_[0] + 2) : padded(row[0], widths_[0]);
    for (std::size_t i = 1; i < row.size(); ++i) {
      const bool is_text = header_[i].empty();
      const std::size_t blanks = is_text ? 0 : widths_[i] - std::min(display_width(row[i]), widths_[i]);
      if (!row[i].empty() || !is_text) result += std::string(blanks + 2, ' ') + row[i];
    }
    return result;
  }

  std::vector<std::string> header_;
  std::vector<std::size_t> widths_;
  std::vector<std::vector<std::string>> rows_;
};

std::string number(std::uint64_t count) { return fmt::format("{}", count); }

std::string share(std::uint64_t part, std::uint64_t all) {
  return all == 0 ? std::string("0 %") : fmt::format("{:.1f} %", 100.0 * static_cast<double>(part) / static_cast<double>(all));
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string heading(const Summary& summary, const Terminal& terminal) {
  const Heading& heading = summary.heading;
  std::string result;
  if (!heading.title.empty()) result += painted(terminal, Style::strong, neutralise(heading.title)) + "\n";
  result += painted(terminal, Style::faint, fmt::format("{} · as of {} · rules {}", heading.package, heading.as_of,
                                                        heading.rules.substr(0, sizeof "sha256:" - 1 + 12))) + "\n";
  if (!heading.select.empty()) result += "decisions for which this holds: " + neutralise(heading.select) + "\n";
  return result + "\n";
}

std::string totals(const Summary& summary, const Terminal& terminal) {
  std::string result = fmt::format("{}, {}, {}\n", counted(summary.snapshots, "snapshot", "snapshots"),
                                   counted(summary.subjects, summary.heading.subject_name, summary.heading.subjects_name),
                                   counted(summary.decisions, "decision", "decisions"));
  constexpr std::array<Style, 4> styles = {Style::good, Style::bad, Style::doubt, Style::faint};
  for (std::size_t i = 0; i < summary.outcomes.size(); ++i) {
    const auto outcome = static_cast<OutcomeKind>(i);
    if (outcome == OutcomeKind::no_path && summary.outcomes[i] == 0) continue;
    result += fmt::format("  {} {:>{}}  {}\n", painted(terminal, styles[i], padded(spell(outcome), 12)), summary.outcomes[i],
                          number(summary.decisions).size(), share(summary.outcomes[i], summary.decisions));
  }
  return result;
}

std::string tables(const Summary& summary, const Terminal& terminal) {
  std::string result;
  const auto append = [&](const Columns& columns) {
    if (!columns.empty()) result += "\n" + columns.text(terminal);
  };
  Columns paths({"Paths", "eligible", "ineligible", "undetermined"});
  for (const PathCounts& path : summary.paths)
    paths.add({path.action == Action::upgrade ? path.from + " → " + path.to : path.from + " (extend)",
               number(path.outcomes[static_cast<std::size_t>(OutcomeKind::eligible)]),
               number(path.outcomes[static_cast<std::size_t>(OutcomeKind::ineligible)]),
               number(path.outcomes[static_cast<std::size_t>(OutcomeKind::undetermined)])});
  append(paths);
  Columns blocked({"Blocked by", "decisions", "alone", ""});
  for (const BlockedBy& one : summary.blocked_by) {
    std::string together;
    for (const BlockedBy::Other& other : one.together)
      together += fmt::format("{}{} {}", together.empty() ? "with " : ", ", other.require, other.decisions);
    blocked.add({one.require == one.code ? one.require : fmt::format("{} ({})", one.require, one.code), number(one.decisions),
                 number(one.alone), together});
  }
  append(blocked);
  Columns missing({"Missing facts", "decisions", "settles"});
  for (const MissingCount& one : summary.missing)
    missing.add({one.overflow.empty() ? one.path : "no overflow at " + neutralise(one.overflow), number(one.decisions), number(one.settles)});
  append(missing);
  Columns remedies({"Remedies", "decisions", "unblocks", ""});
  for (const RemedyCount& one : summary.remedies)
    remedies.add({one.require, number(one.decisions), number(one.unblocks), neutralise(one.remedy)});
  append(remedies);
  Columns errors({"Snapshots that could not be decided", number(summary.bad)});
  for (const ErrorCount& one : summary.errors) errors.add({one.code, number(one.snapshots)});
  append(errors);
  return result;
}

std::string throughput(const Summary& summary) {
  const double seconds = summary.throughput.seconds.value_or(0);
  if (seconds <= 0) return {};
  return fmt::format("\n{:.2f} s: {:.0f} snapshots, {:.0f} decisions, {:.1f} MB a second\n", seconds,
                     static_cast<double>(summary.snapshots) / seconds, static_cast<double>(summary.decisions) / seconds,
                     static_cast<double>(summary.throughput.bytes) / seconds / 1e6);
}

}  // namespace

std::string summary_as_text(const Summary& summary, const Terminal& terminal) {
  return heading(summary, terminal) + totals(summary, terminal) + tables(summary, terminal) + painted(terminal, Style::faint, throughput(summary));
}

}  // namespace rung::cli
