// SPDX-License-Identifier: Apache-2.0
// What a run of rule tests says, in each format.
#pragma once

#include <ctime>
#include <functional>
#include <string>
#include <vector>

#include "cli/write/json.hpp"
#include "cli/write/terminal.hpp"
#include "engine/testing/run.hpp"

namespace rung::cli {

/// The tests of one rule set and how they went.
struct TestedRules {
  std::string path;     ///< as given
  std::string package;
  std::string sha256;
  Suite suite;
  SuiteRun run;
};

struct TestReport {
  const std::vector<TestedRules>& tested;
  const Sources& sources;
  std::time_t started = 0;
  std::function<void(JsonWriter&)> more_members = {};  ///< of the JSON object, behind its own: coverage, mutants
};

/// `verbose`: the cases that pass are listed too.
std::string render_tests_human(const TestReport& report, const Terminal& terminal, bool verbose);
std::string render_tests_json(const TestReport& report);
/// Valid for Jenkins' junit-10.xsd and for the schema of Ant's JUnitReport.
std::string render_tests_junit(const TestReport& report);
/// Version 13, which every consumer of a later one reads.
std::string render_tests_tap(const TestReport& report);

}  // namespace rung::cli
