// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/mutation.hpp"

#include <fmt/format.h>

#include "cli/test_report/mutation_report.hpp"
#include "cli/commands/options.hpp"

namespace rung::cli {

void add_mutation_options(CLI::App& command, MutationOptions& options) {
  command.add_flag("--mutate", options.mutate, "break the rules in every small way, and say what no\ncase notices");
  command.add_option("--fail-under-mutation", options.fail_under, "exit 1 where less of that is noticed")->type_name("PERCENT");
}

MutationRun::MutationRun(const MutationOptions& options) : options_(options) {
  if (options.fail_under) least_ = percentage("--fail-under-mutation", *options.fail_under);
}

void MutationRun::take(const std::string& path, const OpenRules& rules, const Suite& suite, const SuiteRun& run,
                       const RunOptions& options, const Sources& sources) {
  if (!wanted()) return;
  if (!run.passed() || suite.has_errors() || !suite.unreadable.empty()) {
    refused_.push_back(fmt::format("`{}` cannot be mutated: {}", path,
                                   run.cases.empty() ? "no case of it was run" : "its tests do not all pass as it is"));
    return;
  }
  const std::vector<mutation::Trial> trials =
      mutation::mutate(sources, rules.written, rules.rules, suite, {options.jobs, options.chosen, {}});
  all_.push_back(mutation::report_on(sources, rules.written, trials));
  all_.back().rules = path;
}

ExitCode MutationRun::finish(Session& session) const {
  if (!wanted()) return ExitCode::good;
  ExitCode result = ExitCode::good;
  for (const std::string& why : refused_) {
    session.error(why);
    result = ExitCode::bad;
  }
  mutation::Report sum;
  for (const mutation::Report& report : all_) {
    sum.total.killed += report.total.killed;
    sum.total.survived += report.total.survived;
    sum.total.allowed += report.total.allowed;
    if (has_errors(report.diagnostics)) result = ExitCode::bad;
  }
  if (!all_.empty()) session.remark(mutation_in_words(sum));
  if (!least_ || all_.empty() || sum.reaches(*least_)) return result;
  session.error(fmt::format("{} % of the mutants are noticed, less than --fail-under-mutation {}", sum.percent(), *options_.fail_under));
  return ExitCode::bad;
}

}  // namespace rung::cli
