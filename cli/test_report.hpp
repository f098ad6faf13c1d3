// SPDX-License-Identifier: Apache-2.0
// What a run of rule tests says, in each format.
#pragma once

#include <string>
#include <vector>

#include "cli/terminal.hpp"
#include "engine/testing/run.hpp"

namespace rung::cli {

/// The tests of one rule set and how they went.
struct TestedRules {
  std::string path;     ///< as given
  std::string package;
  std::string sha256;
  Suite suite;
  SuiteRun run;
  bool chosen_some = true;  ///< --run left cases, or was not given
};

/// Whether all is well: cases were run, all passed, and nothing is wrong with the files.
bool passed(const TestedRules& tested);

struct TestReport {
  const std::vector<TestedRules>& tested;
  const Sources& sources;
};

std::string render_tests_human(const TestReport& report, const Terminal& terminal, bool verbose);
std::string render_tests_json(const TestReport& report);
std::string render_tests_junit(const TestReport& report);
std::string render_tests_tap(const TestReport& report);

}  // namespace rung::cli
