// SPDX-License-Identifier: Apache-2.0
// A signal to stop, for runs that then stop between two records and say how far they came.
#pragma once

#include <csignal>
#include <string_view>

namespace rung::cli {

/// While it lives, the first SIGINT, SIGTERM or SIGHUP is taken note of; the second ends the process as ever. One at a time.
class Interruption {
 public:
  Interruption();
  Interruption(const Interruption&) = delete;
  Interruption& operator=(const Interruption&) = delete;
  ~Interruption();

  bool happened() const;
  /// `SIGINT`; empty where nothing happened.
  std::string_view signal() const;
  /// A descriptor that can be read from then on, for whoever waits.
  int descriptor() const { return pipe_[0]; }

 private:
  int pipe_[2] = {-1, -1};
  struct sigaction before_[3];
};

}  // namespace rung::cli
