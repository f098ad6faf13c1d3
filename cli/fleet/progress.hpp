// SPDX-License-Identifier: Apache-2.0
// How far a run has come, for whoever waits for it.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "cli/report/report.hpp"
#include "cli/write/output.hpp"
#include "cli/write/terminal.hpp"

namespace rung::cli {

class Progress {
 public:
  /// `line`: one line on a terminal, written anew; `lines`: plain ones, now and then.
  enum class Kind : std::uint8_t { none, line, lines };
  Progress(Kind kind, Output& remarks, const Terminal& terminal)
      : kind_(kind), remarks_(remarks), terminal_(terminal), started_(Clock::now()), last_(started_) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// Says so, if some time has gone by. `total`: in bytes, 0 where nobody knows.
  void update(const Totals& totals, std::uint64_t bytes, std::uint64_t total);
  /// Before anything else is written to the same terminal, and at the end.
  void erase();

 private:
  using Clock = std::chrono::steady_clock;
  Kind kind_;
  Output& remarks_;
  const Terminal& terminal_;
  Clock::time_point started_, last_;
  bool shown_ = false;
};

/// `1,234,567 snapshots · 1.5 GB of 5.0 GB · 412 MB/s · 9 s left · 3 not decided`.
std::string progress_text(const Totals& totals, std::uint64_t bytes, std::uint64_t total, std::chrono::duration<double> elapsed);

}  // namespace rung::cli
