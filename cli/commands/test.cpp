// SPDX-License-Identifier: Apache-2.0
// rung test: runs the tests of rule sets.
#include <fmt/format.h>
#include <re2/re2.h>

#include <thread>

#include "cli/commands/commands.hpp"
#include "cli/commands/coverage.hpp"
#include "cli/test_report/coverage_report.hpp"
#include "cli/commands/mutation.hpp"
#include "cli/test_report/mutation_report.hpp"
#include "cli/commands/options.hpp"
#include "cli/write/file_in_making.hpp"
#include "cli/commands/rules.hpp"
#include "cli/test_report/test_report.hpp"
#include "engine/testing/run.hpp"
#include "engine/values/date.hpp"

namespace rung::cli {
namespace {

struct TestOptions {
  std::vector<std::string> rules;
  std::string root, format = "human", run, output;
  unsigned jobs = 0;
  bool verbose = false;
  CoverageOptions coverage;
  MutationOptions mutation;
};

std::unique_ptr<re2::RE2> pattern_of(const std::string& written) {
  if (written.empty()) return nullptr;
  auto pattern = std::make_unique<re2::RE2>(written, re2::RE2::Quiet);
  if (!pattern->ok()) throw CannotRun(fmt::format("--run: `{}` is no regular expression: {}", written, pattern->error()));
  return pattern;
}

RunOptions run_options(const TestOptions& options, const re2::RE2* pattern) {
  RunOptions run;
  run.jobs = options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  if (pattern != nullptr)
    run.chosen = [pattern](const TestCase& test) { return re2::RE2::PartialMatch(test.name, *pattern); };
  return run;
}

TestedRules test_one(const std::string& path, const CheckedRules& rules, Sources& sources, RunOptions run,
                     CoverageRun& coverage, Session& session) {
  TestedRules tested;
  tested.path = path;
  tested.package = rules.package.name;
  tested.suite = read_suite(sources, disk(), find_tests(disk(), path), current_utc_date());
  coverage.watch(path, rules, tested.suite, sources, run, session);
  tested.run = run_suite(tested.suite, rules, sources, run);
  coverage.take(tested.run);
  return tested;
}

/// What stands in the way of a pass beside cases that fail. The exit code for it.
ExitCode report_gaps(const TestOptions& options, const std::vector<TestedRules>& tested, Session& session) {
  ExitCode result = ExitCode::good;
  bool any_chosen = false;
  for (const TestedRules& one : tested) {
    any_chosen = any_chosen || !one.run.cases.empty();
    for (const std::string& failure : one.suite.unreadable) {
      session.error(failure);
      result = ExitCode::failed;
    }
    if (!one.suite.files.empty() || !one.suite.unreadable.empty()) continue;
    session.error(fmt::format("`{}` has no tests", one.path), "tests are `*.test.yaml` files beside the rules, or in `tests/` there");
    result = worse(result, ExitCode::bad);
  }
  if (!any_chosen && !options.run.empty() && result == ExitCode::good) {
    session.error(fmt::format("no case's name matches `{}`", options.run));
    result = ExitCode::bad;
  }
  return result;
}

std::string summary_of(const std::vector<TestedRules>& tested) {
  std::size_t passed = 0, failed = 0, broken = 0, mistakes = 0;
  for (const TestedRules& one : tested) {
    passed += one.run.count(CaseState::passed);
    failed += one.run.count(CaseState::failed);
    broken += one.run.count(CaseState::broken);
    for (const Diagnostic& diagnostic : one.suite.diagnostics) mistakes += diagnostic.level == Level::error ? 1 : 0;
  }
  std::string words = fmt::format("{} {}", passed, passed == 1 ? "case passes" : "cases pass");
  if (failed > 0) words += fmt::format(", {} {}", failed, failed == 1 ? "fails" : "fail");
  if (broken > 0) words += fmt::format(", {} cannot be run", broken);
  if (mistakes > 0) words += fmt::format(", {} {} in test files", mistakes, mistakes == 1 ? "mistake" : "mistakes");
  return words;
}

std::string render(const TestOptions& options, const TestReport& report, const Terminal& terminal) {
  if (options.format == "json") return render_tests_json(report);
  if (options.format == "junit") return render_tests_junit(report);
  if (options.format == "tap") return render_tests_tap(report);
  return render_tests_human(report, terminal, options.verbose);
}

/// To a file the report goes alone; people are told on standard output all the same.
void write_report(const TestOptions& options, const TestReport& report, Session& session) {
  if (options.output.empty()) return session.results().write(render(options, report, session.results_terminal()));
  constexpr Terminal paper{false, false, 100};
  replace_file(options.output, render(options, report, paper));
  session.results().write(render_tests_human(report, session.results_terminal(), options.verbose));
}

/// What the tests show of the rules, and miss. Beside a report for machines it is a remark, and in JSON part of it.
void say_more(const TestOptions& options, const CoverageRun& coverage, const MutationRun& mutants, const Sources& sources,
              Session& session) {
  const bool for_people = options.format == "human" || !options.output.empty();
  if (!for_people && options.format == "json") return;
  Output& out = for_people ? session.results() : session.remarks();
  const Terminal& terminal = for_people ? session.results_terminal() : session.remarks_terminal();
  if (options.coverage.print) out.write("\n" + render_coverage(coverage.all(), sources, terminal));
  for (const mutation::Report& one : mutants.all()) out.write(render_mutation_human(one, sources, terminal));
}

void write_more(JsonWriter& json, const CoverageRun& coverage, const MutationRun& mutants, const Sources& sources) {
  if (coverage.wanted()) {
    json.key("coverage");
    write_coverage(json, coverage.all(), sources);
  }
  if (!mutants.wanted()) return;
  json.key("mutation");
  json.begin_array();
  for (const mutation::Report& one : mutants.all()) write_mutation_json(json, one, sources);
  json.end_array();
}

ExitCode run_test(const TestOptions& options, Session& session) {
  const std::time_t started = std::time(nullptr);
  const std::unique_ptr<re2::RE2> pattern = pattern_of(options.run);
  const RunOptions run = run_options(options, pattern.get());
  MutationRun mutation(options.mutation);
  CoverageRun coverage(options.coverage, options.root);
  Sources sources;
  std::vector<OpenRules> open;
  for (const std::string& path : options.rules) open.push_back(open_rules(sources, path, options.root, session));
  std::vector<TestedRules> tested;
  tested.reserve(open.size());  // how cases went refers to the cases: none may be copied elsewhere
  for (std::size_t i = 0; i < open.size(); ++i) {
    tested.push_back(test_one(options.rules[i], open[i].rules, sources, run, coverage, session));
    tested.back().sha256 = open[i].sha256;
  }
  ExitCode result = report_gaps(options, tested, session);
  for (const TestedRules& one : tested)
    if (one.suite.has_errors() || one.run.count(CaseState::passed) != one.run.cases.size()) result = worse(result, ExitCode::bad);
  for (std::size_t i = 0; i < open.size(); ++i)
    mutation.take(options.rules[i], open[i], tested[i].suite, tested[i].run, run, sources);
  write_report(options, {tested, sources, started, [&](JsonWriter& json) { write_more(json, coverage, mutation, sources); }}, session);
  say_more(options, coverage, mutation, sources, session);
  session.remark(summary_of(tested));
  result = worse(result, coverage.finish(sources, session));
  return worse(result, mutation.finish(session));
}

}  // namespace

Command add_test(CLI::App& program) {
  const auto options = std::make_shared<TestOptions>();
  CLI::App* command = program.add_subcommand("test", "run the tests of rule sets");
  command->add_option("RULES", options->rules, "rule sets: directories, or .rung files")->required()->type_name("");
  command->add_option("--root", options->root, "the tree that includes must stay in\n(default: each RULES' parent)")->type_name("DIR");
  command->add_option("--run", options->run, "only cases whose name matches")->type_name("REGEX");
  command->add_option("--jobs", options->jobs, "threads (default: one for each processor)")
      ->type_name("N")
      ->check(number_from(1));
  command->add_option("--format", options->format, "human (the default), json, junit or tap")
      ->type_name("FORMAT")
      ->check(one_of({"human", "json", "junit", "tap"}));
  command->add_option("--output", options->output, "write the report there; standard output then has\nthe human one")
      ->type_name("FILE");
  command->add_flag("-v,--verbose", options->verbose, "list the cases that pass, too");
  add_coverage_options(*command, options->coverage);
  add_mutation_options(*command, options->mutation);
  command->footer(
      "Tests are `*.test.yaml` files beside the rules, or in `tests/` there.\n"
      "Exit code 0: all pass; 1: one does not, or there is none; 2: rules that do not\n"
      "compile, files that cannot be read, bad usage.\n\n"
      "Examples:\n"
      "  rung test rules/office365_cn\n"
      "      every case; for one that fails, what was expected and what decided\n"
      "  rung test rules/office365_cn --run licences --verbose\n"
      "      only the cases about licences, each by name");
  return {command, [options](Session& session) { return run_test(*options, session); }};
}

}  // namespace rung::cli
