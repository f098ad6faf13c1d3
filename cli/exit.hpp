// SPDX-License-Identifier: Apache-2.0
// How a run ends.
#pragma once

#include <cstdint>
#include <exception>
#include <string>

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

}  // namespace rung::cli
