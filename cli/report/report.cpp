// SPDX-License-Identifier: Apache-2.0
#include "cli/report/report.hpp"

namespace rung::cli {

void Totals::add(const std::vector<Decision>& of_a_snapshot) {
  const std::string* last = nullptr;
  for (const Decision& decision : of_a_snapshot) {
    if (last == nullptr || *last != decision.subject) ++subjects;
    last = &decision.subject;
    ++decisions;
    ++outcomes[static_cast<std::size_t>(decision.outcome)];
  }
}

void Totals::add(const Totals& other) {
  snapshots += other.snapshots;
  bad += other.bad;
  subjects += other.subjects;
  decisions += other.decisions;
  for (std::size_t i = 0; i < outcomes.size(); ++i) outcomes[i] += other.outcomes[i];
  unknown_selections += other.unknown_selections;
  subject_found = subject_found || other.subject_found;
}

void place_facts(std::vector<Decision>& decisions, std::uint32_t first_line) {
  if (first_line == 1) return;
  for (Decision& decision : decisions)
    for (Reason& reason : decision.reasons)
      for (Fact& fact : reason.facts)
        if (fact.line > 0) fact.line += first_line - 1;
}

std::unique_ptr<Report> make_report(Format format, Heading heading, const ReportStreams& streams) {
  switch (format) {
    case Format::table: return make_table_report(std::move(heading), streams);
    case Format::json: return make_json_report(std::move(heading), streams, true);
    case Format::ndjson: return make_json_report(std::move(heading), streams, false);
    case Format::csv: return make_csv_report(std::move(heading), streams);
    case Format::yaml: return make_yaml_report(std::move(heading), streams);
  }
  return nullptr;
}

}  // namespace rung::cli
