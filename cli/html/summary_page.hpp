// SPDX-License-Identifier: Apache-2.0
// What came of deciding many snapshots, as a page.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "cli/report/report.hpp"
#include "engine/decision/decision.hpp"

namespace rung::cli {

struct SummaryPage {
  struct Counts {
    std::uint64_t eligible = 0, ineligible = 0, undetermined = 0, no_path = 0;
  };
  struct PathCounts {
    std::string action;                ///< `upgrade` or `extend`
    std::string from, to;              ///< entries' names; alike for an extend
    std::string from_title, to_title;  ///< empty where there are none
    Counts counts;
  };
  /// Decisions that a precondition blocks: all of them, those that nothing else blocks, and those that others block too.
  struct BlockedBy {
    std::string require, code;
    std::uint64_t decisions = 0, alone = 0;
    std::vector<std::pair<std::string, std::uint64_t>> together;  ///< by the other's name
  };
  struct MissingCount {
    std::string path;
    std::uint64_t decisions = 0;  ///< that wait for it
    std::uint64_t settles = 0;    ///< that wait for nothing else
  };
  struct RemedyCount {
    std::string remedy, require, code;
    std::uint64_t decisions = 0;  ///< that it is told for
    std::uint64_t unblocks = 0;   ///< where it alone would be enough
  };
  struct ErrorCount {
    std::string code;
    std::uint64_t snapshots = 0;
  };
  struct Example {
    std::string snapshot;
    Decision decision;
  };

  Heading heading;
  std::string language;                  ///< of titles, messages and remedies: `de`
  std::uint64_t customers = 0, bad = 0;  ///< snapshots, and those that could not be decided
  std::uint64_t subjects = 0, decisions = 0;
  Counts counts;
  std::vector<PathCounts> paths;
  std::vector<BlockedBy> funnel;
  std::vector<MissingCount> missing;
  std::vector<RemedyCount> remedies;
  std::vector<ErrorCount> errors;
  double seconds = 0;       ///< that it took
  std::uint64_t bytes = 0;  ///< that were read
  std::vector<Example> examples;
};

std::string render_html(const SummaryPage& page);

// The parts of the page that stand in a file of their own.
std::string examples_part(const SummaryPage& page);

}  // namespace rung::cli
