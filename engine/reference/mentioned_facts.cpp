// SPDX-License-Identifier: Apache-2.0
// "`facts` are the snapshot's fields that the failing `check` mentions, with the culprit as its variable (for inner
// quantifiers, of every element), in order of mention; an unknown one has no `value`."
#include "engine/reference/mentioned_facts.hpp"

#include <algorithm>
#include <map>

#include "engine/reference/evaluate.hpp"
#include "engine/reference/print.hpp"

namespace rung::reference {

namespace {

class Mentions {
 public:
  explicit Mentions(Scope& scope) : scope_(scope) {}

  std::vector<Fact> facts;

  void visit(const Expression& expression) {
    switch (expression.op) {
      case Op::field: visit_field(expression, false); return;
      case Op::variable: visit_variable(expression); return;
      case Op::call: visit_call(expression); return;
      case Op::some: case Op::no: case Op::every: case Op::count: case Op::sum: case Op::union_of: case Op::min:
      case Op::max: visit_quantifier(expression); return;
      case Op::constant: case Op::snapshot: case Op::request: case Op::subject: case Op::source: case Op::target:
      case Op::today: case Op::component: case Op::logical_not: case Op::conjunction: case Op::disjunction:
      case Op::implies: case Op::conditional: case Op::equal: case Op::not_equal: case Op::less: case Op::less_equal:
      case Op::greater: case Op::greater_equal: case Op::in: case Op::overlaps: case Op::within: case Op::matches:
      case Op::starts_with: case Op::ends_with: case Op::contains: case Op::present: case Op::empty: case Op::otherwise:
      case Op::to_decimal: case Op::negate: case Op::add: case Op::subtract: case Op::multiply: case Op::shift:
      case Op::days_between: case Op::unite: case Op::intersect: case Op::difference: case Op::size: case Op::set_of:
        for (const Expression& operand : expression.operands) visit(operand);
        return;
    }
  }

  void visit_quantifier(const Expression& quantifier, std::optional<std::size_t> only = {}) {
    visit_list(quantified_list(quantifier));
    const Value list = evaluate(quantified_list(quantifier), scope_);
    if (!list.is_known()) return;
    const std::vector<Value> outer = scope_.variables;
    for (std::size_t at = 0; at < elements_of(list).size(); ++at) {
      if (only && *only != at) continue;
      scope_.bind(quantifier.index, elements_of(list)[at]);
      note_scalar(quantifier.index, list, at);
      visit_parts(quantifier);
    }
    scope_.variables = outer;
  }

 private:
  /// As written: a term stands before the condition, what `every` claims behind it.
  void visit_parts(const Expression& quantifier) {
    const Expression* condition = quantified_condition(quantifier);
    const Expression* body = quantified_body(quantifier);
    if (body && quantifier.op != Op::every) visit(*body);
    if (condition) visit(*condition);
    if (body && quantifier.op == Op::every) visit(*body);
  }

  /// A list that is quantified over speaks through its elements.
  void visit_list(const Expression& list) {
    if (list.op == Op::field) {
      visit_field(list, true);
    } else if (list.op == Op::call && scope_.rules.defines[list.index].body.op == Op::field) {
      visit_call(list, true);
    } else {
      visit(list);
    }
  }

  void visit_field(const Expression& expression, bool quantified) {
    visit(expression.operands[0]);
    const Value base = evaluate(expression.operands[0], scope_);
    const auto* record = base.is_known() ? std::get_if<RecordAt>(&base.of) : nullptr;
    if (!record) return;  // of a catalog's entry, or below a record that is not there and has said so
    const Value value = read_field(scope_, *record, expression.index);
    const bool speaks_through_elements = quantified && std::holds_alternative<ListAt>(value.of);
    if (value.is_known() && (speaks_through_elements || std::holds_alternative<RecordAt>(value.of))) return;
    const Slot slot = scope_.facts.layout().records[record->place].fields[expression.index];
    if (!value.is_known() && slot.kind == Slot::Kind::record) {
      const std::uint32_t presence = scope_.facts.layout().records[slot.index].presence;
      add(field_path(scope_, *record, expression.index), value, scope_.facts.place(presence, record->row));
    } else {
      add(field_path(scope_, *record, expression.index), value,
          slot.kind == Slot::Kind::column ? scope_.facts.place(slot.index, record->row) : Place{});
    }
  }

  void visit_call(const Expression& expression, bool quantified = false) {
    const Define& define = scope_.rules.defines[expression.index];
    const std::vector<Value> outer = scope_.variables;
    std::vector<Value> arguments;
    for (const Expression& argument : expression.operands) {
      visit(argument);
      arguments.push_back(evaluate(argument, scope_));
    }
    for (std::size_t at = 0; at < arguments.size(); ++at) scope_.bind(define.parameters[at], arguments[at]);
    if (quantified) visit_list(define.body); else visit(define.body);
    scope_.variables = outer;
  }

  /// An element of a list of scalars is a field of the snapshot with a path of its own; a member of a set is none.
  void note_scalar(std::uint32_t variable, const Value& collection, std::size_t at) {
    scalar_elements_.erase(variable);
    const auto* list = std::get_if<ListAt>(&collection.of);
    if (!list || list->column == none) return;
    const Place place = scope_.facts.place(list->column, list->first_row + static_cast<std::uint32_t>(at));
    scalar_elements_[variable] = {list->path + "[" + std::to_string(at) + "]", place};
  }

  void visit_variable(const Expression& expression) {
    const auto found = scalar_elements_.find(expression.index);
    if (found != scalar_elements_.end()) {
      add(found->second.path, scope_.variable(expression.index), found->second.place);
    }
  }

  void add(std::string path, const Value& value, Place place) {
    const auto same = [&](const Fact& fact) { return fact.path == path; };
    if (std::any_of(facts.begin(), facts.end(), same)) return;
    facts.push_back({std::move(path), fact_value(value, scope_), value.is_absent(), place.line, place.column});
  }

  struct ScalarElement { std::string path; Place place; };

  Scope& scope_;
  std::map<std::uint32_t, ScalarElement> scalar_elements_;  ///< by variable
};

}  // namespace

std::vector<Fact> mentioned_facts(const Expression& expression, std::optional<std::size_t> culprit, Scope& scope) {
  Mentions mentions(scope);
  if (culprit) {
    mentions.visit_quantifier(expression, culprit);
  } else {
    mentions.visit(expression);
  }
  return std::move(mentions.facts);
}

}  // namespace rung::reference
