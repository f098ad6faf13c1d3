// SPDX-License-Identifier: Apache-2.0
// Decides all snapshots of some inputs, on several threads, and writes what comes of it in their order.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/fleet/progress.hpp"
#include "cli/input/inputs.hpp"
#include "cli/report/report.hpp"
#include "engine/compile/compile.hpp"
#include "engine/decision/decision.hpp"
#include "engine/facts/read.hpp"

namespace rung::cli {

struct Fleet {
  const Program& program;
  const Sources& sources;
  const Query& query;
  ReadOptions reading;
  std::function<void(Facts&)> fill_request;
  bool tell_unlisted = false;  ///< subjects on entries that no rule lists
  unsigned threads = 1;
};

struct FleetResult {
  Totals totals;
  std::vector<std::string> failures;  ///< why inputs could not be found, opened or read on
  std::string interruption;           ///< the signal that ended the run; empty where it came to its end
};

/// `make_report` makes reports alike, for streams that each block has of its own; what they write goes to `streams`. Throws WriteFailed and BrokenPipe.
FleetResult decide_fleet(const Fleet& fleet, Inputs inputs, const std::function<std::unique_ptr<Report>(const ReportStreams&)>& make_report,
                         const ReportStreams& streams, Progress& progress);

}  // namespace rung::cli
