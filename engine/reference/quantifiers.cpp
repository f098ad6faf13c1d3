// SPDX-License-Identifier: Apache-2.0
// Quantifiers and aggregates: folds over the elements of a list or set. "Quantifiers and aggregates fold with these
// tables, and over an unknown list are unknown."
#include <algorithm>
#include <cassert>
#include <limits>

#include "engine/reference/evaluate.hpp"

namespace rung::reference {

namespace {

/// What one element brings to the fold; each true or absent where the quantifier has no such part.
struct Element {
  Value condition = known(true);
  Value body = absent();
};

std::vector<Element> evaluate_elements(const Expression& expression, const Value& list, Scope& scope) {
  std::vector<Element> elements;
  const std::vector<Value> outer = scope.variables;
  for (const Value& value : elements_of(list)) {
    scope.bind(expression.index, value);
    Element element;
    if (const Expression* condition = quantified_condition(expression)) element.condition = evaluate(*condition, scope);
    if (const Expression* body = quantified_body(expression)) element.body = evaluate(*body, scope);
    elements.push_back(std::move(element));
  }
  scope.variables = outer;
  return elements;
}

std::vector<Value> conditions_of(const std::vector<Element>& elements) {
  std::vector<Value> conditions;
  for (const Element& element : elements) conditions.push_back(element.condition);
  return conditions;
}

// `every v in L where P : Q` is P implies Q for each.
Value every(const std::vector<Element>& elements) {
  std::vector<Value> implications;
  for (const Element& element : elements) implications.push_back(implication(element.condition, element.body));
  return conjunction(implications);
}

Value count(const std::vector<Element>& elements) {
  const std::vector<Value> conditions = conditions_of(elements);
  if (!std::all_of(conditions.begin(), conditions.end(), [](const Value& value) { return value.is_known(); })) {
    return unknown_of(conditions);
  }
  return known(static_cast<std::int64_t>(std::count_if(conditions.begin(), conditions.end(), is_true)));
}

__extension__ using Wide = __int128;  // no list is long enough to overflow it, so the order of elements cannot matter

Value total(const Expression& expression, const std::vector<Value>& terms, const Scope& scope) {
  const bool decimal = expression.type.base == Base::decimal;
  Wide exact = 0;
  for (const Value& term : terms) exact += decimal ? std::get<Decimal>(term.of).micros : std::get<std::int64_t>(term.of);
  if (exact < std::numeric_limits<std::int64_t>::min() || exact > std::numeric_limits<std::int64_t>::max()) {
    return overflow(expression, scope);
  }
  const auto sum = static_cast<std::int64_t>(exact);
  return decimal ? known(Decimal{sum}) : known(sum);
}

Value united(const std::vector<Value>& terms) {
  std::vector<Value> members;
  for (const Value& term : terms) {
    const auto& more = std::get<Set>(term.of).members;
    members.insert(members.end(), more.begin(), more.end());
  }
  return known(make_set(std::move(members)));
}

// "`min` and `max` of none are absent"; of equal ones the first.
Value extreme(Op op, const std::vector<Value>& terms) {
  if (terms.empty()) return absent();
  const auto less = [](const Value& left, const Value& right) { return compare(left, right) < 0; };
  return op == Op::min ? *std::min_element(terms.begin(), terms.end(), less)
                       : *std::max_element(terms.begin(), terms.end(), less);
}

// sum, union, min, max. An element that the condition leaves out brings nothing, whatever its term is.
Value aggregate(const Expression& expression, const std::vector<Element>& elements, const Scope& scope) {
  std::vector<Value> terms, pending;
  for (const Element& element : elements) {
    if (is_false(element.condition)) continue;
    if (is_true(element.condition) && element.body.is_known()) {
      terms.push_back(element.body);
    } else {
      pending.push_back(unknown_of({element.body, element.condition}));  // as written: the term before the condition
    }
  }
  if (!pending.empty()) return unknown_of(pending);
  if (expression.op == Op::sum) return total(expression, terms, scope);
  if (expression.op == Op::union_of) return united(terms);
  return extreme(expression.op, terms);
}

}  // namespace

Value quantified(const Expression& expression, Scope& scope) {
  const Value list = evaluate(quantified_list(expression), scope);
  if (!list.is_known()) return unknown_of({list});
  const std::vector<Element> elements = evaluate_elements(expression, list, scope);
  if (expression.op == Op::some) return disjunction(conditions_of(elements));
  if (expression.op == Op::no) return negation(disjunction(conditions_of(elements)));
  if (expression.op == Op::every) return every(elements);
  if (expression.op == Op::count) return count(elements);
  return aggregate(expression, elements, scope);
}

}  // namespace rung::reference
