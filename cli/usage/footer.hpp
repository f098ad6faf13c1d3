// SPDX-License-Identifier: Apache-2.0
// The end of a command's help as its parts: paragraphs, the meaning of exit codes, examples.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rung::cli {

struct Footer {
  struct Example {
    std::vector<std::string> command;  ///< lines, as they are typed
    std::string text;                  ///< what it does
  };
  std::vector<std::string> paragraphs;  ///< each on one line
  std::vector<std::pair<std::string, std::string>> exit_codes;
  std::vector<Example> examples;
};

/// Paragraphs stand apart by an empty line. `Exit code 0: …; 1: ….` says what codes mean. Behind `Examples:` commands
/// are indented by two, and what they do by more.
Footer read_footer(std::string_view text);

}  // namespace rung::cli
