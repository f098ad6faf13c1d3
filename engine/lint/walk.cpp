// SPDX-License-Identifier: Apache-2.0
#include "engine/lint/walk.hpp"

#include <type_traits>

namespace rung {

namespace {

void visit_all(const ast::Expressions& expressions, const VisitWritten& visit) {
  for (const ast::Expression& expression : expressions) visit(expression);
}

void visit_one(const std::optional<ast::Expression>& expression, const VisitWritten& visit) {
  if (expression) visit(*expression);
}

void visit_one(const std::optional<Expression>& expression, const VisitChecked& visit) {
  if (expression) visit(*expression);
}

/// What each kind of node holds. A kind without operands is listed, so that a new one does not go unseen.
struct Children {
  const VisitWritten& visit;

  void operator()(const ast::Boolean&) const {}
  void operator()(const ast::Number&) const {}
  void operator()(const ast::String&) const {}
  void operator()(const ast::Date&) const {}
  void operator()(const ast::Duration&) const {}
  void operator()(const ast::Variable&) const {}
  void operator()(const ast::Field& node) const { visit_all(node.base, visit); }
  void operator()(const ast::Call& node) const { visit_all(node.arguments, visit); }
  void operator()(const ast::SetLiteral& node) const { visit_all(node.items, visit); }
  void operator()(const ast::Interval& node) const {
    visit_all(node.low, visit);
    visit_all(node.high, visit);
  }
  void operator()(const ast::Unary& node) const { visit_all(node.operand, visit); }
  void operator()(const ast::Binary& node) const { visit_all(node.operands, visit); }
  void operator()(const ast::Logic& node) const { visit_all(node.operands, visit); }
  void operator()(const ast::Is& node) const { visit_all(node.operand, visit); }
  void operator()(const ast::If& node) const { visit_all(node.operands, visit); }
  void operator()(const ast::Quantifier& node) const {
    visit_all(node.list, visit);
    visit_all(node.condition, visit);
    visit_all(node.body, visit);
  }
};

/// The expressions of each kind of statement.
struct Wholes {
  const VisitWritten& visit;

  void texts(const ast::Texts& all) const {
    for (const ast::Text& text : all)
      for (const ast::TextPiece& piece : text.pieces)
        if (const auto* placeholder = std::get_if<ast::Expression>(&piece)) visit(*placeholder);
  }
  void fields(const std::vector<ast::FieldDeclaration>& all) const {
    for (const ast::FieldDeclaration& field : all) visit_one(field.initial, visit);
  }
  void guards(const std::vector<ast::On>& all) const {
    for (const ast::On& on : all) visit_one(on.where, visit);
  }
  void assignments(const std::vector<ast::Assignment>& all) const {
    for (const ast::Assignment& assignment : all) visit(assignment.value);
  }

  void operator()(const ast::Package&) const {}
  void operator()(const ast::Include&) const {}
  void operator()(const ast::Enum&) const {}
  void operator()(const ast::Subject&) const {}
  void operator()(const ast::Record& node) const { fields(node.fields); }
  void operator()(const ast::Catalog& node) const { fields(node.fields); }
  void operator()(const ast::Snapshot& node) const { fields(node.fields); }
  void operator()(const ast::Request& node) const { fields(node.fields); }
  void operator()(const ast::Entry& node) const { assignments(node.fields); }
  void operator()(const ast::Effect& node) const { assignments(node.assignments); }
  void operator()(const ast::Define& node) const { visit(node.body); }
  void operator()(const ast::Upgrade& node) const {
    visit_one(node.where, visit);
    visit_one(node.when, visit);
  }
  void operator()(const ast::Extend& node) const { visit_one(node.when, visit); }
  void operator()(const ast::Require& node) const {
    guards(node.on);
    visit_one(node.when, visit);
    visit_one(node.check, visit);
    texts(node.message);
    for (const ast::Remedy& remedy : node.remedies) {
      visit_one(remedy.when, visit);
      texts(remedy.texts);
    }
  }
  void operator()(const ast::Advise& node) const {
    guards(node.on);
    visit_one(node.when, visit);
    texts(node.message);
  }
};

void visit_guards(const std::vector<Guard>& guards, const VisitChecked& visit) {
  for (const Guard& guard : guards) visit_one(guard.where, visit);
}

void visit_effect(const std::optional<EffectRules>& effect, const VisitChecked& visit) {
  if (!effect) return;
  for (const EffectRules::Assignment& assignment : effect->assignments) visit(assignment.value);
}

}  // namespace

void for_each_child(const ast::Expression& expression, const VisitWritten& visit) {
  std::visit(Children{visit}, expression.node);
}

void for_each_node(const ast::Expression& expression, const VisitWritten& visit) {
  visit(expression);
  for_each_child(expression, [&](const ast::Expression& child) { for_each_node(child, visit); });
}

void for_each_expression(const ast::Statement& statement, const VisitWritten& visit) {
  std::visit(Wholes{visit}, statement.node);
}

void for_each_node(const Expression& expression, const VisitChecked& visit) {
  visit(expression);
  for (const Expression& operand : expression.operands) for_each_node(operand, visit);
}

void for_each_placeholder(const Message& message, const VisitChecked& visit) {
  for (const auto& text : message.texts) {
    if (!text) continue;
    for (const Message::Piece& piece : *text)
      if (const auto* placeholder = std::get_if<Expression>(&piece)) visit(*placeholder);
  }
}

void for_each_expression(const CheckedRules& rules, const VisitChecked& visit) {
  for (const Define& define : rules.defines) visit(define.body);
  for (const PathStatement& statement : rules.path_statements) {
    visit_one(statement.where, visit);
    visit_one(statement.when, visit);
  }
  for (const Precondition& precondition : rules.preconditions) {
    visit_guards(precondition.on, visit);
    visit_one(precondition.when, visit);
    visit(precondition.check);
    for_each_placeholder(precondition.message, visit);
    for (const Remedy& remedy : precondition.remedies) {
      visit_one(remedy.when, visit);
      for_each_placeholder(remedy.text, visit);
    }
  }
  for (const Advice& advice : rules.advice) {
    visit_guards(advice.on, visit);
    visit_one(advice.when, visit);
    for_each_placeholder(advice.message, visit);
  }
  visit_effect(rules.upgrade_effect, visit);
  visit_effect(rules.extend_effect, visit);
}

}  // namespace rung
