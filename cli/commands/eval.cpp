// SPDX-License-Identifier: Apache-2.0
// rung eval: decides snapshots.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>

#include "cli/commands/commands.hpp"
#include "cli/commands/eval.hpp"
#include "cli/commands/heading.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/page.hpp"
#include "cli/commands/typed_expression.hpp"
#include "cli/fleet/decide_fleet.hpp"
#include "cli/html/summary_page.hpp"
#include "cli/receipt/run_record.hpp"
#include "cli/receipt/write_receipt.hpp"
#include "cli/write/file_in_making.hpp"
#include "engine/compile/compile.hpp"

namespace rung::cli {
namespace {

Format format_of(const std::string& written) {
  if (written == "json") return Format::json;
  if (written == "ndjson") return Format::ndjson;
  if (written == "yaml") return Format::yaml;
  if (written == "csv") return Format::csv;
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
  if (totals.unknown_selections > 0)
    session.remark(fmt::format("{} left out: what --select asks is unknown there",
                               totals.unknown_selections == 1 ? "1 decision is" : fmt::format("{} decisions are", totals.unknown_selections)));
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

/// What goes into no output of the kind asked for is no slip to pass over.
void refuse_contradictions(const EvalOptions& options) {
  if (std::count(options.snapshots.begin(), options.snapshots.end(), "-") + (options.files_from == "-" ? 1 : 0) > 1)
    throw CannotRun("`-` is given more than once", "standard input can be read only once");
  if (options.snapshots.empty()) throw CannotRun("SNAPSHOT is required", "name files or directories, `-`, or a list with --files-from");
  if (options.summary && options.detail) throw CannotRun("a --summary has no --detail");
  if (options.summary && options.effects) throw CannotRun("a --summary has no --effects");
  if (!options.report.empty() && options.report == options.output) throw CannotRun("--report and --output name the same file");
  if (options.format == "csv" && options.effects) throw CannotRun("CSV has no room for --effects", "use --format ndjson");
  if (options.format == "csv" && options.detail == "full") throw CannotRun("CSV has no room for --detail full", "use --format ndjson");
}

Summary without_time(Summary summary) {
  summary.throughput.seconds.reset();
  return summary;
}

/// How decisions, or counts of them, are told.
class Narration {
 public:
  Narration(const EvalOptions& options, const OpenRules& open, const Program& program, const Sources& sources, const Query& query,
            std::int32_t as_of)
      : options_(options), format_(format_of(options.format)), heading_(heading_of(open, as_of, query)),
        telling_{program, sources, query, options.select.has_value(),
                 format_ == Format::table && !query.subject && !query.target && !options.select}, tally_(program) {
    heading_.select = options.select.value_or(std::string());
  }

  std::unique_ptr<Report> report(const ReportStreams& streams) const {
    if (options_.summary) return std::make_unique<SilentReport>();
    return make_report(format_, heading_, streams);
  }
  std::unique_ptr<Telling> telling(const ReportStreams& streams) {
    if (!options_.report.empty()) return tell_page(telling_, tally_, options_.summary ? nullptr : telling_of_each(streams));
    return options_.summary ? tell_summary(telling_, tally_) : telling_of_each(streams);
  }
  /// What it all comes to, behind all snapshots.
  Summary summary(const FleetResult& result, double seconds) const {
    Summary summary = summarise(tally_.tally, telling_.program, telling_.sources, telling_.query.language, heading_);
    summary.throughput = {seconds, result.bytes};
    return summary;
  }
  std::vector<Example> examples() const { return chosen_examples(tally_.examples, telling_.program); }
  /// Whether results alone do not show which snapshots are bad.
  bool remarks_on_bad() const { return format_ != Format::table || options_.summary; }

 private:
  std::unique_ptr<Telling> telling_of_each(const ReportStreams& streams) const {
    const bool lines = format_ == Format::ndjson && telling_.query.detail != Detail::full && !options_.effects;
    return lines ? tell_lines(telling_, heading_, report(streams), streams.results) : tell_report(telling_, report(streams));
  }

  const EvalOptions& options_;
  Format format_;
  Heading heading_;
  TellingOptions telling_;
  SharedTally tally_;
};

}  // namespace

ExitCode run_eval(EvalOptions options, Session& session, RunRecord* record) {
  if (!options.files_from.empty()) add_files_from(options.files_from, options.snapshots);
  refuse_contradictions(options);
  Sources sources;
  const OpenRules open = open_rules(sources, options.rules, options.root, session);
  const std::int32_t as_of = as_of_date(options, open.rules);
  if (record != nullptr) record->start(open, sources, as_of);
  Query query = query_of(options, open.rules, session);
  query.detail = detail_of(options.detail.value_or("texts"));
  query.effects = options.effects;
  std::unique_ptr<const Selection> selection;
  if (options.select) selection = read_selection(sources, open.rules, *options.select, session);
  const ProgramPointer program = compile(selection ? selection->rules : open.rules, {as_of, options.strict, selection.get()});
  const auto request = [&](Facts& facts) { fill_request(options, open.rules, facts); };
  // Before anything is written.
  Facts facts(rules_of(*program).schema, layout_of(*program), pool_of(*program));
  request(facts);
  Inputs inputs = expand_inputs(options.snapshots, input_format(options));
  if (record != nullptr) record->refuse_unspeakable(inputs);

  std::optional<FileInMaking> file;
  if (!options.output.empty()) file.emplace(options.output);
  std::optional<FileInMaking> page;
  if (!options.report.empty()) page.emplace(options.report);
  Output to_file(file ? file->descriptor() : -1);
  ReportStreams streams = session.streams();
  if (record != nullptr) streams.results_terminal = Terminal();
  const ReportStreams file_streams{to_file, session.remarks(), Terminal(), session.remarks_terminal()};
  const ReportStreams& written = file ? file_streams : streams;
  const RunRecord::Watch watch(record, written.results);
  const Fleet fleet{*program, read_options(options, query.detail == Detail::full), request, threads_of(options), record != nullptr};
  Narration narration(options, open, *program, sources, query, as_of);
  Progress progress(progress_of(options, session), session.remarks(), session.remarks_terminal());
  const auto start = std::chrono::steady_clock::now();
  const std::unique_ptr<Report> report = narration.report(written);
  const FleetResult result = decide_fleet(
      fleet, std::move(inputs), [&](const ReportStreams& each) { return narration.telling(each); },
      *report, written, progress);
  const Summary summary = narration.summary(result, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  if (options.summary && result.interruption.empty())
    write_summary(format_of(options.format), record != nullptr ? without_time(summary) : summary, written);
  written.results.flush();
  ExitCode code = ExitCode::good;
  remark_on(result, options, open.rules, narration.remarks_on_bad() || file, session, code);
  const auto keep = [&](std::optional<FileInMaking>& made, const std::string& name) {
    if (made && code != ExitCode::failed) made->keep();
    else if (made) session.remark(fmt::format("`{}` is left as it was", name));
  };
  if (page && code != ExitCode::failed) {
    Output to_page(page->descriptor());
    to_page.write(render_html(page_of(summary, narration.examples(), open.rules.package.languages[query.language])));
    to_page.flush();
  }
  keep(file, options.output);
  keep(page, options.report);
  if (record != nullptr) record->end(result, code);
  return code;
}

void add_eval_options(CLI::App* command, EvalOptions* options) {
  add_rules_options(*command, *options);
  command
      ->add_option("SNAPSHOT", options->snapshots, "YAML, JSON or NDJSON: files, directories,\nor - for standard input")
      ->type_name("");
  command->add_option("--files-from", options->files_from, "decide the snapshots that this file lists too,\na path in each line; - for standard input")->type_name("LIST");
  command->add_option("--format", options->format, "table (the default), json, ndjson, yaml\nor csv")
      ->type_name("FORMAT")
      ->check(one_of({"table", "json", "ndjson", "yaml", "csv"}));
  command
      ->add_option("--detail", options->detail,
                   "codes alone, texts too (the default), or full:\nwith the facts behind each reason")
      ->type_name("DETAIL")
      ->check(one_of({"codes", "texts", "full"}));
  command->add_flag("--summary", options->summary,
                    "say what it all comes to instead of each decision:\nwho is blocked by what, which facts are missing,\nwhich remedies would help");
  command->add_option("--select", options->select,
                      "tell only of decisions of which this holds: an\nexpression over outcome, codes, from, to, the\nsubject and the snapshot")
      ->type_name("EXPR");
  command->add_flag("--effects", options->effects, "say what taking each eligible path changes");
  command->add_option("--output", options->output, "write to this file instead, which appears\nunder its name when it is complete")->type_name("FILE");
  command->add_option("--report", options->report, "write what it all comes to as a page for a\nbrowser too; it appears when it is complete")
      ->type_name("FILE");
  command
      ->add_option("--receipt", options->receipt, "write a receipt of this run, for rung verify;\nresults then have no colours, a summary no times")
      ->type_name("FILE");
  command->add_option("--jobs", options->jobs, "threads to work on (default: as many as there\nare processors)")
      ->type_name("N")
      ->check(number_from(1));
  command->add_flag("--progress", options->progress, "say now and then how far it has come, also where\nno terminal is");
  add_question_options(*command, *options);
  add_steps_option(*command, *options);
}

Command add_eval(CLI::App& program) {
  const auto options = std::make_shared<EvalOptions>();
  CLI::App* command = program.add_subcommand("eval", "decide which upgrades are open, and say what stands in the way");
  add_eval_options(command, options.get());
  command->footer(
      "Exit code 0: decided, whatever the outcomes; 1: a snapshot is bad, or none has\n"
      "the subject; 2: rules that do not compile, files that cannot be read, bad usage.\n\n"
      "Examples:\n"
      "  rung eval rules/office365_cn examples/other_reseller.yaml\n"
      "      every upgrade of every subscription, with reasons and remedies\n"
      "  rung eval rules/office365_cn examples --to enterprise_e3 --format ndjson\n"
      "      one line of JSON for each customer: who can move to that offer\n"
      "  rung eval rules/office365_cn examples \\\n"
      "      --select 'codes == { \"ConflictingServiceTypes\" }'\n"
      "      decisions that nothing but other services stands in the way of");
  return {command, [options](Session& session) {
            return options->receipt.empty() ? run_eval(*options, session) : run_with_receipt(*options, session);
          }};
}

}  // namespace rung::cli
