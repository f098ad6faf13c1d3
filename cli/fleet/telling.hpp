// SPDX-License-Identifier: Apache-2.0
// What is made of each snapshot of a fleet.
#pragma once

#include <functional>
#include <memory>
#include <mutex>

#include "cli/input/snapshots.hpp"
#include "cli/report/report.hpp"
#include "cli/summary/tally.hpp"
#include "engine/compile/compile.hpp"

namespace rung::cli {

/// Told of snapshots in order, in blocks. One a worker.
class Telling {
 public:
  virtual ~Telling() = default;
  virtual void start_block(std::size_t /*number*/) {}
  /// Decides it and counts what came of it. Whether the subject asked for is there.
  virtual bool snapshot(const Document& document, const Facts& facts, Totals& totals) = 0;
  virtual void bad_snapshot(const BadSnapshot& bad) = 0;
  /// There are no more.
  virtual void finish() {}
};
using MakeTelling = std::function<std::unique_ptr<Telling>(const ReportStreams&)>;

/// Makes decisions and hands them to a report.
struct TellingOptions {
  const Program& program;
  const Sources& sources;
  const Query& query;
  bool select = false;    ///< of snapshots without decisions that are wanted nothing is said
  bool unlisted = false;  ///< subjects on entries that no rule lists are told of too
};
std::unique_ptr<Telling> tell_report(const TellingOptions& options, std::unique_ptr<Report> report);
/// Writes lines of JSON without making decisions first; what `report`, which writes such lines too, would write. For details codes and texts.
std::unique_ptr<Telling> tell_lines(const TellingOptions& options, const Heading& heading, std::unique_ptr<Report> report, Output& results);

/// A decision that shows what many are like.
struct Example {
  std::size_t block = 0, order = 0;  ///< where it stands in the input: earlier ones are kept
  std::string snapshot;
  Decision decision;
};

/// What workers have counted together, and kept.
struct SharedTally {
  explicit SharedTally(const Program& program) : tally(program) {}
  std::mutex adding;
  Tally tally;
  std::vector<Example> examples;
};
/// Counts, and says nothing of any snapshot. What was counted is in `shared` once the telling is finished.
std::unique_ptr<Telling> tell_summary(const TellingOptions& options, SharedTally& shared);
/// Counts, keeps examples, and leaves the rest to `other`, which may be null.
std::unique_ptr<Telling> tell_page(const TellingOptions& options, SharedTally& shared, std::unique_ptr<Telling> other);
/// The first few of each kind, in input order: what is the same whoever of any number of workers kept them.
std::vector<Example> chosen_examples(std::vector<Example> kept, const Program& program);

}  // namespace rung::cli
