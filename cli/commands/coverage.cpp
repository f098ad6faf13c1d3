// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/coverage.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <filesystem>

#include "cli/commands/options.hpp"
#include "cli/write/file_in_making.hpp"
#include "cli/commands/rules.hpp"
#include "cli/version.hpp"
#include "engine/coverage/cobertura.hpp"
#include "engine/coverage/html.hpp"
#include "engine/coverage/since.hpp"
#include "engine/load/git_tree.hpp"

namespace rung::cli {
namespace {

/// Names of a suite's cases, by number; those that occur twice with their file.
std::vector<std::string> names_of(const Suite& suite, const Sources& sources) {
  std::map<std::string, unsigned> uses;
  for (const TestFile& file : suite.files)
    for (const TestCase& test : file.cases) ++uses[test.name];
  std::vector<std::string> names;
  for (const TestFile& file : suite.files)
    for (const TestCase& test : file.cases)
      names.push_back(uses[test.name] == 1 ? test.name : fmt::format("{} ({})", test.name, sources[file.source].name()));
  return names;
}

/// Now, or what SOURCE_DATE_EPOCH says, so that a report can be made again byte by byte.
std::int64_t milliseconds() {
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    std::int64_t seconds = 0;
    const std::string_view text = epoch;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error == std::errc() && end == text.data() + text.size() && seconds >= 0 && seconds < 10'000'000'000'000)
      return seconds * 1000;
  }
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace

void add_coverage_options(CLI::App& command, CoverageOptions& options) {
  const auto given = [](const std::string& text) { return text.empty() ? std::string("expected a file") : std::string(); };
  command.add_flag("--coverage", options.print, "say what of the rules the cases show,\nand what is missing");
  command.add_option("--coverage-html", options.html, "write the rules with their coverage as one page")
      ->type_name("FILE")
      ->check(CLI::Validator(given, ""));
  command.add_option("--coverage-cobertura", options.cobertura, "write coverage for CI servers")
      ->type_name("FILE")
      ->check(CLI::Validator(given, ""));
  command.add_option("--fail-under", options.fail_under, "exit 1 where less is covered")->type_name("PERCENT");
  command.add_option("--since", options.since, "cover only what means something else than\nat a revision")->type_name("git:REF");
}

CoverageRun::CoverageRun(const CoverageOptions& options, std::string root) : options_(options), root_(std::move(root)) {
  if (options.fail_under) least_ = percentage("--fail-under", *options.fail_under);
  if (!options.html.empty() && options.html == options.cobertura)
    throw CannotRun(fmt::format("--coverage-html and --coverage-cobertura both write `{}`", options.html));
  if (options.since.empty()) return;
  if (!options.wanted())
    throw CannotRun("--since is about coverage, which nothing asks for", "add --coverage, --fail-under, --coverage-html or --coverage-cobertura");
  const std::optional<GitOperand> revision = git_operand(options.since);
  if (!revision) throw CannotRun(fmt::format("--since: expected git:REF, found `{}`", options.since), "a revision, as in git:main or git:HEAD~1");
}

void CoverageRun::count_changes(Coverage& coverage, const CheckedRules& rules, Sources& sources, Session& session) const {
  if (git_tree(*git_operand(options_.since), coverage.rules).nothing_there)
    return session.remark(fmt::format("`{}` is new since `{}`: all of it counts", coverage.rules, options_.since));
  const ExaminedRules before = examine(sources, options_.since, root_, coverage.rules);
  if (!before.failure.empty()) throw CannotRun(before.failure, before.help);
  if (before.rules) {
    coverage.counted = changed_since(coverage.model, diff_rules({sources, *before.rules}, {sources, rules}));
  } else {
    session.remark(fmt::format("`{}` at `{}` does not compile ({}): all of it counts", coverage.rules, options_.since,
                               count_in_words(before.diagnostics)));
  }
}

void CoverageRun::watch(const std::string& path, const CheckedRules& rules, const Suite& suite, Sources& sources,
                        RunOptions& run, Session& session) {
  if (!wanted()) return;
  Coverage& coverage = all_.emplace_back();
  coverage.rules = path;
  coverage.model = coverage_model(rules, sources);
  coverage.cases = names_of(suite, sources);
  if (!options_.since.empty()) count_changes(coverage, rules, sources, session);
  numbers_.clear();
  for (const TestFile& file : suite.files)
    for (const TestCase& test : file.cases) numbers_.emplace(&test, static_cast<std::uint32_t>(numbers_.size()));
  recorder_ = std::make_unique<Recorder>(coverage.model);
  run.on_decision = [this](const ObservedDecision& observed) {
    const std::optional<std::uint32_t> target = observed.expectation.target ? observed.query.target : std::nullopt;
    recorder_->record(observed.program, observed.facts, observed.query.subject.value_or(observed.decision.subject), target,
                      numbers_.at(&observed.test));
  };
}

void CoverageRun::take(const SuiteRun& run) {
  if (!wanted()) return;
  std::vector<bool> passed(all_.back().cases.size());
  for (const CaseRun& one : run.cases) passed[numbers_.at(one.test)] = one.state == CaseState::passed;
  all_.back().marks = recorder_->marks(passed);
}

ExitCode CoverageRun::finish(const Sources& sources, Session& session) const {
  if (!wanted()) return ExitCode::good;
  if (!options_.html.empty()) replace_file(options_.html, coverage_page(all_, sources));
  if (!options_.cobertura.empty()) replace_file(options_.cobertura, cobertura(all_, sources, milliseconds(), std::string(version)));
  Tally tally;
  for (const Coverage& coverage : all_) tally.add(coverage);
  if (!least_ || tally.total.reaches(*least_)) return ExitCode::good;
  session.error(fmt::format("coverage is {} %, less than --fail-under {}", tally.total.percent(), *options_.fail_under),
                options_.print ? "" : "`--coverage` says what is missing");
  return ExitCode::bad;
}

}  // namespace rung::cli
