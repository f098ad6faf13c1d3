// SPDX-License-Identifier: Apache-2.0
// `rung test --mutate`: its options, and what is done about them.
#pragma once

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

#include "cli/commands/rules.hpp"
#include "engine/mutation/report.hpp"

namespace rung::cli {

/// As they stand on the command line.
struct MutationOptions {
  bool mutate = false;
  std::optional<std::string> fail_under;

  bool wanted() const { return mutate || fail_under; }
};
void add_mutation_options(CLI::App& command, MutationOptions& options);

/// Mutation of all rule sets of a run, in the order given. Does nothing where it is not wanted.
class MutationRun {
 public:
  /// Throws CannotRun where the options make no sense.
  explicit MutationRun(const MutationOptions& options);

  /// Breaks the rules of a set whose chosen cases have `run` against `suite`; refuses where they did not all pass.
  void take(const std::string& path, const OpenRules& rules, const Suite& suite, const SuiteRun& run,
            const RunOptions& options, const Sources& sources);

  const std::vector<mutation::Report>& all() const { return all_; }
  bool wanted() const { return options_.wanted(); }
  /// Sums up on standard error; bad where a set was refused, a comment allows nothing, or too little was noticed.
  ExitCode finish(Session& session) const;

 private:
  const MutationOptions& options_;
  std::optional<double> least_;
  std::vector<mutation::Report> all_;
  std::vector<std::string> refused_;  ///< in words
};

}  // namespace rung::cli
