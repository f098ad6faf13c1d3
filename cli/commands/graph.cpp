// SPDX-License-Identifier: Apache-2.0
// rung graph: the paths of a rule set as a picture.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/commands/commands.hpp"
#include "cli/commands/heading.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/search.hpp"
#include "cli/graph/drawing.hpp"
#include "cli/write/file_in_making.hpp"
#include "engine/compile/compile.hpp"
#include "engine/describe/decide.hpp"

namespace rung::cli {
namespace {

/// As many paths take Graphviz some seconds to lay out; ten times as many, an hour.
constexpr std::size_t patient_edges = 2000;

struct GraphOptions : SnapshotOptions {
  std::string format = "dot", output;
};

/// Options that are about a snapshot mean nothing without one.
void refuse_idle_options(const CLI::App& command, const GraphOptions& options) {
  if (!options.snapshots.empty()) return;
  constexpr std::array<std::string_view, 10> about_snapshots = {
      "--subject",         "--request",          "--strict",           "--input",     "--yaml-reader", "--max-depth", "--max-snapshot-bytes",
      "--max-list-length", "--max-alias-events", "--max-scalar-bytes"};
  for (const CLI::Option* option : command.get_options()) {
    const std::string name = option->get_name();
    if (option->count() > 0 && std::find(about_snapshots.begin(), about_snapshots.end(), name) != about_snapshots.end())
      throw CannotRun(fmt::format("{} needs --snapshot", name), "`--snapshot FILE` says what is so");
  }
}

/// The decisions on the subject, and where it stands: of a target to which no path leads a decision says that too.
Standing standing_of(const Program& program, const Sources& sources, const Facts& facts, const Query& query,
                     const CheckedRules& rules) {
  Decider decider(program, sources);
  Standing standing{rules.subject.name, {}, {}, query.extend, {}};
  decider.decide(facts, query, standing.decisions);
  Query anywhere = query;
  anywhere.target = 0;
  anywhere.detail = Detail::codes;
  std::vector<Decision> told;
  decider.decide(facts, anywhere, told);
  standing.subject = query.subject ? *query.subject : told.empty() ? std::string() : told.front().subject;
  if (!told.empty()) standing.entry = told.front().from;
  return standing;
}

/// Looks for the subject; the run's exit code.
ExitCode find_standing(const GraphOptions& options, const OpenRules& open, const Program& program, const Sources& sources,
                       const Query& query, std::optional<Standing>& standing, Session& session) {
  Facts facts(open.rules.schema, layout_of(program), pool_of(program));
  fill_request(options, open.rules, facts);
  SnapshotReader reader(open.rules.schema, layout_of(program), {options.strict, false, options.limits});
  const SearchResult search = search_snapshots(options, reader, facts, session, [&](const Document&) {
    std::vector<Decision> told;
    if (!Decider(program, sources).decide(facts, query, told)) return false;
    standing = standing_of(program, sources, facts, query, open.rules);
    return true;
  });
  return report_search(search, options, open.rules, session);
}

std::string rendered(const Drawing& drawing, const std::string& format, Session& session) {
  if (format == "mermaid") {
    std::string text = render_mermaid(drawing);
    if (drawing.edges.size() > most_mermaid_edges || text.size() > most_mermaid_text)
      session.remark(
          fmt::format("Mermaid draws up to {} paths and {} bytes, unless `maxEdges` and `maxTextSize` are raised where it "
                      "is started; this is {} and {}",
                      most_mermaid_edges, most_mermaid_text, drawing.edges.size(), text.size()));
    return text;
  }
  if (format == "dot") return render_dot(drawing);
  if (drawing.edges.size() > patient_edges)
    session.remark(fmt::format("laying out {} paths takes Graphviz a while", drawing.edges.size()));
  return svg_of(render_dot(drawing));
}

ExitCode run_graph(const CLI::App& command, const GraphOptions& options, Session& session) {
  refuse_idle_options(command, options);
  Sources sources;
  const OpenRules open = open_rules(sources, options.rules, options.root, session);
  const std::int32_t as_of = as_of_date(options, open.rules);
  const Query query = query_of(options, open.rules, session);
  if (!options.snapshots.empty() && open.rules.subject.in_list && !options.subject)
    throw CannotRun("--subject is needed", fmt::format("`--subject ID` says which {}", open.rules.subject.name));
  const ProgramPointer program = compile(open.rules, {as_of, options.strict});
  std::optional<Standing> standing;
  ExitCode code = ExitCode::good;
  if (!options.snapshots.empty()) {
    code = find_standing(options, open, *program, sources, query, standing, session);
    if (!standing) return code;
  }
  const Heading heading = heading_of(open, as_of, query);
  const Drawing drawing = draw(upgrade_graph(*program, sources), heading.package,
                               heading.title.empty() ? heading.package : heading.title, heading.as_of, standing);
  const std::string text = rendered(drawing, options.format, session);
  if (options.output.empty())
    session.results().write(text);
  else
    replace_file(options.output, text);
  return code;
}

}  // namespace

Command add_graph(CLI::App& program) {
  const auto options = std::make_shared<GraphOptions>();
  CLI::App* command = program.add_subcommand("graph", "draw the upgrades, and where one subject can go");
  add_rules_options(*command, *options);
  command->add_option("--format", options->format, "dot (the default), mermaid, or svg,\nwhich Graphviz lays out")
      ->type_name("FORMAT")
      ->check(one_of({"dot", "mermaid", "svg"}));
  command
      ->add_option("--output", options->output, "write to this file instead, which appears\nunder its name when it is complete")
      ->type_name("FILE");
  command
      ->add_option_function<std::string>(
          "--snapshot", [options](const std::string& snapshot) { options->snapshots = {snapshot}; },
          "colour what is eligible, blocked and unknown\nhere: a file, a directory, or - for standard\ninput")
      ->type_name("FILE");
  command->add_option("--subject", options->subject, "for the one with this key")->type_name("ID");
  add_reading_options(*command, *options);
  command->footer(
      "Entries that no path touches are left out. Of several snapshots the first that\n"
      "has the subject is taken.\n\n"
      "Examples:\n"
      "  rung graph rules/office365_cn --format mermaid\n"
      "      a flow chart for Markdown\n"
      "  rung graph rules/office365_cn --snapshot examples/other_reseller.yaml \\\n"
      "      --subject sub-1\n"
      "      where this subscription can go, and what stands in the way");
  return {command, [options, command](Session& session) { return run_graph(*command, *options, session); }};
}

}  // namespace rung::cli
