// SPDX-License-Identifier: Apache-2.0
// rung eval: decides snapshots.
#include <fmt/format.h>

#include <algorithm>

#include "cli/commands/commands.hpp"
#include "cli/commands/heading.hpp"
#include "cli/commands/options.hpp"
#include "cli/input/snapshots.hpp"
#include "engine/compile/compile.hpp"
#include "engine/describe/decide.hpp"
#include "engine/describe/unlisted_subjects.hpp"

namespace rung::cli {
namespace {

struct EvalOptions : SnapshotOptions {
  std::string format = "table", detail = "texts";
  bool effects = false;
};

Format format_of(const std::string& written) {
  if (written == "json") return Format::json;
  if (written == "ndjson") return Format::ndjson;
  if (written == "yaml") return Format::yaml;
  return Format::table;
}

Detail detail_of(const std::string& written) {
  if (written == "codes") return Detail::codes;
  if (written == "full") return Detail::full;
  return Detail::texts;
}

struct Tally {
  std::size_t snapshots = 0, bad = 0;
  bool subject_found = false;
};

/// Decides all inputs. Returns why some could not be read.
std::vector<std::string> decide_all(const EvalOptions& options, const Sources& sources, const Program& program,
                                    const Query& query, Report& report, Session& session, Tally& tally) {
  Facts facts(rules_of(program).schema, layout_of(program), pool_of(program));
  fill_request(options, rules_of(program), facts);
  SnapshotReader reader(rules_of(program).schema, layout_of(program),
                        {options.strict, query.detail == Detail::full, options.limits});
  Decider decider(program, sources);
  Snapshots snapshots(reader, facts, options.limits, [&] { session.results().flush(); });
  Inputs inputs = expand_inputs(options.snapshots, input_format(options));
  std::vector<Decision> decisions;
  report.begin();
  for (const Input& input : inputs.found) {
    std::string failure = snapshots.read(input, [&](const Document& document) {
      ++tally.snapshots;
      if (!document.errors.empty()) {
        ++tally.bad;
        report.bad_snapshot({document.name, document.errors, document.text, document.first_line});
      } else {
        tally.subject_found = decider.decide(facts, query, decisions) || tally.subject_found;
        place_facts(decisions, document.first_line);
        report.snapshot(document.name, decisions);
        if (options.format == "table" && !query.subject && !query.target) report.unlisted(unlisted_subjects(program, facts));
      }
      return true;
    });
    if (!failure.empty()) inputs.failures.push_back(std::move(failure));
  }
  report.end();
  return inputs.failures;
}

ExitCode run_eval(const EvalOptions& options, Session& session) {
  if (std::count(options.snapshots.begin(), options.snapshots.end(), "-") > 1)
    throw CannotRun("`-` is given more than once", "standard input can be read only once");
  Sources sources;
  const OpenRules open = open_rules(sources, options.rules, options.root, session);
  const std::int32_t as_of = as_of_date(options, open.rules);
  Query query = query_of(options, open.rules, session);
  query.detail = detail_of(options.detail);
  query.effects = options.effects;
  const ProgramPointer program = compile(open.rules, {as_of, options.strict});
  const Format format = format_of(options.format);
  const auto report = make_report(format, heading_of(open, as_of, query), session.streams());
  Tally tally;
  const std::vector<std::string> failures =
      decide_all(options, sources, *program, query, *report, session, tally);

  ExitCode result = ExitCode::good;
  if (tally.bad > 0) {
    result = ExitCode::bad;
    if (format != Format::table)
      session.remark(fmt::format("{} of {} could not be decided", tally.bad,
                                 tally.snapshots == 1 ? "1 snapshot" : fmt::format("{} snapshots", tally.snapshots)));
  }
  if (options.subject && !tally.subject_found) {
    result = ExitCode::bad;
    session.error(fmt::format("no snapshot has a {} `{}`", open.rules.subject.name, *options.subject));
  }
  for (const std::string& failure : failures) {
    result = ExitCode::failed;
    session.error(failure);
  }
  return result;
}

}  // namespace

Command add_eval(CLI::App& program) {
  const auto options = std::make_shared<EvalOptions>();
  CLI::App* command = program.add_subcommand("eval", "decide which upgrades are open, and say what stands in the way");
  add_rules_options(*command, *options);
  command
      ->add_option("SNAPSHOT", options->snapshots, "YAML, JSON or NDJSON: files, directories,\nor - for standard input")
      ->required()
      ->type_name("");
  command->add_option("--format", options->format, "table (the default), json, ndjson or yaml")
      ->type_name("FORMAT")
      ->check(one_of({"table", "json", "ndjson", "yaml"}));
  command
      ->add_option("--detail", options->detail,
                   "codes alone, texts too (the default), or full:\nwith the facts behind each reason")
      ->type_name("DETAIL")
      ->check(one_of({"codes", "texts", "full"}));
  command->add_flag("--effects", options->effects, "say what taking each eligible path changes");
  add_question_options(*command, *options);
  command->footer(
      "Exit code 0: decided, whatever the outcomes; 1: a snapshot is bad, or none has\n"
      "the subject; 2: rules that do not compile, files that cannot be read, bad usage.\n\n"
      "Examples:\n"
      "  rung eval rules/office365_cn examples/other_reseller.yaml\n"
      "      every upgrade of every subscription, with reasons and remedies\n"
      "  rung eval rules/office365_cn examples --to enterprise_e3 --format ndjson\n"
      "      one line of JSON for each customer: who can move to that offer");
  return {command, [options](Session& session) { return run_eval(*options, session); }};
}

}  // namespace rung::cli
