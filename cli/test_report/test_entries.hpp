// SPDX-License-Identifier: Apache-2.0
// A run of rule tests as CI servers count it: what keeps cases from being run is an entry that does not pass.
#pragma once

#include <string>
#include <vector>

#include "cli/test_report/test_report.hpp"

namespace rung::cli {

struct TestEntry {
  std::string name;
  CaseState state{};
  double seconds = 0;
  std::string summary;  ///< one line; empty where it passed
  std::string details;  ///< what people are shown, without colour; empty where it passed
};

struct TestGroup {
  std::string name;     ///< the test file, or the rule set where it has none
  std::string package;
  std::vector<TestEntry> entries;
  std::size_t count(CaseState state) const;
  double seconds() const;
};

std::vector<TestGroup> groups_of(const TestReport& report);

}  // namespace rung::cli
