// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/session.hpp"

#include <unistd.h>

#include "engine/values/text.hpp"

namespace rung::cli {

Session::Session(ColourChoice choice)
    : results_(STDOUT_FILENO),
      remarks_(STDERR_FILENO),
      results_terminal_(terminal_of(STDOUT_FILENO, choice)),
      remarks_terminal_(terminal_of(STDERR_FILENO, choice)) {}

void Session::remark(std::string_view text) {
  results_.flush();
  remarks_.write(neutralise(text) + "\n");
  remarks_.flush();
}

void Session::error(std::string_view message, std::string_view help) {
  results_.flush();
  remarks_.write(painted(remarks_terminal_, Style::bad, "error") + ": " + neutralise(message) + "\n");
  if (!help.empty())
    remarks_.write("  = " + painted(remarks_terminal_, Style::accent, "help") + ": " + neutralise(help) + "\n");
  remarks_.flush();
}

void Session::flush() {
  results_.flush();
  remarks_.flush();
}

}  // namespace rung::cli
