// SPDX-License-Identifier: Apache-2.0
// Runs cases one after another: what one thread keeps from case to case.
#pragma once

#include <map>
#include <memory>

#include "engine/describe/decide.hpp"
#include "engine/testing/resolve.hpp"
#include "engine/testing/run.hpp"

namespace rung {

/// Programs by date, compiled once and shared by all threads.
using Programs = std::map<std::int32_t, ProgramPointer>;

class CaseRunner {
 public:
  CaseRunner(const Suite& suite, const CheckedRules& rules, const Sources& sources, const Programs& programs,
             const RunOptions& options)
      : suite_(suite), rules_(rules), sources_(sources), programs_(programs), options_(options) {}

  CaseRun run(const TestCase& test);

 private:
  /// For one program.
  struct Desk {
    Desk(const Program& with, const CheckedRules& rules, const Sources& sources);
    const Program& program;
    SnapshotReader reader;
    Decider decider;
  };
  /// The snapshot of the case at hand, as its edits leave it.
  struct Prepared {
    Document document;
    std::vector<ResolvedExpectation> expectations;
  };

  Desk& desk_of(const TestCase& test);
  const Document* choose_document(const TestCase& test, const TestSnapshot& snapshot, Desk& desk, CaseRun& run);
  bool prepare(const TestCase& test, Desk& desk, Prepared& prepared, CaseRun& run);
  bool set_up(const TestCase& test, const Prepared& prepared, SnapshotReader& reader, Facts& facts, CaseRun& run);
  void report_snapshot(const TestCase& test, const Prepared& prepared, SnapshotReader& reader, Facts& facts, CaseRun& run);
  void unknown_subject(const TestCase& test, const Program& program, const Facts& facts, CaseRun& run) const;
  void judge(const TestCase& test, const Prepared& prepared, Desk& desk, const Facts& facts,
             const std::vector<Decision>& decisions, CaseRun& run);
  void describe(const TestCase& test, const Prepared& prepared, Desk& desk, CaseRun& run);

  const Suite& suite_;
  const CheckedRules& rules_;
  const Sources& sources_;
  const Programs& programs_;
  const RunOptions& options_;
  std::map<std::int32_t, std::unique_ptr<Desk>> desks_;
};

}  // namespace rung
