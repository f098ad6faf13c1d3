// SPDX-License-Identifier: Apache-2.0
// Any bytes as a file of rule tests: no crash, nothing passes that has an error, and a second run says the same.
#include "engine/testing/run.hpp"
#include "fuzz/facts_invariants.hpp"
#include "fuzz/small_rules.hpp"
#include "tests/conformance/rule_set.hpp"
#include "tests/load/memory_tree.hpp"

using namespace rung;

namespace {

std::string summary(const SuiteRun& run) {
  std::string text;
  for (const CaseRun& one : run.cases) {
    fuzz::demand(one.test != nullptr, "a run is of a case");
    text += one.test->name + ": " + std::string(spell(one.state)) + "\n";
    bool has_error = false;
    for (const Diagnostic& diagnostic : one.diagnostics) {
      fuzz::demand(!diagnostic.code.empty() && !diagnostic.message.empty(), "a diagnostic has a code and says something");
      has_error = has_error || diagnostic.level == Level::error;
      text += diagnostic.code + " " + diagnostic.message + "\n";
    }
    fuzz::demand(!has_error || one.state == CaseState::broken, "a case with an error does not pass");
    fuzz::demand(one.state != CaseState::passed || one.failures.empty(), "a case that passes has no failure");
    fuzz::demand(one.state != CaseState::failed || !one.failures.empty(), "a case that fails says why");
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const std::unique_ptr<conformance::RuleSet> set = conformance::check_rules({{"small.rung", fuzz::small_rules}});
  Sources sources = set->sources;
  testing::MemoryTree tree;
  tree.files["/s.json"] = fuzz::small_snapshot;
  tree.files["/r/t.test.yaml"] = std::string(reinterpret_cast<const char*>(bytes), size);
  const Suite suite = read_suite(sources, tree, {"/r/t.test.yaml"}, 19'783);
  for (const Diagnostic& diagnostic : suite.diagnostics)
    fuzz::demand(!diagnostic.code.empty() && diagnostic.range.end <= sources[diagnostic.range.source].text().size() + 1, "diagnostics have a place in their file");
  const SuiteRun once = run_suite(suite, set->rules, sources, {});
  fuzz::demand(summary(once) == summary(run_suite(suite, set->rules, sources, {})), "a suite runs alike twice");
  fuzz::demand(!once.passed() || !once.cases.empty(), "no case is no pass");
  return 0;
}
