// SPDX-License-Identifier: Apache-2.0
// From an expression to its value: names, fields, calls, conditionals, optionals; all other operators have files of their own.
#include "engine/reference/evaluate.hpp"

#include <algorithm>
#include <cassert>

#include "engine/values/version.hpp"

namespace rung::reference {

namespace {

std::vector<Value> evaluate_operands(const Expression& expression, Scope& scope) {
  std::vector<Value> values;
  for (const Expression& operand : expression.operands) values.push_back(evaluate(operand, scope));
  return values;
}

// A field of an unknown record (an optional one of which it is not known whether it is there) or entry is unknown; of an absent one, absent.
Value field(const Expression& expression, Scope& scope) {
  const Value base = evaluate(expression.operands[0], scope);
  if (base.is_absent()) return absent();
  if (base.is_unknown()) return unknown_of({base});
  if (const auto* record = std::get_if<RecordAt>(&base.of)) return read_field(scope, *record, expression.index);
  return entry_field(scope, std::get<Listed>(base.of), expression.index);
}

// A define stands for its body, with the arguments' values for its parameters.
Value call(const Expression& expression, Scope& scope) {
  const Define& define = scope.rules.defines[expression.index];
  const std::vector<Value> arguments = evaluate_operands(expression, scope);
  std::vector<Value> outer = scope.variables;
  for (std::size_t at = 0; at < arguments.size(); ++at) scope.bind(define.parameters[at], arguments[at]);
  Value value = evaluate(define.body, scope);
  scope.variables = std::move(outer);
  return value;
}

// "`if u then a else b` is a where a and b are equal and known, else unknown". Where the condition is known the other
// branch is irrelevant.
Value conditional(const Expression& expression, Scope& scope) {
  const std::vector<Value> operands = evaluate_operands(expression, scope);
  const Value& condition = operands[0];
  const Value& yes = operands[1];
  const Value& no = operands[2];
  if (is_true(condition)) return yes;
  if (is_false(condition)) return no;
  if (yes.is_known() && no.is_known() && equal(yes, no)) return yes;
  if (yes.is_absent() && no.is_absent()) return yes;
  return unknown_of(operands);
}

// "y where the optional x is absent"; an unknown x might be either.
Value otherwise(const Expression& expression, Scope& scope) {
  const std::vector<Value> operands = evaluate_operands(expression, scope);
  if (operands[0].is_known()) return operands[0];
  if (operands[0].is_absent()) return operands[1];
  return unknown_of(operands);
}

Value presence(const Expression& expression, Scope& scope) {
  const Value operand = evaluate(expression.operands[0], scope);
  return operand.is_unknown() ? unknown_of({operand}) : known(operand.is_known());
}

Value emptiness(const Value& operand) {
  if (const auto* text = std::get_if<std::string>(&operand.of)) return known(text->empty());
  return known(elements_of(operand).empty());
}

Value component(const Expression& expression, const Value& operand) {
  return known(version_components(std::get<Version>(operand.of).written)[expression.index]);
}

Value in(const Expression& expression, Scope& scope) {
  return membership(evaluate(expression.operands[0], scope), evaluate(expression.operands[1], scope));
}

// "Any operator on an unknown operand is unknown".
Value strict(const Expression& expression, Scope& scope) {
  const std::vector<Value> operands = evaluate_operands(expression, scope);
  if (!std::all_of(operands.begin(), operands.end(), [](const Value& value) { return value.is_known(); })) {
    return unknown_of(operands);
  }
  switch (expression.op) {
    case Op::equal: case Op::not_equal: case Op::less: case Op::less_equal: case Op::greater: case Op::greater_equal:
      return comparison(expression.op, operands[0], operands[1]);
    case Op::matches: case Op::starts_with: case Op::ends_with: case Op::contains:
      return text_test(expression, operands);
    case Op::overlaps: case Op::within: case Op::unite: case Op::intersect: case Op::difference:
      return set_operation(expression.op, operands[0], operands[1]);
    case Op::to_decimal: case Op::negate: case Op::add: case Op::subtract: case Op::multiply: case Op::shift:
    case Op::days_between: {
      const std::optional<Value> result = arithmetic(expression, operands);
      return result ? *result : overflow(expression, scope);
    }
    case Op::empty: return emptiness(operands[0]);
    case Op::component: return component(expression, operands[0]);
    case Op::size: return known(static_cast<std::int64_t>(elements_of(operands[0]).size()));
    case Op::set_of: return known(make_set(operands));
    case Op::constant: case Op::snapshot: case Op::request: case Op::subject: case Op::source: case Op::target:
    case Op::today: case Op::variable: case Op::field: case Op::call: case Op::logical_not: case Op::conjunction:
    case Op::disjunction: case Op::implies: case Op::conditional: case Op::in: case Op::present: case Op::otherwise:
    case Op::some: case Op::no: case Op::every: case Op::count: case Op::sum: case Op::union_of: case Op::min:
    case Op::max: break;
  }
  assert(false && "evaluate() has the other operators");
  return {};
}

}  // namespace

Value evaluate(const Expression& expression, Scope& scope) {
  switch (expression.op) {
    case Op::constant: return from_constant(expression.constant, expression.type);
    case Op::snapshot: return snapshot_record(scope);
    case Op::request: return request_record(scope);
    case Op::subject: return scope.subject;
    case Op::source: return scope.source;
    case Op::target: return scope.target;
    case Op::today: return known(Date{scope.as_of});
    case Op::variable: return scope.variable(expression.index);
    case Op::field: return field(expression, scope);
    case Op::call: return call(expression, scope);
    case Op::logical_not: return negation(evaluate(expression.operands[0], scope));
    case Op::conjunction: return conjunction(evaluate_operands(expression, scope));
    case Op::disjunction: return disjunction(evaluate_operands(expression, scope));
    case Op::implies: return implication(evaluate(expression.operands[0], scope), evaluate(expression.operands[1], scope));
    case Op::conditional: return conditional(expression, scope);
    case Op::in: return in(expression, scope);
    case Op::present: return presence(expression, scope);
    case Op::otherwise: return otherwise(expression, scope);
    case Op::some: case Op::no: case Op::every: case Op::count: case Op::sum: case Op::union_of: case Op::min:
    case Op::max: return quantified(expression, scope);
    case Op::equal: case Op::not_equal: case Op::less: case Op::less_equal: case Op::greater: case Op::greater_equal:
    case Op::overlaps: case Op::within: case Op::matches: case Op::starts_with: case Op::ends_with: case Op::contains:
    case Op::empty: case Op::component: case Op::to_decimal: case Op::negate: case Op::add: case Op::subtract:
    case Op::multiply: case Op::shift: case Op::days_between: case Op::unite: case Op::intersect: case Op::difference:
    case Op::size: case Op::set_of: return strict(expression, scope);
  }
  assert(false);
  return {};
}

std::string spell_place(const Sources& sources, Range range) {
  const Position position = sources[range.source].position(range.begin);
  return sources[range.source].name() + ":" + std::to_string(position.line) + ":" + std::to_string(position.column);
}

Value overflow(const Expression& expression, const Scope& scope) {
  Value value;
  value.waits.push_back({{}, spell_place(scope.sources, expression.range)});
  return value;
}

}  // namespace rung::reference
