// SPDX-License-Identifier: Apache-2.0
// rung diff: what a change of rules means, as statements and over snapshots as decisions.
#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "cli/commands/commands.hpp"
#include "cli/diff_report/diff_report.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/rules.hpp"
#include "cli/html/diff_page.hpp"
#include "cli/input/snapshots.hpp"
#include "cli/write/file_in_making.hpp"
#include "engine/compile/compile.hpp"
#include "engine/describe/decide.hpp"
#include "engine/load/git_tree.hpp"
#include "engine/values/date.hpp"

namespace rung::cli {
namespace {

constexpr std::size_t most_markdown = 65'536;  // characters of a comment on GitHub

struct DiffOptions : SnapshotOptions {
  std::string before, after, format = "human", output, report;
  bool exit_code = false;
  std::size_t limit = most_markdown;
};

/// `git:REF` means the other operand's path.
OpenRules open_side(Sources& sources, const std::string& operand, const std::string& other, const DiffOptions& options,
                    Session& session) {
  const std::optional<GitOperand> revision = git_operand(operand), counterpart = git_operand(other);
  if (!revision || revision->path || !counterpart) return open_rules(sources, operand, options.root, session, other);
  if (!counterpart->path)
    throw CannotRun(fmt::format("`{}` and `{}` name no path", operand, other), "write `git:REF:PATH` for one of them");
  return open_rules(sources, operand + ":" + *counterpart->path, options.root, session);
}

/// One rule set at work on snapshots.
class Deciding {
 public:
  Deciding(const Sources& sources, const OpenRules& open, const DiffOptions& options, std::int32_t as_of)
      : program_(compile(open.rules, {as_of, options.strict})),
        facts_(open.rules.schema, layout_of(*program_), pool_of(*program_)),
        reader_(open.rules.schema, layout_of(*program_), read_options(options, false)),
        decider_(*program_, sources),
        cost_(*program_),
        most_steps_(options.limits.steps),
        in_effect_(open.rules.package.effective.contains(as_of)),
        catalog_(open.rules.schema.catalogs[open.rules.subject.catalog].name) {
    query_.extend = !options.request.empty();
    query_.detail = Detail::codes;
  }

  Reading reading() { return {reader_, facts_, &cost_, most_steps_}; }
  Facts& facts() { return facts_; }
  std::vector<DecisionBrief> decide(const Renames* renames) {
    decisions_.clear();
    if (in_effect_) decider_.decide(facts_, query_, decisions_);
    return briefs_of(decisions_, renames, catalog_);
  }

