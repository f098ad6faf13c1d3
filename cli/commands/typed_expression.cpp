// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/typed_expression.hpp"

#include "cli/diagnostics/diagnostics.hpp"
#include "grammar/parse.hpp"

namespace rung::cli {
namespace {

void write_diagnostics(const Sources& sources, const std::vector<Diagnostic>& diagnostics, Session& session) {
  for (const Diagnostic& diagnostic : diagnostics)
    session.remarks().write(render_human(sources, diagnostic, session.remarks_terminal()) + "\n");
}

ast::Expression parse_typed(Sources& sources, const std::string& name, const std::string& text, const std::string& what, Session& session) {
  const std::uint32_t source = sources.add(name, text);
  Outcome<ast::Expression> parsed = parse_expression(sources, source);
  write_diagnostics(sources, parsed.diagnostics, session);
  if (!parsed.value) throw CannotRun(what + " cannot be read");
  return std::move(*parsed.value);
}

}  // namespace

CheckedExpression read_expression(Sources& sources, const CheckedRules& rules, const std::string& text, const ExpressionScope& scope,
                                  Session& session) {
  const ast::Expression written = parse_typed(sources, "<expression>", text, "the expression", session);
  Outcome<CheckedExpression> checked = check_expression(sources, rules, written, scope);
  write_diagnostics(sources, checked.diagnostics, session);
  if (!checked.value) throw CannotRun("the expression means nothing in these rules");
  return std::move(*checked.value);
}

std::unique_ptr<const Selection> read_selection(Sources& sources, const CheckedRules& rules, const std::string& text, Session& session) {
  const ast::Expression written = parse_typed(sources, "<select>", text, "what --select asks", session);
  Outcome<std::unique_ptr<const Selection>> checked = check_selection(sources, rules, written);
  write_diagnostics(sources, checked.diagnostics, session);
  if (!checked.value) throw CannotRun("what --select asks means nothing in these rules");
  return std::move(*checked.value);
}

}  // namespace rung::cli
