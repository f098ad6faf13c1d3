// SPDX-License-Identifier: Apache-2.0
// rung ask: the value of one expression on a snapshot.
#include <fmt/format.h>

#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/rules.hpp"
#include "cli/commands/search.hpp"
#include "cli/commands/typed_expression.hpp"
#include "engine/describe/ask.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

struct AskOptions : SnapshotOptions {
  std::string expression;
};

std::string answer_in_words(const Answer& answer) {
  if (!answer.unknown) return answer.printed;
  std::vector<std::string> needs;
  for (const Missing& missing : answer.missing)
    needs.push_back(missing.overflow.empty() ? missing.path : "no overflow at " + missing.overflow);
  return needs.empty() ? std::string("unknown") : fmt::format("unknown (needs {})", fmt::join(needs, ", "));
}

FieldSet all_fields(const Schema& schema) {
  FieldSet fields;
  for (const RecordType& record : schema.records) fields.emplace_back(record.fields.size(), true);
  return fields;
}

ExitCode run_ask(const AskOptions& options, Session& session) {
  Sources sources;
  const OpenRules open = open_rules(sources, options.rules, options.root, session);
  const std::int32_t as_of = as_of_date(options, open.rules);
  const Query query = query_of(options, open.rules, session);
  ExpressionScope scope;
  scope.subject = options.subject.has_value();
  scope.target = options.target.has_value();
  scope.optional = true;
  const CheckedExpression expression = read_expression(sources, open.rules, options.expression, scope, session);
  const Schema& schema = open.rules.schema;
  const Layout layout = make_layout(schema, options.strict ? all_fields(schema) : expression.mentioned);
  Facts facts(schema, layout, layout.pool);
  fill_request(options, open.rules, facts);
  SnapshotReader reader(schema, layout, read_options(options, false));

  std::optional<Answer> answer;
  const SearchResult search = search_snapshots(options, reader, facts, session, [&](const Document&) {
    answer = ask(open.rules, expression, as_of, sources, facts, query);
    return answer.has_value();
  });
  if (answer) session.results().write(neutralise(answer_in_words(*answer)) + "\n");
  return report_search(search, options, open.rules, session);
}

}  // namespace

Command add_ask(CLI::App& program) {
  const auto options = std::make_shared<AskOptions>();
  CLI::App* command = program.add_subcommand("ask", "give the value of one expression on a snapshot");
  add_rules_options(*command, *options);
  add_snapshot_option(*command, *options);
  command->add_option("EXPR", options->expression, "an expression as rules write them")->required()->type_name("");
  add_question_options(*command, *options);
  command->footer(
      "--subject and --to bring the subject, `source` and `target` into scope. Of\n"
      "several snapshots the first that has the subject answers.\n\n"
      "Examples:\n"
      "  rung ask rules/office365_cn examples/other_reseller.yaml \\\n"
      "      'count(s in subscriptions where live(s))'\n"
      "      how many subscriptions are live\n"
      "  rung ask rules/office365_cn examples/other_reseller.yaml \\\n"
      "      --subject sub-1 --to enterprise_e3 'target.services - source.services'\n"
      "      what the upgrade would add");
  return {command, [options](Session& session) { return run_ask(*options, session); }, true};
}

}  // namespace rung::cli
