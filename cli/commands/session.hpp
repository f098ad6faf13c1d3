// SPDX-License-Identifier: Apache-2.0
// One run of the program: its streams, its exit codes, and what it says when it cannot do its job.
#pragma once

#include <string_view>

#include "cli/exit.hpp"
#include "cli/report/report.hpp"
#include "cli/write/output.hpp"
#include "cli/write/terminal.hpp"

namespace rung::cli {

class Session {
 public:
  explicit Session(ColourChoice choice);
  /// Nobody sees what is said in it.
  Session() : results_(-1), remarks_(-1) {}

  Output& results() { return results_; }
  Output& remarks() { return remarks_; }
  const Terminal& results_terminal() const { return results_terminal_; }
  const Terminal& remarks_terminal() const { return remarks_terminal_; }
  ReportStreams streams() { return {results_, remarks_, results_terminal_, remarks_terminal_}; }

  /// A line on standard error, behind all results written so far.
  void remark(std::string_view text);
  void error(std::string_view message, std::string_view help = {});
  void flush();

 private:
  Output results_, remarks_;
  Terminal results_terminal_, remarks_terminal_;
};

}  // namespace rung::cli
