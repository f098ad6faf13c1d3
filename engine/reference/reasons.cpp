// SPDX-License-Identifier: Apache-2.0
// Culprits, messages, remedies and facts of a failed precondition.
#include "engine/reference/reasons.hpp"

#include <algorithm>

#include "engine/reference/evaluate.hpp"
#include "engine/reference/mentioned_facts.hpp"
#include "engine/reference/print.hpp"

namespace rung::reference {

std::string say(const Message& message, std::size_t language, Scope& scope) {
  std::string said;
  for (const Message::Piece& piece : message.in(language)) {
    const auto* text = std::get_if<std::string>(&piece);
    said += text ? *text : print(evaluate(std::get<Expression>(piece), scope), scope);
  }
  return said;
}

namespace {

// "the first whose `when` is true (unknown is not)"
std::optional<std::string> first_remedy(const Precondition& precondition, std::size_t language, Scope& scope) {
  for (const Remedy& remedy : precondition.remedies) {
    if (!remedy.when || is_true(evaluate(*remedy.when, scope))) return say(remedy.text, language, scope);
  }
  return {};
}

Reason reason(const Precondition& precondition, std::optional<std::size_t> culprit, const Query& query, Scope& scope) {
  Reason reason;
  reason.require = precondition.name;
  reason.code = precondition.code;
  if (query.detail != Detail::codes) {
    reason.message = say(precondition.message, query.language, scope);
    reason.remedy = first_remedy(precondition, query.language, scope);
  }
  if (query.detail == Detail::full) reason.facts = mentioned_facts(precondition.check, culprit, scope);
  return reason;
}

// "an element breaks `no v in L where P` if P is true, and `every v in L where P : Q` if P is true and Q false."
bool breaks(const Expression& check, Scope& scope) {
  const Expression* condition = quantified_condition(check);
  if (condition && !is_true(evaluate(*condition, scope))) return false;
  return check.op == Op::no || is_false(evaluate(*quantified_body(check), scope));
}

Culprit culprit_of(const Expression& check, const Value& list, std::size_t at, const Scope& scope) {
  Culprit culprit;
  culprit.variable = scope.rules.variables[check.index].name;
  const Value& element = elements_of(list)[at];
  const auto* record = element.is_known() ? std::get_if<RecordAt>(&element.of) : nullptr;
  if (record) {
    culprit.path = path_of(scope, *record);
    const std::string key = key_text(*record, scope);
    if (key != culprit.path) culprit.key = key;
    return culprit;
  }
  culprit.key = element_text(element, scope);
  if (const auto* holder = std::get_if<ListAt>(&list.of)) culprit.path = holder->path + "[" + std::to_string(at) + "]";
  return culprit;
}

}  // namespace

std::vector<Reason> reasons_of(const Precondition& precondition, const Query& query, Scope& scope) {
  const Expression& check = precondition.check;
  if (!has_culprits(precondition)) return {reason(precondition, {}, query, scope)};
  const Value list = evaluate(quantified_list(check), scope);
  const std::vector<Value> outer = scope.variables;
  std::vector<Reason> reasons;
  for (std::size_t at = 0; at < elements_of(list).size(); ++at) {
    scope.bind(check.index, elements_of(list)[at]);
    if (!breaks(check, scope)) continue;
    reasons.push_back(reason(precondition, at, query, scope));
    reasons.back().culprit = culprit_of(check, list, at, scope);
  }
  scope.variables = outer;
  return reasons;
}

void add_missing(std::vector<Missing>& missing, const Waits& waits, const std::string& needed_by) {
  for (const Wait& wait : waits) {
    const auto same = [&](const Missing& item) { return item.path == wait.path && item.overflow == wait.overflow; };
    const auto found = std::find_if(missing.begin(), missing.end(), same);
    if (found == missing.end()) {
      missing.push_back({wait.path, wait.overflow, {needed_by}});
    } else if (std::find(found->needed_by.begin(), found->needed_by.end(), needed_by) == found->needed_by.end()) {
      found->needed_by.push_back(needed_by);
    }
  }
}

std::vector<Missing> missing_of(const Waits& waits) {
  std::vector<Missing> missing;
  for (const Wait& wait : waits) missing.push_back({wait.path, wait.overflow, {}});
  return missing;
}

}  // namespace rung::reference
