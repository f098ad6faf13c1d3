// SPDX-License-Identifier: Apache-2.0
// What `rung test` measures beside passing: the coverage options, and what is done about them.
#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands/session.hpp"
#include "engine/coverage/coverage.hpp"
#include "engine/coverage/recorder.hpp"
#include "engine/testing/run.hpp"

namespace rung::cli {

/// As they stand on the command line.
struct CoverageOptions {
  bool print = false;
  std::string html, cobertura, since;
  std::optional<std::string> fail_under;

  bool wanted() const { return print || fail_under || !html.empty() || !cobertura.empty(); }
};
void add_coverage_options(CLI::App& command, CoverageOptions& options);

/// Coverage of all rule sets of a run, in the order given. Does nothing where none is wanted.
class CoverageRun {
 public:
  /// Throws CannotRun where the options make no sense.
  CoverageRun(const CoverageOptions& options, std::string root);

  /// Before the suite of a rule set is run: sets what `run` calls for each decision. `rules` must outlive this.
  /// Throws CannotRun where there are no rules at the revision of --since.
  void watch(const std::string& path, const CheckedRules& rules, const Suite& suite, Sources& sources, RunOptions& run,
             Session& session);
  /// When it has run.
  void take(const SuiteRun& run);

  const std::vector<Coverage>& all() const { return all_; }
  bool wanted() const { return options_.wanted(); }
  bool printed() const { return options_.print; }
  /// Writes the files that were asked for; bad where too little is covered. Throws CannotRun.
  ExitCode finish(const Sources& sources, Session& session) const;

 private:
  void count_changes(Coverage& coverage, const CheckedRules& rules, Sources& sources, Session& session) const;

  const CoverageOptions& options_;
  std::string root_;
  std::optional<double> least_;
  std::vector<Coverage> all_;
  std::map<const TestCase*, std::uint32_t> numbers_;  ///< of the rule set at hand
  std::unique_ptr<Recorder> recorder_;
};

}  // namespace rung::cli
