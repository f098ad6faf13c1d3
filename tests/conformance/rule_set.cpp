// SPDX-License-Identifier: Apache-2.0
// Parses and checks without a file system.
#include "tests/conformance/rule_set.hpp"

#include <stdexcept>

#include "grammar/parse.hpp"

namespace rung::conformance {

namespace {

/// Throws where there are errors; warnings pass.
void stop_at_errors(const Sources& sources, const std::vector<Diagnostic>& diagnostics) {
  std::string errors;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.level != Level::error) continue;
    const Source& source = sources[diagnostic.range.source];
    const Position position = source.position(diagnostic.range.begin);
    errors += "\n  " + source.name() + ":" + std::to_string(position.line) + ":" + std::to_string(position.column) + ": " +
              diagnostic.code + ": " + diagnostic.message + (diagnostic.help.empty() ? "" : "; " + diagnostic.help);
  }
  if (!errors.empty()) throw std::runtime_error("rules that do not check:" + errors);
}

}  // namespace

std::unique_ptr<RuleSet> check_rules(const std::vector<std::pair<std::string, std::string>>& files) {
  Sources sources;
  ast::RuleSet written;
  for (const auto& [name, text] : files) {
    Outcome<ast::File> file = parse(sources, sources.add(name, text));
    stop_at_errors(sources, file.diagnostics);
    written.files.push_back(std::move(*file.value));
  }
  Outcome<CheckedRules> rules = check(sources, written);
  stop_at_errors(sources, rules.diagnostics);
  if (!rules.value) throw std::runtime_error("rules that do not check, without an error");
  return std::make_unique<RuleSet>(RuleSet{std::move(sources), std::move(*rules.value)});
}

CheckedExpression check_ask(RuleSet& set, const std::string& expression, ExpressionScope scope) {
  const Outcome<ast::Expression> written = parse_expression(set.sources, set.sources.add("ask", expression));
  stop_at_errors(set.sources, written.diagnostics);
  Outcome<CheckedExpression> checked = check_expression(set.sources, set.rules, *written.value, scope);
  stop_at_errors(set.sources, checked.diagnostics);
  if (!checked.value) throw std::runtime_error("an expression that does not check, without an error");
  return std::move(*checked.value);
}

}  // namespace rung::conformance
