// SPDX-License-Identifier: Apache-2.0
// rung check: says all that is wrong with rule sets.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "cli/commands.hpp"
#include "cli/diagnostics.hpp"
#include "cli/options.hpp"
#include "cli/rules.hpp"
#include "engine/lint/exercised.hpp"
#include "engine/lint/lint.hpp"
#include "engine/testing/suite.hpp"
#include "engine/values/date.hpp"

namespace rung::cli {
namespace {

struct CheckOptions {
  std::vector<std::string> rules;
  std::string root;
  std::string format = "human";
  std::string fail_level = "error";
  std::optional<std::string> as_of;
};

/// Two rule sets that include one file find the same things in it; they are told once.
std::vector<Diagnostic> without_repetitions(const Sources& sources, std::vector<Diagnostic> all) {
  std::set<std::tuple<std::string, std::uint32_t, std::string, std::string>> known;
  std::vector<Diagnostic> kept;
  for (Diagnostic& diagnostic : all) {
    const std::string& file = sources[diagnostic.range.source].name();
    if (known.emplace(file, diagnostic.range.begin, diagnostic.code, diagnostic.message).second)
      kept.push_back(std::move(diagnostic));
  }
  return kept;
}

std::string render(const CheckOptions& options, const Sources& sources, const std::vector<Diagnostic>& diagnostics,
                   const Terminal& terminal) {
  if (options.format == "json") return render_json(sources, diagnostics);
  if (options.format == "github") return render_github(sources, diagnostics);
  if (options.format == "sarif") return render_sarif(sources, diagnostics);
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics)
    text += (text.empty() ? "" : "\n") + render_human(sources, diagnostic, terminal);
  return text;
}

std::string contents_of(const CheckedRules& rules) {
  const auto counted = [](std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
  };
  return fmt::format("{}, {}", counted(rules.paths.size(), "path", "paths"),
                     counted(rules.preconditions.size(), "precondition", "preconditions"));
}

/// Lints say something only about rules without errors: an error may well be why a name seems unused.
void add_lints(Sources& sources, const std::string& path, ExaminedRules& examined, std::int32_t as_of) {
  if (!examined.rules) return;
  const Suite suite = read_suite(sources, disk(), find_tests(disk(), path), as_of);
  const std::optional<Exercised> exercised = exercised_by(suite, *examined.rules, sources);
  const LintInput input{sources, examined.written, *examined.rules, exercised ? &*exercised : nullptr, {}, as_of};
  for (Finding& finding : lint(input))
    if (!finding.allowed) examined.diagnostics.push_back(std::move(finding.diagnostic));
}

bool fails(const std::vector<Diagnostic>& diagnostics, std::string_view fail_level) {
  const Level level = fail_level == "error" ? Level::error : fail_level == "warning" ? Level::warning : Level::note;
  return std::any_of(diagnostics.begin(), diagnostics.end(), [&](const auto& found) { return found.level <= level; });
}

/// Ranges that ended before this day are said to be over.
std::int32_t as_of_day(const CheckOptions& options) {
  if (!options.as_of) return current_utc_date();
  const std::optional<std::int32_t> day = parse_date(*options.as_of);
  if (!day) throw CannotRun(fmt::format("--as-of: expected a date such as 2018-10-29, found `{}`", *options.as_of));
  return *day;
}

ExitCode run_check(const CheckOptions& options, Session& session) {
  const std::int32_t as_of = as_of_day(options);
  Sources sources;
  std::vector<Diagnostic> diagnostics;
  std::vector<std::string> remarks;
  ExitCode result = ExitCode::good;
  for (const std::string& path : options.rules) {
    ExaminedRules examined = examine(sources, path, options.root);
    if (!examined.failure.empty()) {
      session.error(examined.failure, examined.help);
      result = ExitCode::failed;
      continue;
    }
    add_lints(sources, path, examined, as_of);
    const std::string verdict = examined.diagnostics.empty() ? "nothing wrong" : count_in_words(examined.diagnostics);
    remarks.push_back(examined.rules ? fmt::format("{}: {} ({})", path, verdict, contents_of(*examined.rules))
                                     : fmt::format("{}: {}", path, verdict));
    std::move(examined.diagnostics.begin(), examined.diagnostics.end(), std::back_inserter(diagnostics));
  }
  diagnostics = without_repetitions(sources, std::move(diagnostics));
  if (fails(diagnostics, options.fail_level)) result = worse(result, ExitCode::bad);
  session.results().write(render(options, sources, diagnostics, session.results_terminal()));
  for (const std::string& remark : remarks) session.remark(remark);
  return result;
}

}  // namespace

Command add_check(CLI::App& program) {
  const auto options = std::make_shared<CheckOptions>();
  CLI::App* command = program.add_subcommand("check", "say all that is wrong with rule sets");
  command->add_option("RULES", options->rules, "rule sets: directories, or .rung files")->required()->type_name("");
  command->add_option("--format", options->format, "human (the default), json, sarif or github")
      ->type_name("FORMAT")
      ->check(one_of({"human", "json", "sarif", "github"}));
  command->add_option("--fail-level", options->fail_level, "exit with 1 from this level on:\nerror (the default), warning or note")
      ->type_name("LEVEL")
      ->check(one_of({"error", "warning", "note"}));
  command->add_option("--as-of", options->as_of, "what ended before this day is over\n(default: today, UTC)")
      ->type_name("DATE");
  command->add_option("--root", options->root, "the tree that includes must stay in\n(default: each RULES' parent)")
      ->type_name("DIR");
  command->footer(
      "Exit code 0: nothing of that level; 1: findings; 2: a rule set cannot be opened.\n\n"
      "Examples:\n"
      "  rung check rules/office365_cn\n"
      "      every mistake in that directory's *.rung files and in what they include,\n"
      "      each with its place and, where one is near, the name that was meant\n"
      "  rung check rules/office365_cn rules/cluster_versions --format github\n"
      "      the same for several rule sets, as annotations of a pull request");
  return {command, [options](Session& session) { return run_check(*options, session); }};
}

}  // namespace rung::cli
