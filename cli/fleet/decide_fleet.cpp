// SPDX-License-Identifier: Apache-2.0
#include "cli/fleet/decide_fleet.hpp"

#include <utility>

#include "cli/fleet/in_order.hpp"
#include "cli/fleet/interruption.hpp"
#include "cli/input/snapshots.hpp"

namespace rung::cli {
namespace {

class DecidingWorker final : public BlockWorker {
 public:
  DecidingWorker(const Fleet& fleet, const MakeTelling& make_telling, const ReportStreams& streams)
      : facts_(rules_of(fleet.program).schema, layout_of(fleet.program), pool_of(fleet.program)),
        reader_(rules_of(fleet.program).schema, layout_of(fleet.program), fleet.reading),
        cost_(fleet.program),
        steps_(fleet.reading.limits.steps),
        results_(transcript_, false),
        remarks_(transcript_, true),
        telling_(make_telling({results_, remarks_, streams.results_terminal, streams.remarks_terminal})) {
    fleet.fill_request(facts_);
  }

  BlockOutcome work(const Block& block) override {
    totals_ = {};
    telling_->start_block(block.number);
    read_block(block, {{reader_, facts_, &cost_, steps_}}, [&](const Document& document) { return tell(document), true; });
    results_.flush();
    remarks_.flush();
    return {std::exchange(transcript_, {}), totals_};
  }

  void finish() override { telling_->finish(); }

 private:
  void tell(const Document& document) {
    ++totals_.snapshots;
    if (document.errors.empty()) {
      totals_.subject_found = telling_->snapshot(document, facts_, totals_) || totals_.subject_found;
    } else {
      ++totals_.bad;
      telling_->bad_snapshot({document.name, document.errors, document.text, document.first_line()});
    }
  }

  Facts facts_;
  SnapshotReader reader_;
  Cost cost_;
  std::uint64_t steps_;  ///< that deciding a snapshot may take
  Transcript transcript_;
  Output results_, remarks_;
  std::unique_ptr<Telling> telling_;
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

FleetResult decide_fleet(const Fleet& fleet, Inputs inputs, const MakeTelling& make_telling, Report& report, const ReportStreams& streams,
                         Progress& progress) {
  const Interruption interruption;
  Blocks blocks(std::move(inputs), fleet.reading.limits, [&] { return !interruption.happened(); }, interruption.descriptor());
  if (fleet.digests) blocks.keep_digests();
  Writing writing(streams, report, progress, blocks);
  report.begin();
  work_in_order(
      fleet.threads, [&](Block& block) { return !interruption.happened() && blocks.next(block); },
      [&] { return std::make_unique<DecidingWorker>(fleet, make_telling, streams); },
      [&](BlockOutcome&& outcome) { writing.take(std::move(outcome)); });
  progress.erase();
  FleetResult result{writing.totals(), blocks.bytes_read(), blocks.failures(), std::move(blocks.read_inputs()), std::string(interruption.signal())};
  // What is not complete shall not look as if it were.
  if (result.interruption.empty()) report.end(result.totals, writing.anything());
  return result;
}

}  // namespace rung::cli
