// SPDX-License-Identifier: Apache-2.0
#include "cli/fleet/decide_fleet.hpp"

#include <utility>

#include "cli/fleet/in_order.hpp"
#include "cli/fleet/interruption.hpp"
#include "cli/input/snapshots.hpp"
#include "engine/describe/decide.hpp"
#include "engine/describe/unlisted_subjects.hpp"

namespace rung::cli {
namespace {

using MakeReport = std::function<std::unique_ptr<Report>(const ReportStreams&)>;

class DecidingWorker final : public BlockWorker {
 public:
  DecidingWorker(const Fleet& fleet, const MakeReport& make_report, const ReportStreams& streams)
      : fleet_(fleet),
        facts_(rules_of(fleet.program).schema, layout_of(fleet.program), pool_of(fleet.program)),
        reader_(rules_of(fleet.program).schema, layout_of(fleet.program), fleet.reading),
        decider_(fleet.program, fleet.sources),
        cost_(fleet.program),
        results_(transcript_, false),
        remarks_(transcript_, true),
        report_(make_report({results_, remarks_, streams.results_terminal, streams.remarks_terminal})) {
    fleet.fill_request(facts_);
  }

  BlockOutcome work(const Block& block) override {
    totals_ = {};
    report_->start_block();
    read_block(block, {{reader_, facts_, &cost_, fleet_.reading.limits.steps}}, [&](const Document& document) { return decide(document), true; });
    results_.flush();
    remarks_.flush();
    return {std::exchange(transcript_, {}), totals_};
  }

 private:
  void decide(const Document& document) {
    ++totals_.snapshots;
    if (!document.errors.empty()) {
      ++totals_.bad;
      report_->bad_snapshot({document.name, document.errors, document.text, document.first_line()});
      return;
    }
    totals_.subject_found = decider_.decide(facts_, fleet_.query, decisions_) || totals_.subject_found;
    if (fleet_.query.detail == Detail::full) place_facts(decisions_, document.first_line());
    totals_.add(decisions_);
    report_->snapshot(document.name, decisions_);
    if (fleet_.tell_unlisted) report_->unlisted(unlisted_subjects(fleet_.program, facts_));
  }

  const Fleet& fleet_;
  Facts facts_;
  SnapshotReader reader_;
  Decider decider_;
  Cost cost_;
  std::vector<Decision> decisions_;
  Transcript transcript_;
  Output results_, remarks_;
  std::unique_ptr<Report> report_;
  Totals totals_;
};

/// Writes what blocks have written, and keeps count.
class Writing {
 public:
  Writing(const ReportStreams& streams, Report& report, Progress& progress, const Blocks& blocks)
      : streams_(streams), report_(report), progress_(progress), blocks_(blocks) {}

  void take(BlockOutcome&& outcome) {
    bool first_of_block = true;
    for (const Transcript::Piece& piece : outcome.transcript.pieces) {
      if (piece.remarks) {
        streams_.results.flush();
        progress_.erase();
        streams_.remarks.write(piece.text);
        streams_.remarks.flush();
        continue;
      }
      if (std::exchange(first_of_block, false) && std::exchange(anything_, true)) streams_.results.write(report_.separator());
      streams_.results.write(piece.text);
    }
    // Whoever reads this waits for no block that is not there yet.
    streams_.results.flush();
    totals_.add(outcome.totals);
    progress_.update(totals_, blocks_.bytes_read(), blocks_.total_bytes());
  }

  const Totals& totals() const { return totals_; }
  bool anything() const { return anything_; }

 private:
  const ReportStreams& streams_;
  Report& report_;
  Progress& progress_;
  const Blocks& blocks_;
  Totals totals_;
  bool anything_ = false;
};

}  // namespace

FleetResult decide_fleet(const Fleet& fleet, Inputs inputs, const MakeReport& make_report, const ReportStreams& streams, Progress& progress) {
  const Interruption interruption;
  const std::unique_ptr<Report> report = make_report(streams);
  Blocks blocks(std::move(inputs), fleet.reading.limits, [&] { return !interruption.happened(); }, interruption.descriptor());
  Writing writing(streams, *report, progress, blocks);
  report->begin();
  work_in_order(
      fleet.threads, [&](Block& block) { return !interruption.happened() && blocks.next(block); },
      [&] { return std::make_unique<DecidingWorker>(fleet, make_report, streams); },
      [&](BlockOutcome&& outcome) { writing.take(std::move(outcome)); });
  progress.erase();
  FleetResult result{writing.totals(), blocks.failures(), std::string(interruption.signal())};
  // What is not complete shall not look as if it were.
  if (result.interruption.empty()) report->end(result.totals, writing.anything());
  return result;
}

}  // namespace rung::cli
