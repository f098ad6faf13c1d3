// SPDX-License-Identifier: Apache-2.0
// Runs a suite against rules: the ones it was written for, or a mutant of them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/compile/compile.hpp"
#include "engine/testing/failure.hpp"
#include "engine/testing/suite.hpp"

namespace rung {

/// One expectation and what was decided, with all that led to it; valid during the call.
struct ObservedDecision {
  const TestCase& test;
  const Expectation& expectation;
  const CheckedRules& rules;
  const Program& program;
  const Facts& facts;
  const Query& query;        ///< one subject and one target
  const Decision& decision;  ///< its outcome is no_path where there is none
};

struct RunOptions {
  std::function<bool(const TestCase&)> chosen;  ///< empty: every case
  unsigned jobs = 1;
  /// For those who run a suite against many rules: ends at the first case that does not pass, and describes nothing.
  bool only_whether = false;
  /// Called for each expectation that was decided, in order, on the calling thread: there are no other jobs then.
  std::function<void(const ObservedDecision&)> on_decision;
};

enum class CaseState : std::uint8_t { passed, failed, broken };  // broken: it cannot be run, and the diagnostics say why
std::string_view spell(CaseState state);

struct CaseRun {
  const TestCase* test = nullptr;
  CaseState state{};
  std::vector<Failure> failures;
  std::vector<Diagnostic> diagnostics;
  double seconds = 0;
};

struct SuiteRun {
  std::vector<CaseRun> cases;  ///< those chosen, in order; under only_whether those up to the first that does not pass
  std::size_t count(CaseState state) const;
  bool passed() const;  ///< at least one case, and all of them
};

/// `suite` and `sources` are only read: any number of threads may run one suite at once. `sources` are those that both
/// were read into; under only_whether the rules' suffice.
SuiteRun run_suite(const Suite& suite, const CheckedRules& rules, const Sources& sources, const RunOptions& options);

}  // namespace rung
