// SPDX-License-Identifier: Apache-2.0
// rung check: says all that is wrong with rule sets, and what is probably not meant.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "cli/commands/commands.hpp"
#include "cli/diagnostics/diagnostics.hpp"
#include "cli/commands/fix.hpp"
#include "cli/diagnostics/lint_pages.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/rules.hpp"
#include "cli/diagnostics/sarif.hpp"
#include "engine/compile/cost.hpp"
#include "engine/lint/exercised.hpp"
#include "engine/lint/lint.hpp"
#include "engine/mutation/mutant.hpp"
#include "engine/testing/suite.hpp"
#include "engine/values/date.hpp"
#include "grammar/unicode.hpp"

namespace rung::cli {
namespace {

struct CheckOptions {
  std::vector<std::string> rules;
  std::string root;
  std::string format = "human";
  std::string fail_level = "error";
  std::optional<std::string> as_of;
  std::string explain;
  bool fix = false, dry_run = false;
};

/// Two rule sets that include one file find the same things in it; they are told once.
std::vector<Finding> without_repetitions(const Sources& sources, std::vector<Finding> all) {
  std::set<std::tuple<std::string, std::uint32_t, std::string, std::string>> known;
  std::vector<Finding> kept;
  for (Finding& finding : all) {
    const Diagnostic& found = finding.diagnostic;
    if (known.emplace(sources[found.range.source].name(), found.range.begin, found.code, found.message).second)
      kept.push_back(std::move(finding));
  }
  return kept;
}

/// Those that no comment allows.
std::vector<Diagnostic> told(const std::vector<Finding>& findings) {
  std::vector<Diagnostic> diagnostics;
  for (const Finding& finding : findings)
    if (!finding.allowed) diagnostics.push_back(finding.diagnostic);
  return diagnostics;
}

std::string render(const CheckOptions& options, const Sources& sources, const std::vector<Finding>& findings,
                   const Terminal& terminal) {
  if (options.format == "sarif") return render_sarif(sources, findings);
  const std::vector<Diagnostic> diagnostics = told(findings);
  if (options.format == "json") return render_json(sources, diagnostics);
  if (options.format == "github") return render_github(sources, diagnostics);
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics)
    text += (text.empty() ? "" : "\n") + render_human(sources, diagnostic, terminal);
  return text;
}

std::string contents_of(const CheckedRules& rules, std::int32_t as_of) {
  const auto counted = [](std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
  };
  const ProgramPointer program = compile(rules, {as_of, false});
  return fmt::format("{}, {}, at most {} steps a decision", counted(rules.paths.size(), "path", "paths"),
                     counted(rules.preconditions.size(), "precondition", "preconditions"), Cost(*program).of_decision());
}

/// What comments may allow besides lints.
std::vector<std::string> mutant_codes() {
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < mutation::operators; ++i) codes.push_back(code_of(static_cast<mutation::Operator>(i)));
  return codes;
}

/// Lints say something only about rules without errors: an error may well be why a name seems unused.
std::vector<Finding> findings_in(Sources& sources, const std::string& path, ExaminedRules& examined, std::int32_t as_of) {
  if (examined.rules) {
    const Suite suite = read_suite(sources, disk(), find_tests(disk(), path), as_of);
    const std::optional<Exercised> exercised = exercised_by(suite, *examined.rules, sources);
    return lint({sources, examined.written, *examined.rules, exercised ? &*exercised : nullptr, mutant_codes(), as_of});
  }
  std::vector<Finding> findings;
  for (Diagnostic& diagnostic : examined.diagnostics) findings.push_back({std::move(diagnostic), {}, {}});
  return findings;
}

bool fails(const std::vector<Finding>& findings, std::string_view fail_level) {
  const Level level = fail_level == "error" ? Level::error : fail_level == "warning" ? Level::warning : Level::note;
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    return !finding.allowed && finding.diagnostic.level <= level;
  });
}

