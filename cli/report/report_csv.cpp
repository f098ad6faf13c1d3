// SPDX-License-Identifier: Apache-2.0
// Decisions as comma-separated values: a row each.
#include "cli/report/report.hpp"
#include "cli/write/csv.hpp"

namespace rung::cli {
namespace {

/// Several texts in one cell.
template <class Items, class Text>
std::string joined(const Items& items, Text text) {
  std::string result;
  for (const auto& item : items) {
    const std::string one = text(item);
    if (one.empty()) continue;
    if (!result.empty()) result += "; ";
    result += one;
  }
  return result;
}

class CsvReport final : public Report {
 public:
  CsvReport(Heading heading, const ReportStreams& streams) : heading_(std::move(heading)), out_(streams.results) {}

  void begin() override {
    std::vector<std::string_view> names = {"snapshot", "subject", "action", "from", "to", "outcome", "codes", "missing"};
    if (heading_.detail != Detail::codes) names.insert(names.end(), {"messages", "remedies"});
    write(names);
  }
  void snapshot(std::string_view name, const std::vector<Decision>& decisions) override {
    for (const Decision& decision : decisions) {
      const std::string codes = joined(decision.reasons, [](const Reason& reason) { return reason.code; });
      const std::string missing =
          joined(decision.missing, [](const Missing& item) { return item.overflow.empty() ? item.path : "overflow at " + item.overflow; });
      const std::string messages = joined(decision.reasons, [](const Reason& reason) { return reason.message; });
      const std::string remedies = joined(decision.reasons, [](const Reason& reason) { return reason.remedy.value_or(std::string()); });
      row({name, decision.subject, decision.action == Action::upgrade ? "upgrade" : "extend", decision.from, decision.to,
           spell(decision.outcome), codes, missing, messages, remedies});
    }
  }
  void bad_snapshot(const BadSnapshot& bad) override {
    const std::string codes = joined(bad.errors, [](const SnapshotError& error) { return error.code; });
    const std::string messages = joined(bad.errors, [](const SnapshotError& error) { return error.message; });
    row({bad.name, {}, {}, {}, {}, "error", codes, {}, messages, {}});
  }
  void end(const Totals&, bool) override {}

 private:
  void row(std::vector<std::string_view> cells) {
    if (heading_.detail == Detail::codes) cells.resize(cells.size() - 2);
    write(cells);
  }
  void write(const std::vector<std::string_view>& cells) {
    CsvWriter(out_.buffer()).row(cells);
    out_.written_to();
  }

  Heading heading_;
  Output& out_;
};

}  // namespace

std::unique_ptr<Report> make_csv_report(Heading heading, const ReportStreams& streams) {
  return std::make_unique<CsvReport>(std::move(heading), streams);
}

}  // namespace rung::cli
