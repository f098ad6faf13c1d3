// SPDX-License-Identifier: Apache-2.0
// A summary as one table: what is counted, of what, how many. A row for each count, so that it can be filtered and pivoted.
#include <fmt/format.h>

#include "cli/summary/summary.hpp"
#include "cli/write/csv.hpp"

namespace rung::cli {
namespace {

class CsvSummary {
 public:
  explicit CsvSummary(std::string& out) : csv_(out) { csv_.row({"of", "action", "from", "to", "name", "with", "measure", "count"}); }

  void total(std::string_view measure, std::uint64_t count) { row("total", {}, {}, {}, {}, {}, measure, count); }
  void path(const PathCounts& path) {
    const std::string_view action = path.action == Action::upgrade ? "upgrade" : "extend";
    for (std::size_t i = 0; i < path.outcomes.size(); ++i)
      if (static_cast<OutcomeKind>(i) != OutcomeKind::no_path)
        row("path", action, path.from, path.to, {}, {}, spell(static_cast<OutcomeKind>(i)), path.outcomes[i]);
  }
  void named(std::string_view of, std::string_view name, std::string_view measure, std::uint64_t count) {
    row(of, {}, {}, {}, name, {}, measure, count);
  }
  void pair(std::string_view of, std::string_view name, std::string_view with, std::string_view measure, std::uint64_t count) {
    row(of, {}, {}, {}, name, with, measure, count);
  }

 private:
  void row(std::string_view of, std::string_view action, std::string_view from, std::string_view to, std::string_view name,
           std::string_view with, std::string_view measure, std::uint64_t count) {
    const fmt::format_int digits(count);
    csv_.row({of, action, from, to, name, with, measure, {digits.data(), digits.size()}});
  }

  CsvWriter csv_;
};

}  // namespace

std::string summary_as_csv(const Summary& summary) {
  std::string out;
  CsvSummary csv(out);
  csv.total("snapshots", summary.snapshots);
  csv.total("bad_snapshots", summary.bad);
  csv.total("subjects", summary.subjects);
  csv.total("decisions", summary.decisions);
  for (std::size_t i = 0; i < summary.outcomes.size(); ++i) csv.total(spell(static_cast<OutcomeKind>(i)), summary.outcomes[i]);
  for (const PathCounts& path : summary.paths) csv.path(path);
  for (const BlockedBy& blocked : summary.blocked_by) {
    csv.named("blocked_by", blocked.require, "decisions", blocked.decisions);
    csv.named("blocked_by", blocked.require, "alone", blocked.alone);
    for (const BlockedBy::Other& other : blocked.together)
      csv.pair("blocked_by", blocked.require, other.require, "together", other.decisions);
  }
  for (const MissingCount& missing : summary.missing) {
    const std::string& name = missing.overflow.empty() ? missing.path : missing.overflow;
    csv.named(missing.overflow.empty() ? "missing" : "overflow", name, "decisions", missing.decisions);
    csv.named(missing.overflow.empty() ? "missing" : "overflow", name, "settles", missing.settles);
  }
  for (const RemedyCount& remedy : summary.remedies) {
    csv.pair("remedy", remedy.require, remedy.remedy, "decisions", remedy.decisions);
    csv.pair("remedy", remedy.require, remedy.remedy, "unblocks", remedy.unblocks);
  }
  for (const ErrorCount& error : summary.errors) csv.named("error", error.code, "snapshots", error.snapshots);
  if (summary.throughput.seconds) csv.total("milliseconds", static_cast<std::uint64_t>(*summary.throughput.seconds * 1000));
  csv.total("bytes", summary.throughput.bytes);
  return out;
}

}  // namespace rung::cli
