// SPDX-License-Identifier: Apache-2.0
// Decides all snapshots of some inputs, on several threads, and writes what comes of it in their order.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/fleet/progress.hpp"
#include "cli/fleet/telling.hpp"
#include "cli/input/inputs.hpp"
#include "cli/report/report.hpp"
#include "engine/compile/compile.hpp"
#include "engine/decision/decision.hpp"
#include "engine/facts/read.hpp"

namespace rung::cli {

struct Fleet {
  const Program& program;
  ReadOptions reading;
  std::function<void(Facts&)> fill_request;
  unsigned threads = 1;
  bool digests = false;  ///< whether it is to be known afterwards what was read
};

struct FleetResult {
  Totals totals;
  std::uint64_t bytes = 0;            ///< of inputs, as they lie there
  std::vector<std::string> failures;  ///< why inputs could not be found, opened or read on
  std::vector<ReadInput> inputs;      ///< where digests are asked for: those that are done with, in order
  std::string interruption;           ///< the signal that ended the run; empty where it came to its end
};

/// What tells of blocks writes to streams that each worker has of its own; that goes to `streams` in order, between what `report` writes at
/// the start and the end. Throws WriteFailed and BrokenPipe.
FleetResult decide_fleet(const Fleet& fleet, Inputs inputs, const MakeTelling& make_telling, Report& report, const ReportStreams& streams,
                         Progress& progress);

}  // namespace rung::cli
