// SPDX-License-Identifier: Apache-2.0
// What the evaluators say to one case, each reader's snapshot given to both of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/describe/ask.hpp"
#include "engine/facts/read.hpp"
#include "tests/conformance/case_file.hpp"

namespace rung::conformance {

struct Said {
  std::string by;  ///< `engine, YAML`
  std::vector<SnapshotError> errors;  ///< of the reader; if there are any, nothing else counts
  std::vector<Decision> decisions;
  std::optional<Answer> answer;
  bool found = true;
};

/// Throws std::runtime_error where the rules, the expression or the request are wrong.
std::vector<Said> ask_all(const Case& asked);

}  // namespace rung::conformance
