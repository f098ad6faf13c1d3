// SPDX-License-Identifier: Apache-2.0
// Expressions as forms: negation pushed inwards, variables named by how deep they bind, operands in one order.
#include <fmt/format.h>

#include <algorithm>

#include "engine/diff/meaning.hpp"
#include "engine/values/decimal.hpp"

namespace rung {
namespace {

std::string_view word_of(Op op) {
  switch (op) {
    case Op::constant: return "constant";
    case Op::snapshot: return "snapshot";
    case Op::request: return "request";
    case Op::subject: return "subject";
    case Op::source: return "source";
    case Op::target: return "target";
    case Op::today: return "today";
    case Op::variable: return "variable";
    case Op::field: return "field";
    case Op::component: return "component";
    case Op::call: return "call";
    case Op::logical_not: return "not";
    case Op::conjunction: return "and";
    case Op::disjunction: return "or";
    case Op::implies: return "implies";
    case Op::conditional: return "if";
    case Op::equal: return "==";
    case Op::not_equal: return "!=";
    case Op::less: return "<";
    case Op::less_equal: return "<=";
    case Op::greater: return ">";
    case Op::greater_equal: return ">=";
    case Op::in: return "in";
    case Op::overlaps: return "overlaps";
    case Op::within: return "within";
    case Op::matches: return "matches";
    case Op::starts_with: return "starts";
    case Op::ends_with: return "ends";
    case Op::contains: return "contains";
    case Op::present: return "present";
    case Op::empty: return "empty";
    case Op::otherwise: return "otherwise";
    case Op::to_decimal: return "to_decimal";
    case Op::negate: return "-";
    case Op::add: return "+";
    case Op::subtract: return "minus";
    case Op::multiply: return "*";
    case Op::shift: return "shift";
    case Op::days_between: return "days";
    case Op::unite: return "|";
    case Op::intersect: return "&";
    case Op::difference: return "without";
    case Op::some: return "some";
    case Op::no: return "no";
    case Op::every: return "every";
    case Op::count: return "count";
    case Op::sum: return "sum";
    case Op::union_of: return "union";
    case Op::min: return "min";
    case Op::max: return "max";
    case Op::size: return "size";
    case Op::set_of: return "set";
  }
  return {};
}

}  // namespace

FormId Meaning::opposite(FormId form, bool negated) { return negated ? forms_.node("not", {form}) : form; }

FormId Meaning::form(const Expression& expression, bool negated) {
  const Op op = expression.op;
  if (op == Op::logical_not) return form(expression.operands[0], !negated);
  if (op >= Op::conjunction && op <= Op::implies) return logic(expression, negated);
  if (op >= Op::equal && op <= Op::greater_equal) return comparison(expression, negated);
  if (is_quantifier(op)) return quantifier(expression, negated);
  if (op == Op::call) return call(expression, negated);
  if (op == Op::conditional)
    return forms_.node("if", {form(expression.operands[0], false), form(expression.operands[1], negated),
                              form(expression.operands[2], negated)});
  if (op == Op::constant) {
    if (const auto* truth = std::get_if<bool>(&expression.constant.of)) return forms_.truth(*truth != negated);
    return of(expression.type, expression.constant);
  }
  return opposite(value_of(expression), negated);
}

FormId Meaning::logic(const Expression& expression, bool negated) {
  std::vector<FormId> operands;
  for (const Expression& operand : expression.operands) {
    const bool premise = expression.op == Op::implies && &operand == &expression.operands.front();
    operands.push_back(form(operand, negated != premise));
  }
  return (expression.op == Op::conjunction) != negated ? forms_.conjunction(std::move(operands))
                                                       : forms_.disjunction(std::move(operands));
}

FormId Meaning::comparison(const Expression& expression, bool negated) {
  const Op op = expression.op;
  FormId left = form(expression.operands[0], false), right = form(expression.operands[1], false);
  if (op == Op::equal || op == Op::not_equal)
    return opposite(forms_.commutative("==", {left, right}), negated != (op == Op::not_equal));
  if (op == Op::greater || op == Op::greater_equal) std::swap(left, right);
  const bool strict = op == Op::less || op == Op::greater;
  // All that is ordered is ordered totally: what is not less is greater or equal.
  if (negated) std::swap(left, right);
  return forms_.node(strict != negated ? "<" : "<=", {left, right});
}

/// `no v in L where P` is `not some v in L where P`; `every v in L where P : Q` is `not some v in L where P and not Q`.
FormId Meaning::quantifier(const Expression& expression, bool negated) {
  const FormId list = form(quantified_list(expression), false);
  const Expression* condition = quantified_condition(expression);
  const Expression* body = quantified_body(expression);
  const std::uint32_t own_height = height(expression);
  const FormId variable = forms_.node(fmt::format("v{}", own_height));
  const bool truth = expression.op == Op::some || expression.op == Op::no || expression.op == Op::every;
  bindings_.push_back({expression.index, variable, 0});
  std::vector<FormId> parts;
  if (condition != nullptr) parts.push_back(form(*condition, false));
  if (body != nullptr && truth) parts.push_back(form(*body, true));
  const FormId chosen = forms_.conjunction(std::move(parts));
  std::vector<FormId> operands = {variable, list, chosen};
  if (body != nullptr && !truth) operands.push_back(form(*body, false));
  bindings_.pop_back();
  const FormId result = forms_.binder(truth ? "some" : word_of(expression.op), std::move(operands));
  return opposite(result, negated != (expression.op == Op::no || expression.op == Op::every));
}

FormId Meaning::call(const Expression& expression, bool negated) {
  std::vector<FormId> arguments = operands_of(expression);
  const Define& define = rules_.defines[expression.index];
  if (!written_out_) return opposite(forms_.node("define " + define.name, std::move(arguments)), negated);
  std::vector<Binding> inner;
  CallKey key{expression.index * 2 + (negated ? 1 : 0), arguments};
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    inner.push_back({define.parameters[i], arguments[i], height(expression.operands[i])});
    key.second.push_back(inner.back().height);
  }
  if (const auto known = calls_.find(key); known != calls_.end()) return known->second;
  std::swap(bindings_, inner);
  const FormId result = form(define.body, negated);
  std::swap(bindings_, inner);
  calls_.emplace(std::move(key), result);
  return result;
}

