// SPDX-License-Identifier: Apache-2.0
// rung eval: decides snapshots.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <thread>

#include "cli/commands/commands.hpp"
#include "cli/commands/heading.hpp"
#include "cli/commands/options.hpp"
#include "cli/fleet/decide_fleet.hpp"
#include "cli/write/file_in_making.hpp"
#include "engine/compile/compile.hpp"

namespace rung::cli {
namespace {

struct EvalOptions : SnapshotOptions {
  std::string format = "table", detail = "texts", output;
  bool effects = false, progress = false;
  std::optional<unsigned> jobs;
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

Progress::Kind progress_of(const EvalOptions& options, const Session& session) {
  if (options.progress) return Progress::Kind::lines;
  // Where results go to the terminal too, they are progress enough.
  const bool results_are_seen = options.output.empty() && session.results_terminal().interactive;
  return session.remarks_terminal().interactive && !results_are_seen ? Progress::Kind::line : Progress::Kind::none;
}

unsigned threads_of(const EvalOptions& options) {
  if (options.jobs) return *options.jobs;
  return std::max(std::thread::hardware_concurrency(), 1U);
}

void remark_on(const FleetResult& result, const EvalOptions& options, const CheckedRules& rules, bool remark_bad, Session& session,
               ExitCode& code) {
  const Totals& totals = result.totals;
  if (totals.bad > 0) {
    code = ExitCode::bad;
    if (remark_bad)
      session.remark(fmt::format("{} of {} could not be decided", totals.bad,
                                 totals.snapshots == 1 ? "1 snapshot" : fmt::format("{} snapshots", totals.snapshots)));
  }
  if (options.subject && !totals.subject_found) {
    code = ExitCode::bad;
    session.error(fmt::format("no snapshot has a {} `{}`", rules.subject.name, *options.subject));
  }
  for (const std::string& failure : result.failures) {
    code = ExitCode::failed;
    session.error(failure);
  }
  if (!result.interruption.empty()) {
    code = ExitCode::failed;
    session.error(fmt::format("interrupted by {} behind {}", result.interruption,
                              totals.snapshots == 1 ? "1 snapshot" : fmt::format("{} snapshots", totals.snapshots)));
  }
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
  const auto request = [&](Facts& facts) { fill_request(options, open.rules, facts); };
  // Before anything is written.
  Facts facts(open.rules.schema, layout_of(*program), pool_of(*program));
  request(facts);

  std::optional<FileInMaking> file;
  if (!options.output.empty()) file.emplace(options.output);
  Output to_file(file ? file->descriptor() : -1);
  ReportStreams streams = session.streams();
  const Fleet fleet{*program, sources, query, read_options(options, query.detail == Detail::full), request,
                    format == Format::table && !query.subject && !query.target, threads_of(options)};
  const Heading heading = heading_of(open, as_of, query);
  const auto make = [&](const ReportStreams& each) { return make_report(format, heading, each); };
  Progress progress(progress_of(options, session), session.remarks(), session.remarks_terminal());
  const ReportStreams file_streams{to_file, session.remarks(), Terminal(), session.remarks_terminal()};
  const FleetResult result = decide_fleet(fleet, expand_inputs(options.snapshots, input_format(options)), make,
                                          file ? file_streams : streams, progress);
  to_file.flush();
  ExitCode code = ExitCode::good;
  remark_on(result, options, open.rules, format != Format::table || file, session, code);
  if (file && code != ExitCode::failed) file->keep();
  else if (file) session.remark(fmt::format("`{}` is left as it was", options.output));
  return code;
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
  command->add_option("--output", options->output, "write to this file instead, which appears\nunder its name when it is complete")->type_name("FILE");
  command->add_option("--jobs", options->jobs, "threads to work on (default: as many as there\nare processors)")
      ->type_name("N")
      ->check(number_from(1));
  command->add_flag("--progress", options->progress, "say now and then how far it has come, also where\nno terminal is");
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