 private:
  ProgramPointer program_;
  Facts facts_;
  SnapshotReader reader_;
  Decider decider_;
  Cost cost_;
  std::uint64_t most_steps_;
  Query query_;
  std::vector<Decision> decisions_;
  bool in_effect_;
  std::string catalog_;
};

/// What one side made of a snapshot.
struct Seen {
  std::string snapshot, error;
  std::vector<DecisionBrief> briefs;
};

void compare(const Seen& before, const Seen& after, DecisionDiff& decisions) {
  if (before.error.empty() && after.error.empty()) {
    decisions.add(after.snapshot, before.briefs, after.briefs);
  } else {
    decisions.add_unread(after.snapshot, before.error, after.error);
  }
}

/// A field of the request that only one side has is given to that side.
DiffOptions options_for(const DiffOptions& options, const CheckedRules& rules, const CheckedRules& others) {
  DiffOptions own = options;
  const auto has = [](const CheckedRules& side, const std::string& written) {
    const std::vector<FieldType>& fields = side.schema.records[side.schema.request].fields;
    const std::string name = written.substr(0, written.find('='));
    return std::any_of(fields.begin(), fields.end(), [&](const FieldType& field) { return field.name == name; });
  };
  own.request.erase(std::remove_if(own.request.begin(), own.request.end(),
                                   [&](const std::string& written) { return !has(rules, written) && has(others, written); }),
                    own.request.end());
  return own;
}

/// Returns why some inputs could not be read.
std::vector<std::string> compare_decisions(const DiffOptions& options, Deciding& before, Deciding& after,
                                           const Renames& renames, DecisionDiff& decisions, Session& session) {
  std::deque<Seen> waiting;  // what the old rules made of a block, until the new ones have read it too
  const auto take = [&](const Document& document) {
    Seen seen{std::string(document.name), {}, {}};
    const bool old = document.reading == 0;
    if (document.errors.empty()) {
      seen.briefs = old ? before.decide(&renames) : after.decide(nullptr);
    } else {
      seen.error = document.errors.front().code + ": " + document.errors.front().message;
    }
    if (old) {
      waiting.push_back(std::move(seen));
    } else {
      const Seen unread{std::string(document.name), "the old rules' reader did not reach it", {}};
      compare(waiting.empty() ? unread : waiting.front(), seen, decisions);
      if (!waiting.empty()) waiting.pop_front();
    }
    return true;
  };
  return read_inputs(expand_inputs(options.snapshots, input_format(options)), {before.reading(), after.reading()}, options.limits,
                     [&] { session.results().flush(); }, take);
}

/// Texts in another language than the one asked for are left out.
void keep_language(const std::string& language, RulesDiff& rules, const OpenRules& before, const OpenRules& after) {
  const auto other = [&](const Aspect& aspect) {
    const std::string last = aspect.name.substr(aspect.name.rfind(' ') + 1);
    const auto speaks = [&](const OpenRules& side) {
      const std::vector<std::string>& known = side.rules.package.languages;
      return std::find(known.begin(), known.end(), last) != known.end();
    };
    return last != language && last != aspect.name && (speaks(before) || speaks(after));
  };
  for (StatementChange& change : rules.texts)
    change.aspects.erase(std::remove_if(change.aspects.begin(), change.aspects.end(), other), change.aspects.end());
  rules.texts.erase(std::remove_if(rules.texts.begin(), rules.texts.end(),
                                   [](const StatementChange& change) { return change.aspects.empty() && change.kind == ChangeKind::changed; }),
                    rules.texts.end());
}

DiffSide side_of(const std::string& operand, const OpenRules& open, std::int32_t as_of) {
  DiffSide side{operand, open.path, open.rules.package.name, open.sha256, {}};
  const DateRange& effective = open.rules.package.effective;
  if (!effective.contains(as_of)) side.not_in_effect = range_in_words(effective);
  return side;
}

/// A file shall not look complete where not all of the snapshots were read.
void write_report(const DiffReport& report, bool complete, const DiffOptions& options, Session& session) {
  const bool to_file = !options.output.empty();
  const std::string text = options.format == "json"       ? render_json(report)
                           : options.format == "markdown" ? render_markdown(report, options.limit)
                                                          : render_human(report, to_file ? Terminal() : session.results_terminal());
  if (!to_file) session.results().write(text);
  else if (complete) replace_file(options.output, text);
  else session.remark(fmt::format("`{}` is left as it was", options.output));
}

/// Only what is about all of the snapshots becomes a page.
void write_page(const DiffReport& report, bool complete, FileInMaking& page, const DiffOptions& options, Session& session) {
  if (!complete) {
    session.remark(fmt::format("`{}` is left as it was", options.report));
    return;
  }
  Output output(page.descriptor());
  output.write(render_html(report));
  output.flush();
  page.keep();
}

ExitCode run_diff(const DiffOptions& options, Session& session) {
  if (std::count(options.snapshots.begin(), options.snapshots.end(), "-") > 1)
    throw CannotRun("`-` is given more than once", "standard input can be read only once");
  if (!options.report.empty() && options.report == options.output) throw CannotRun("--report and --output name the same file");
  Sources sources;
  const OpenRules before = open_side(sources, options.before, options.after, options, session);
  const OpenRules after = open_side(sources, options.after, options.before, options, session);
  const std::int32_t as_of = asked_date(options);
  std::optional<FileInMaking> page;
  if (!options.report.empty()) page.emplace(options.report);
  DiffReport report{sources, side_of(options.before, before, as_of), side_of(options.after, after, as_of),
                    diff_rules({sources, before.rules}, {sources, after.rules}), nullptr, format_date(as_of), {}};
  if (options.language) keep_language(*options.language, report.rules, before, after);
  if (!options.root.empty()) report.arguments.insert(report.arguments.end(), {"--root", options.root});
  if (options.as_of) report.arguments.insert(report.arguments.end(), {"--as-of", *options.as_of});
  for (const std::string& field : options.request) report.arguments.insert(report.arguments.end(), {"--request", field});
  if (options.strict) report.arguments.push_back("--strict");

  DecisionDiff decisions;
  std::vector<std::string> failures;
  if (!options.snapshots.empty()) {
    if (!report.before.not_in_effect.empty() && !report.after.not_in_effect.empty()) as_of_date(options, after.rules);
    Deciding old(sources, before, options, as_of), now(sources, after, options, as_of);
    fill_request(options_for(options, before.rules, after.rules), before.rules, old.facts());
    fill_request(options_for(options, after.rules, before.rules), after.rules, now.facts());
    failures = compare_decisions(options, old, now, report.rules.renames, decisions, session);
    report.decisions = &decisions;
  }
  write_report(report, failures.empty(), options, session);
  if (page) write_page(report, failures.empty(), *page, options, session);

  const std::size_t bad = decisions.only_before().count + decisions.only_after().count + decisions.neither().count;
  if (bad > 0) session.remark(fmt::format("{} could not be decided", counted(bad, "snapshot", "snapshots")));
  for (const std::string& failure : failures) session.error(failure);
  if (!failures.empty()) return ExitCode::failed;
  const bool changed = report.decisions != nullptr ? decisions.changed() > 0 : !report.rules.meaning.empty();
  return bad > 0 || (options.exit_code && changed) ? ExitCode::bad : ExitCode::good;
}

}  // namespace

Command add_diff(CLI::App& program) {
  const auto options = std::make_shared<DiffOptions>();
  CLI::App* command = program.add_subcommand("diff", "say what a change of rules means, and which decisions it changes");
  command->add_option("OLD", options->before, "a rule set, git:REF (NEW's path there),\nor git:REF:PATH")
      ->required()
      ->type_name("");
  command->add_option("NEW", options->after, "likewise")->required()->type_name("");
  command->add_option("SNAPSHOT", options->snapshots, "YAML, JSON or NDJSON: files, directories,\nor - for standard input")
      ->type_name("");
  command->add_option("--format", options->format, "human (the default), json, or markdown\nfor a comment on a pull request")
      ->type_name("FORMAT")
      ->check(one_of({"human", "json", "markdown"}));
  command->add_flag("--exit-code", options->exit_code, "exit with 1 if a decision changed, or without\nsnapshots a meaning");
  command->add_option("--output", options->output, "write to this file instead, which appears\nunder its name when it is complete")->type_name("FILE");
  command->add_option("--report", options->report, "write a page for a browser too, which appears\nunder its name when it is complete")->type_name("FILE");
  command->add_option("--markdown-limit", options->limit, "bytes of the comment (default: 65536)")->type_name("N")->check(number_from(2000));
  command->add_option("--root", options->root, "the tree that includes must stay in\n(default: the parent of each)")->type_name("DIR");
  add_reading_options(*command, *options, "only changes of texts in this language");
  add_steps_option(*command, *options);
  command->footer(
      "Exit code 0: compared; 1: under --exit-code something changed, or a snapshot\n"
      "is bad; 2: rules that do not compile, a revision or file that cannot be read,\n"
      "bad usage.\n\n"
      "Examples:\n"
      "  rung diff git:main rules/office365_cn examples\n"
      "      what the work tree changes, and for whom of these customers\n"
      "  rung diff git:v1:rules/office365_cn git:v2 --format markdown >comment.md\n"
      "      two revisions, as a comment on a pull request");
  return {command, [options](Session& session) { return run_diff(*options, session); }};
}

}  // namespace rung::cli
