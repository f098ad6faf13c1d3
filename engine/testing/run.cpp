// SPDX-License-Identifier: Apache-2.0
// Chooses the cases, compiles once for each date, and shares the work among threads.
#include "engine/testing/run.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

#include "engine/testing/case_runner.hpp"

namespace rung {
namespace {

std::vector<const TestCase*> choose(const Suite& suite, const RunOptions& options) {
  std::vector<const TestCase*> chosen;
  for (const TestFile& file : suite.files)
    for (const TestCase& test : file.cases)
      if (!options.chosen || options.chosen(test)) chosen.push_back(&test);
  return chosen;
}

void run_on_threads(const std::vector<const TestCase*>& tests, unsigned jobs, const std::function<CaseRunner()>& make_runner,
                    std::vector<CaseRun>& runs) {
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    CaseRunner runner = make_runner();
    for (std::size_t at = next++; at < tests.size(); at = next++) runs[at] = runner.run(*tests[at]);
  };
  std::vector<std::thread> threads;
  for (unsigned i = 1; i < jobs; ++i) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace

std::string_view spell(CaseState state) {
  switch (state) {
    case CaseState::passed: return "passed";
    case CaseState::failed: return "failed";
    case CaseState::broken: return "broken";
  }
  return {};
}

std::size_t SuiteRun::count(CaseState state) const {
  return static_cast<std::size_t>(std::count_if(cases.begin(), cases.end(), [=](const CaseRun& run) { return run.state == state; }));
}

bool SuiteRun::passed() const { return !cases.empty() && count(CaseState::passed) == cases.size(); }

SuiteRun run_suite(const Suite& suite, const CheckedRules& rules, const Sources& sources, const RunOptions& options) {
  const std::vector<const TestCase*> tests = choose(suite, options);
  Programs programs;
  for (const TestCase* test : tests) {
    ProgramPointer& program = programs[test->as_of];
    if (!program) program = compile(rules, {test->as_of, false});
  }
  const auto make_runner = [&] { return CaseRunner(suite, rules, sources, programs, options); };
  SuiteRun result;
  if (options.jobs > 1 && !options.only_whether && !options.on_decision) {
    result.cases.resize(tests.size());
    run_on_threads(tests, std::min<unsigned>(options.jobs, static_cast<unsigned>(tests.size())), make_runner, result.cases);
    return result;
  }
  CaseRunner runner = make_runner();
  for (const TestCase* test : tests) {
    result.cases.push_back(runner.run(*test));
    if (options.only_whether && result.cases.back().state != CaseState::passed) break;
  }
  return result;
}

}  // namespace rung
