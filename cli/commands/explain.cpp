// SPDX-License-Identifier: Apache-2.0
// rung explain: one decision with everything that led to it.
#include <fmt/format.h>

#include "cli/commands/commands.hpp"
#include "cli/report/explanation.hpp"
#include "cli/commands/heading.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/search.hpp"
#include "engine/compile/compile.hpp"
#include "engine/describe/decide.hpp"
#include "engine/describe/explain.hpp"

namespace rung::cli {
namespace {

struct ExplainOptions : SnapshotOptions {
  std::string format = "tree";
};

/// What a subject that stands alone in its snapshot is called.
std::string only_subject(const Program& program, const Sources& sources, const Facts& facts, const Query& query) {
  std::vector<Decision> decisions;
  Decider(program, sources).decide(facts, query, decisions);
  return decisions.empty() ? std::string() : decisions.front().subject;
}

ExitCode run_explain(const ExplainOptions& options, Session& session) {
  if (!options.target)
    throw CannotRun("--to is needed", "`--to ENTRY` explains an upgrade; with `--request`, its own entry the extend");
  Sources sources;
  const OpenRules open = open_rules(sources, options.rules, options.root, session);
  const std::int32_t as_of = as_of_date(options, open.rules);
  Query query = query_of(options, open.rules, session);
  query.detail = Detail::full;
  if (open.rules.subject.in_list && !options.subject)
    throw CannotRun("--subject is needed", fmt::format("`--subject ID` says which {}", open.rules.subject.name));
  const ProgramPointer program = compile(open.rules, {as_of, options.strict});
  Facts facts(open.rules.schema, layout_of(*program), pool_of(*program));
  fill_request(options, open.rules, facts);
  SnapshotReader reader(open.rules.schema, layout_of(*program), read_options(options, true));

  const Heading heading = heading_of(open, as_of, query);
  const SearchResult search = search_snapshots(options, reader, facts, session, [&](const Document& document) {
    Query asked = query;
    if (!asked.subject) asked.subject = only_subject(*program, sources, facts, query);
    std::optional<Explanation> explanation = explain(*program, sources, facts, asked);
    if (!explanation) return false;
    std::vector<Decision> decision = {std::move(explanation->decision)};
    place_facts(decision, document.first_line());
    explanation->decision = std::move(decision.front());
    const ExplanationContext context{heading, sources, document.name, document.first_line()};
    session.results().write(options.format == "json" ? render_json(*explanation, context)
                                                     : render_tree(*explanation, context, session.results_terminal()));
    return true;
  });
  return report_search(search, options, open.rules, session);
}

}  // namespace

Command add_explain(CLI::App& program) {
  const auto options = std::make_shared<ExplainOptions>();
  CLI::App* command = program.add_subcommand("explain", "show one decision as a tree of everything that led to it");
  add_rules_options(*command, *options);
  add_snapshot_option(*command, *options);
  command->add_option("--format", options->format, "tree (the default) or json")
      ->type_name("FORMAT")
      ->check(one_of({"tree", "json"}));
  add_question_options(*command, *options);
  command->footer(
      "Of several snapshots the first that has the subject is explained.\n\n"
      "Examples:\n"
      "  rung explain rules/office365_cn examples/other_reseller.yaml \\\n"
      "      --subject sub-1 --to business_premium\n"
      "      every precondition of that upgrade, with each value and where it was read\n"
      "  rung explain rules/office365_cn examples/other_reseller.yaml \\\n"
      "      --subject sub-2 --to business --request seats=400\n"
      "      why the subscription may or may not grow to 400 seats");
  return {command, [options](Session& session) { return run_explain(*options, session); }};
}

}  // namespace rung::cli
