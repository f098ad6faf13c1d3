// SPDX-License-Identifier: Apache-2.0
// One run of the program: its streams, its exit codes, and what it says when it cannot do its job.
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>

#include "cli/output.hpp"
#include "cli/report.hpp"
#include "cli/terminal.hpp"

namespace rung::cli {

enum class ExitCode : std::uint8_t {
  good = 0,    ///< done, and the answer is good
  bad = 1,     ///< done, and the answer is not
  failed = 2,  ///< the job could not be done
};
inline ExitCode worse(ExitCode left, ExitCode right) { return left < right ? right : left; }

/// Ends the run with exit code 2 and this explanation.
struct CannotRun : std::exception {
  explicit CannotRun(std::string what_went_wrong, std::string what_to_do = {})
      : message(std::move(what_went_wrong)), help(std::move(what_to_do)) {}
  const char* what() const noexcept override { return message.c_str(); }
  std::string message, help;
};

class Session {
 public:
  explicit Session(ColourChoice choice);

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
