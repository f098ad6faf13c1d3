// SPDX-License-Identifier: Apache-2.0
// A test file run in memory against a small rule set, and what comes of it as text.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "engine/testing/run.hpp"
#include "tests/conformance/rule_set.hpp"

namespace rung::testing {

extern const std::string plans;     ///< the rules
extern const std::string contoso;   ///< `/plans/contoso.yaml`, with subscriptions `a`, `b` and `7`

struct Tried {
  /// `files`: beside /plans/tests/t.test.yaml, by absolute path.
  explicit Tried(const std::string& test, const std::map<std::string, std::string>& files = {}, RunOptions options = {});

  /// `CODE FILE:LINE:COLUMN message (help)`, a line each: of the files, then of the cases.
  std::string diagnostics() const;
  /// `NAME: STATE`, and what failed in it: `ENTRY WHAT EXPECTED ACTUAL`.
  std::string outcomes() const;

  std::unique_ptr<conformance::RuleSet> set;
  Suite suite;
  SuiteRun run;
};

/// One case on contoso.yaml: `lines` are its own, at four blanks.
std::string one_case(const std::string& lines);

}  // namespace rung::testing
