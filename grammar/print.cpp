// SPDX-License-Identifier: Apache-2.0
// Expressions as text that parses to the same tree again.
#include "grammar/print.hpp"

#include <chrono>
#include <cstdio>
#include <utility>

#include "grammar/print_pieces.hpp"
#include "grammar/unicode.hpp"

namespace rung::ast {

namespace {

const char* symbol(BinaryOperator op) {
  switch (op) {
    case BinaryOperator::implies: return "implies";
    case BinaryOperator::equal: return "==";
    case BinaryOperator::not_equal: return "!=";
    case BinaryOperator::less: return "<";
    case BinaryOperator::less_equal: return "<=";
    case BinaryOperator::greater: return ">";
    case BinaryOperator::greater_equal: return ">=";
    case BinaryOperator::in: return "in";
    case BinaryOperator::not_in: return "not in";
    case BinaryOperator::overlaps: return "overlaps";
    case BinaryOperator::within: return "within";
    case BinaryOperator::matches: return "matches";
    case BinaryOperator::starts_with: return "starts with";
    case BinaryOperator::ends_with: return "ends with";
    case BinaryOperator::contains: return "contains";
    case BinaryOperator::otherwise: return "otherwise";
    case BinaryOperator::add: return "+";
    case BinaryOperator::subtract: return "-";
    case BinaryOperator::unite: return "|";
    case BinaryOperator::multiply: return "*";
    case BinaryOperator::intersect: return "&";
  }
  return "";
}

const char* symbol(DurationUnit unit) {
  switch (unit) {
    case DurationUnit::days: return "days";
    case DurationUnit::weeks: return "weeks";
    case DurationUnit::months: return "months";
    case DurationUnit::years: return "years";
  }
  return "";
}

const char* symbol(State state) {
  switch (state) {
    case State::present: return "present";
    case State::absent: return "absent";
    case State::empty: return "empty";
  }
  return "";
}

const char* symbol(QuantifierKind kind) {
  switch (kind) {
    case QuantifierKind::some: return "some";
    case QuantifierKind::no: return "no";
    case QuantifierKind::every: return "every";
    case QuantifierKind::count: return "count";
    case QuantifierKind::sum: return "sum";
    case QuantifierKind::unite: return "union";
    case QuantifierKind::min: return "min";
    case QuantifierKind::max: return "max";
  }
  return "";
}

std::string in_parentheses_unless(bool plain, const Expression& expression) {
  std::string text = print(expression);
  return plain || text[0] == '(' ? text : "(" + text + ")";
}

/// What fields may be taken of, and what may be a list, without parentheses.
bool is_path(const Expression& expression) {
  return std::holds_alternative<Variable>(expression.node) || std::holds_alternative<Field>(expression.node) ||
         std::holds_alternative<Call>(expression.node);
}

std::string listed(const Expressions& items) {
  std::string text;
  for (const Expression& item : items) text += (text.empty() ? "" : ", ") + print(item);
  return text;
}

/// The ends of an interval stand without parentheses.
std::string interval_end(const Expressions& end) {
  if (end.empty()) return {};
  if (const auto* const minus = std::get_if<Unary>(&end[0].node)) return "-" + print(minus->operand[0]);
  return print(end[0]);
}

std::string regex(const std::string& value) {
  std::string text = "\"";
  for (const char c : value) {
    if (c == '"') text += '\\';
    text += c;
  }
  return text + "\"";
}

struct Printer {
  std::string operator()(const Boolean& node) const { return node.value ? "true" : "false"; }
  std::string operator()(const Number& node) const { return node.digits; }
  std::string operator()(const String& node) const { return quoted(node.value, false); }
  std::string operator()(const Date& node) const { return print_date(node.days); }
  std::string operator()(const Duration& node) const { return std::to_string(node.count) + " " + symbol(node.unit); }
  std::string operator()(const Variable& node) const { return print(node.name); }
  std::string operator()(const Field& node) const {
    return in_parentheses_unless(is_path(node.base[0]), node.base[0]) + "." + print(node.name);
  }
  std::string operator()(const Call& node) const { return node.callee.text + "(" + listed(node.arguments) + ")"; }
  std::string operator()(const SetLiteral& node) const { return "{" + listed(node.items) + "}"; }
  std::string operator()(const Interval& node) const { return interval_end(node.low) + ".." + interval_end(node.high); }
  std::string operator()(const Unary& node) const {
    return (node.op == UnaryOperator::logical_not ? "(not " : "(-") + print(node.operand[0]) + ")";
  }
  std::string operator()(const Binary& node) const {
    const auto* const literal = std::get_if<String>(&node.operands[1].node);
    const bool is_regex = node.op == BinaryOperator::matches && literal != nullptr;
    return "(" + print(node.operands[0]) + " " + symbol(node.op) + " " +
           (is_regex ? regex(literal->value) : print(node.operands[1])) + ")";
  }
  std::string operator()(const Logic& node) const {
    std::string text = "(";
    for (const Expression& operand : node.operands) {
      if (text.size() > 1) text += node.op == LogicOperator::conjunction ? " and " : " or ";
      text += print(operand);
    }
    return text + ")";
  }
  std::string operator()(const Is& node) const {
    return "(" + print(node.operand[0]) + (node.negated ? " is not " : " is ") + symbol(node.state) + ")";
  }
  std::string operator()(const If& node) const {
    return "(if " + print(node.operands[0]) + " then " + print(node.operands[1]) + " else " + print(node.operands[2]) +
           ")";
  }
  std::string operator()(const Quantifier& node) const {
    std::string elements = node.variable.text + " in " + in_parentheses_unless(is_path(node.list[0]), node.list[0]);
    if (!node.condition.empty()) elements += " where " + print(node.condition[0]);
    const std::string word = symbol(node.kind);
    switch (node.kind) {
      case QuantifierKind::some:
      case QuantifierKind::no: return "(" + word + " " + elements + ")";
      case QuantifierKind::every: return "(" + word + " " + elements + " : " + print(node.body[0]) + ")";
      case QuantifierKind::count: return word + "(" + elements + ")";
      case QuantifierKind::sum:
      case QuantifierKind::unite:
      case QuantifierKind::min:
      case QuantifierKind::max: break;
    }
    return word + "(" + print(node.body[0]) + " for " + elements + ")";
  }
};

}  // namespace

std::string quoted(const std::string& value, bool in_message) {
  std::string text = "\"";
  for (std::size_t at = 0; at < value.size();) {
    const CodePoint character = decode(value, at);
    const char c = value[at];
    if (c == '"' || c == '\\' || (c == '{' && in_message)) {
      text += {'\\', c};
    } else if (c == '\n' || c == '\t') {
      text += {'\\', c == '\n' ? 'n' : 't'};
    } else if (character.valid && is_invisible(character.value)) {
      char escape[16];
      std::snprintf(escape, sizeof escape, "\\u{%X}", static_cast<unsigned>(character.value));
      text += escape;
    } else {
      text.append(value, at, character.length);
    }
    at += character.length;
  }
  return text + "\"";
}

std::string print(const Name& name) { return name.quoted ? quoted(name.text, false) : name.text; }

std::string print_date(std::int32_t days) {
  const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(days))};
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()));
  return text;
}

std::string print(const Expression& expression) { return std::visit(Printer{}, expression.node); }

}  // namespace rung::ast
