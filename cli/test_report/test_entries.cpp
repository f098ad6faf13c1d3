// SPDX-License-Identifier: Apache-2.0
#include "cli/test_report/test_entries.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/diagnostics/diagnostics.hpp"
#include "cli/test_report/test_words.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

const Terminal paper{false, false, 100};

std::string summary_of(const CaseRun& run) {
  for (const Diagnostic& diagnostic : run.diagnostics)
    if (diagnostic.level == Level::error) return neutralise(fmt::format("{}: {}", diagnostic.code, diagnostic.message));
  if (run.failures.empty()) return {};
  const Failure& failure = run.failures.front();
  const Mismatch& mismatch = failure.mismatches.front();
  const std::size_t others = run.failures.size() - 1;
  return neutralise(fmt::format("{}: expected {} {}, found {}{}", title_of(failure), mismatch.what, mismatch.expected, mismatch.actual,
                                others == 0 ? std::string() : fmt::format(" (and {} more)", others)));
}

TestEntry entry_of(const CaseRun& run, const Sources& sources) {
  TestEntry entry{neutralise(run.test->name), run.state, run.seconds, {}, {}};
  if (run.state == CaseState::passed) return entry;
  entry.summary = summary_of(run);
  entry.details = place_in_words(sources, run.test->range) + "\n" + render_case(run, sources, paper);
  return entry;
}

/// What is wrong with a test file, or with a snapshot that it names, as an entry of its own.
void add_mistakes(const TestedRules& tested, const Sources& sources, TestGroup& group, std::uint32_t source, bool rest) {
  TestEntry entry{"the test file can be read", CaseState::broken, 0, {}, {}};
  const auto is_other_file = [&](const Diagnostic& diagnostic) {
    return std::any_of(tested.suite.files.begin(), tested.suite.files.end(),
                       [&](const TestFile& file) { return file.source == diagnostic.range.source; });
  };
  for (const Diagnostic& diagnostic : tested.suite.diagnostics) {
    const bool here = diagnostic.range.source == source || (rest && !is_other_file(diagnostic));
    if (!here || diagnostic.level != Level::error) continue;
    if (entry.summary.empty()) entry.summary = neutralise(fmt::format("{}: {}", diagnostic.code, diagnostic.message));
    entry.details += (entry.details.empty() ? "" : "\n") + render_human(sources, diagnostic, paper);
  }
  if (!entry.summary.empty()) group.entries.push_back(std::move(entry));
}

}  // namespace

std::size_t TestGroup::count(CaseState state) const {
  return static_cast<std::size_t>(
      std::count_if(entries.begin(), entries.end(), [=](const TestEntry& entry) { return entry.state == state; }));
}

double TestGroup::seconds() const {
  double sum = 0;
  for (const TestEntry& entry : entries) sum += entry.seconds;
  return sum;
}

std::vector<TestGroup> groups_of(const TestReport& report) {
  std::vector<TestGroup> groups;
  for (const TestedRules& tested : report.tested) {
    for (std::uint32_t file = 0; file < tested.suite.files.size(); ++file) {
      const std::uint32_t source = tested.suite.files[file].source;
      TestGroup group{neutralise(report.sources[source].name()), tested.package, {}};
      add_mistakes(tested, report.sources, group, source, file == 0);
      for (const CaseRun& run : tested.run.cases)
        if (run.test->file == file) group.entries.push_back(entry_of(run, report.sources));
      if (!group.entries.empty()) groups.push_back(std::move(group));
    }
    TestGroup gaps{neutralise(tested.path), tested.package, {}};
    for (const std::string& failure : tested.suite.unreadable)
      gaps.entries.push_back({"every file can be read", CaseState::broken, 0, failure, failure});
    if (tested.suite.files.empty() && tested.suite.unreadable.empty())
      gaps.entries.push_back({"the rule set has tests", CaseState::broken, 0, "it has none", "it has none"});
    if (!gaps.entries.empty()) groups.push_back(std::move(gaps));
  }
  if (groups.empty()) groups.push_back({"rung test", "rung", {{"a case was chosen", CaseState::broken, 0, "none was", "none was"}}});
  return groups;
}

}  // namespace rung::cli
