// SPDX-License-Identifier: Apache-2.0
// `not (not a)`, and `not` before what has a negation of its own: `!=`, `not in`, `is absent`, `is not …`, `no`.
#include <fmt/format.h>

#include <optional>

#include "engine/lint/lints.hpp"
#include "engine/lint/walk.hpp"

namespace rung {

namespace {

/// What undoes the inner negation; without edits where there is none.
struct Undone {
  std::string written;  ///< the negation as it stands there
  std::string instead;  ///< what says the same as both; empty: nothing is needed
  std::vector<Edit> edits;
};

/// A word and the blanks behind it.
Edit without_word(std::string_view text, Range range, std::size_t length) {
  std::size_t end = range.begin + length;
  while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\n' || text[end] == '\r')) ++end;
  return {{range.source, range.begin, static_cast<std::uint32_t>(end)}, ""};
}

/// The words behind the operand: `is not empty`. Only they can be the end of what was written.
Undone without_state(std::string_view text, const ast::Is& is, Range range) {
  const std::string_view whole = text.substr(range.begin, range.end - range.begin);
  if (is.negated) {
    Undone undone{"is not", "is", {}};
    const std::size_t at = whole.rfind("not");
    if (at != std::string_view::npos && whole.find('#') == std::string_view::npos)
      undone.edits.push_back(without_word(text, {range.source, static_cast<std::uint32_t>(range.begin + at), 0}, 3));
    return undone;
  }
  Undone undone{"is absent", "is present", {}};
  constexpr std::uint32_t length = 6;  // of the last word
  undone.edits.push_back({{range.source, range.end - length, range.end}, "present"});
  return undone;
}

std::optional<Undone> undo(std::string_view text, const ast::Expression& operand) {
  if (const auto* unary = std::get_if<ast::Unary>(&operand.node)) {
    if (unary->op != ast::UnaryOperator::logical_not) return std::nullopt;
    return Undone{"not", "", {without_word(text, operand.range, 3)}};
  }
  if (const auto* binary = std::get_if<ast::Binary>(&operand.node)) {
    if (binary->op == ast::BinaryOperator::not_equal) return Undone{"!=", "==", {{binary->op_range, "=="}}};
    if (binary->op == ast::BinaryOperator::not_in) return Undone{"not in", "in", {{binary->op_range, "in"}}};
  }
  if (const auto* is = std::get_if<ast::Is>(&operand.node))
    if (is->negated || is->state == ast::State::absent) return without_state(text, *is, operand.range);
  if (const auto* quantifier = std::get_if<ast::Quantifier>(&operand.node)) {
    const Range range = operand.range;
    if (quantifier->kind == ast::QuantifierKind::no)
      return Undone{"no", "some", {{{range.source, range.begin, range.begin + 2}, "some"}}};
  }
  return std::nullopt;
}

bool names_culprits(const ast::Expression& expression) {
  const auto* quantifier = std::get_if<ast::Quantifier>(&expression.node);
  return quantifier &&
         (quantifier->kind == ast::QuantifierKind::no || quantifier->kind == ast::QuantifierKind::every);
}

/// Without its negations a `check` would name culprits, and give a reason for each.
bool changes_reasons(const ast::Expression& outer, const ast::Expression* check) {
  if (&outer != check) return false;
  const ast::Expression* inner = &outer;
  while (const auto* unary = std::get_if<ast::Unary>(&inner->node)) inner = &unary->operand[0];
  return names_culprits(*inner);
}

}  // namespace

void double_negation(const LintInput& input, Report& report) {
  const ast::Expression* check = nullptr;
  const ast::Expression* reported = nullptr;  // of `not not not a` the inner two are not told once more
  const auto look = [&](const ast::Expression& node) {
    const auto* outer = std::get_if<ast::Unary>(&node.node);
    if (!outer || outer->op != ast::UnaryOperator::logical_not || &node == reported) return;
    const std::string_view text = input.sources[node.range.source].text();
    std::optional<Undone> undone = undo(text, outer->operand[0]);
    if (!undone) return;
    reported = &outer->operand[0];
    Finding& finding = report(
        node.range,
        undone->instead.empty() ? "two negations that undo each other" : fmt::format("`not` before `{}`", undone->written),
        undone->instead.empty() ? "leave both out" : fmt::format("write `{}` without the `not`", undone->instead));
    if (undone->edits.empty() || changes_reasons(node, check)) return;
    undone->edits.insert(undone->edits.begin(), without_word(text, node.range, 3));
    finding.fix = Fix{"undo the double negation", std::move(undone->edits)};
  };
  for (const ast::File& file : input.written.files) {
    for (const ast::Statement& statement : file.statements) {
      const auto* require = std::get_if<ast::Require>(&statement.node);
      check = require && require->check ? &*require->check : nullptr;
      for_each_expression(statement, [&](const ast::Expression& whole) { for_each_node(whole, look); });
    }
  }
}

}  // namespace rung
