// SPDX-License-Identifier: Apache-2.0
#include "cli/fleet/telling.hpp"

#include <vector>

#include "cli/report/decision_lines.hpp"
#include "engine/describe/decide.hpp"
#include "engine/describe/unlisted_subjects.hpp"

namespace rung::cli {
namespace {

class ReportTelling final : public Telling {
 public:
  ReportTelling(const TellingOptions& options, std::unique_ptr<Report> report)
      : options_(options), decider_(options.program, options.sources), report_(std::move(report)) {}

  void start_block(std::size_t) override { report_->start_block(); }
  bool snapshot(const Document& document, const Facts& facts, Totals& totals) override {
    const bool found = decider_.decide(facts, options_.query, decisions_);
    totals.unknown_selections += decider_.take_unknown_selections();
    if (options_.select && decisions_.empty()) return found;
    if (options_.query.detail == Detail::full) place_facts(decisions_, document.first_line());
    totals.add(decisions_);
    report_->snapshot(document.name, decisions_);
    if (options_.unlisted) report_->unlisted(unlisted_subjects(options_.program, facts));
    return found;
  }
  void bad_snapshot(const BadSnapshot& bad) override { report_->bad_snapshot(bad); }

 private:
  TellingOptions options_;
  Decider decider_;
  std::unique_ptr<Report> report_;
  std::vector<Decision> decisions_;
};

class LinesTelling final : public Telling {
 public:
  LinesTelling(const TellingOptions& options, const Heading& heading, std::unique_ptr<Report> report, Output& results)
      : lines_(options.program, options.sources, options.query, heading), report_(std::move(report)), results_(results) {}

  bool snapshot(const Document& document, const Facts& facts, Totals& totals) override {
    const bool found = lines_.append(document.name, facts, results_.buffer(), totals);
    results_.written_to();
    return found;
  }
  void bad_snapshot(const BadSnapshot& bad) override { report_->bad_snapshot(bad); }

 private:
  DecisionLines lines_;
  std::unique_ptr<Report> report_;
  Output& results_;
};

class SummaryTelling final : public Telling {
 public:
  SummaryTelling(const TellingOptions& options, SharedTally& shared)
      : shared_(shared), tally_(options.program), tallying_(options.program, options.sources, options.query, tally_) {}

  bool snapshot(const Document&, const Facts& facts, Totals& totals) override {
    return tallying_.snapshot(facts, totals);
  }
  void bad_snapshot(const BadSnapshot& bad) override { tallying_.bad_snapshot(bad.errors); }
  void finish() override {
    const std::lock_guard lock(shared_.adding);
    shared_.tally.add(tally_);
  }

 private:
  SharedTally& shared_;
  Tally tally_;
  Tallying tallying_;
};

}  // namespace

std::unique_ptr<Telling> tell_report(const TellingOptions& options, std::unique_ptr<Report> report) {
  return std::make_unique<ReportTelling>(options, std::move(report));
}

std::unique_ptr<Telling> tell_lines(const TellingOptions& options, const Heading& heading, std::unique_ptr<Report> report, Output& results) {
  return std::make_unique<LinesTelling>(options, heading, std::move(report), results);
}

std::unique_ptr<Telling> tell_summary(const TellingOptions& options, SharedTally& shared) {
  return std::make_unique<SummaryTelling>(options, shared);
}

}  // namespace rung::cli