ExitCode explain(const std::string& code, Session& session) {
  const std::string_view page = lint_page(code);
  if (page.empty())
    throw CannotRun(fmt::format("--explain: there is no lint `{}`", code), "docs/lints/README.md lists them; such as L010");
  // The example of a lint about hidden characters holds one.
  for (std::string_view rest = page; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    session.results().write(make_visible(rest.substr(0, end)) + "\n");
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return ExitCode::good;
}

/// Ranges that ended before this day are said to be over.
std::int32_t as_of_day(const CheckOptions& options) {
  if (!options.as_of) return current_utc_date();
  const std::optional<std::int32_t> day = parse_date(*options.as_of);
  if (!day) throw CannotRun(fmt::format("--as-of: expected a date such as 2018-10-29, found `{}`", *options.as_of));
  return *day;
}

ExitCode run_check(const CheckOptions& options, Session& session) {
  if (!options.explain.empty()) return explain(options.explain, session);
  if (options.rules.empty()) throw CannotRun("RULES is required", "`rung check --help` says what there is");
  if (options.dry_run && !options.fix) throw CannotRun("--dry-run goes with --fix");
  const std::int32_t as_of = as_of_day(options);
  if (options.dry_run) return fix_rules(options.rules, options.root, as_of, true, session);
  if (options.fix) fix_rules(options.rules, options.root, as_of, false, session);
  Sources sources;
  std::vector<Finding> findings;
  std::vector<std::string> remarks;
  ExitCode result = ExitCode::good;
  for (const std::string& path : options.rules) {
    ExaminedRules examined = examine(sources, path, options.root);
    if (!examined.failure.empty()) {
      session.error(examined.failure, examined.help);
      result = ExitCode::failed;
      continue;
    }
    std::vector<Finding> found = findings_in(sources, path, examined, as_of);
    const std::string words = count_in_words(told(found));
    const std::string verdict = words.empty() ? "nothing wrong" : words;
    remarks.push_back(examined.rules ? fmt::format("{}: {} ({})", path, verdict, contents_of(*examined.rules, as_of))
                                     : fmt::format("{}: {}", path, verdict));
    std::move(found.begin(), found.end(), std::back_inserter(findings));
  }
  findings = without_repetitions(sources, std::move(findings));
  if (fails(findings, options.fail_level)) result = worse(result, ExitCode::bad);
  session.results().write(render(options, sources, findings, session.results_terminal()));
  for (const std::string& remark : remarks) session.remark(remark);
  return result;
}

}  // namespace

Command add_check(CLI::App& program) {
  const auto options = std::make_shared<CheckOptions>();
  CLI::App* command = program.add_subcommand("check", "say all that is wrong with rule sets");
  command->add_option("RULES", options->rules, "rule sets: directories, or .rung files")->type_name("");
  command->add_option("--format", options->format, "human (the default), json, sarif or github")
      ->type_name("FORMAT")
      ->check(one_of({"human", "json", "sarif", "github"}));
  command->add_option("--fail-level", options->fail_level, "exit with 1 from this level on:\nerror (the default), warning or note")
      ->type_name("LEVEL")
      ->check(one_of({"error", "warning", "note"}));
  command->add_option("--as-of", options->as_of, "what ended before this day is over\n(default: today, UTC)")
      ->type_name("DATE");
  command->add_flag("--fix", options->fix, "make the changes that lints propose,\nthen say what is left");
  command->add_flag("--dry-run", options->dry_run, "with --fix: show the changes, make none");
  command->add_option("--explain", options->explain, "the page of a lint: why, an example, the fix")->type_name("CODE");
  command->add_option("--root", options->root, "the tree that includes must stay in\n(default: each RULES' parent)")
      ->type_name("DIR");
  command->footer(
      "A comment allows a lint, and has to say why: # allow L010: REASON\n\n"
      "Exit code 0: nothing of that level; 1: findings; 2: a rule set cannot be opened.\n\n"
      "Examples:\n"
      "  rung check rules/office365_cn\n"
      "      every mistake in that directory's *.rung files and in what they include,\n"
      "      each with its place and, where one is near, the name that was meant\n"
      "  rung check rules/office365_cn rules/cluster_versions --format github\n"
      "      the same for several rule sets, as annotations of a pull request\n"
      "  rung check rules/office365_cn --fix --dry-run\n"
      "      what could be changed without changing what the rules say");
  return {command, [options](Session& session) { return run_check(*options, session); }};
}

}  // namespace rung::cli