Meaning::Binding Meaning::bound(std::uint32_t variable) const {
  const auto found = std::find_if(bindings_.rbegin(), bindings_.rend(),
                                  [&](const Binding& binding) { return binding.variable == variable; });
  return found == bindings_.rend() ? Binding{variable, forms_.node("culprit"), 0} : *found;
}

std::vector<FormId> Meaning::operands_of(const Expression& expression) {
  std::vector<FormId> operands;
  for (const Expression& operand : expression.operands) operands.push_back(form(operand, false));
  return operands;
}

const std::string& Meaning::field_name(const Expression& field) const {
  const Type base = field.operands[0].type;
  return base.base == Base::entry ? rules_.schema.catalogs[base.index].fields[field.index].name
                                  : rules_.schema.records[base.index].fields[field.index].name;
}

FormId Meaning::set_literal(const Expression& expression) {
  std::vector<FormId> items = operands_of(expression);
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
  return forms_.node("set", std::move(items));
}

FormId Meaning::shift(const Expression& expression) {
  std::int64_t count = std::get<std::int64_t>(expression.constant.of);
  std::string_view unit = "days";
  switch (static_cast<ast::DurationUnit>(expression.index)) {
    case ast::DurationUnit::days: break;
    case ast::DurationUnit::weeks: count = count > 1'000'000'000 ? count : count * 7; break;
    case ast::DurationUnit::months: unit = "months"; break;
    case ast::DurationUnit::years:
      unit = "months";
      count = count > 1'000'000'000 ? count : count * 12;
      break;
  }
  return forms_.node(fmt::format("shift {} {}", count, unit), operands_of(expression));
}

/// What has no negation of its own.
FormId Meaning::value_of(const Expression& expression) {
  const Op op = expression.op;
  if (op == Op::variable) return bound(expression.index).form;
  if (op == Op::field) return forms_.node("field " + field_name(expression), operands_of(expression));
  if (op == Op::component) return forms_.node(fmt::format("component {}", expression.index), operands_of(expression));
  if (op == Op::shift) return shift(expression);
  if (op == Op::set_of) return set_literal(expression);
  if (op == Op::unite || op == Op::intersect) return forms_.chain(word_of(op), operands_of(expression));
  if (op == Op::add || op == Op::multiply || op == Op::overlaps)
    return forms_.commutative(word_of(op), operands_of(expression));
  if (op == Op::matches)
    return forms_.node(fmt::format("matches \"{}\"", std::get<std::string>(expression.constant.of)), operands_of(expression));
  if (op == Op::to_decimal && expression.operands[0].op == Op::constant)
    if (const auto scaled = to_decimal(std::get<std::int64_t>(expression.operands[0].constant.of)))
      return of(expression.type, Value{Decimal{*scaled}});
  return forms_.node(word_of(op), operands_of(expression));
}

/// How deep binders are nested in it, defines written out.
std::uint32_t Meaning::height(const Expression& expression) {
  if (expression.op == Op::variable) return bound(expression.index).height;
  if (expression.op == Op::call && written_out_) return height_of_call(expression);
  const bool binds = is_quantifier(expression.op);
  if (binds) bindings_.push_back({expression.index, 0, 0});
  std::uint32_t most = 0;
  for (const Expression& operand : expression.operands) most = std::max(most, height(operand));
  if (binds) bindings_.pop_back();
  return binds ? most + 1 : most;
}

std::uint32_t Meaning::height_of_call(const Expression& expression) {
  const Define& define = rules_.defines[expression.index];
  CallKey key{expression.index, {}};
  std::vector<Binding> inner;
  for (std::size_t i = 0; i < expression.operands.size(); ++i) {
    inner.push_back({define.parameters[i], 0, height(expression.operands[i])});
    key.second.push_back(inner.back().height);
  }
  if (const auto known = heights_.find(key); known != heights_.end()) return known->second;
  std::swap(bindings_, inner);
  const std::uint32_t result = height(define.body);
  std::swap(bindings_, inner);
  heights_.emplace(std::move(key), result);
  return result;
}

}  // namespace rung
