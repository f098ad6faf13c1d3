// SPDX-License-Identifier: Apache-2.0
#include "engine/coverage/can_be_unknown.hpp"

#include <algorithm>

namespace rung {

namespace {

/// Whether an expression is `base` with these fields below it.
bool is_way(const Expression& expression, Op base, const std::vector<std::uint32_t>& fields) {
  const Expression* at = &expression;
  for (std::size_t i = fields.size(); i-- > 0; at = &at->operands[0])
    if (at->op != Op::field || at->index != fields[i]) return false;
  return at->op == base;
}

bool is_record(const Expression& expression) {
  return expression.type.base == Base::record && expression.type.shape == Shape::scalar;
}

bool is_field_unknown(const CheckedRules& rules, const Expression& field) {
  const Expression& base = field.operands[0];
  if (base.type.base == Base::entry) {
    if (can_be_unknown(rules, base)) return true;
    // A path leads from and to listed entries.
    if (base.op == Op::source || base.op == Op::target || base.op == Op::constant) return false;
    if (is_subjects_entry(rules, base)) return false;
    const CatalogType& catalog = rules.schema.catalogs[base.type.index];
    return catalog.open && !catalog.unlisted[field.index] && !catalog.unlisted_is_name[field.index];
  }
  if (is_subjects_list(rules, field) || is_subjects_entry(rules, field)) return false;
  const RecordType& type = rules.schema.records[base.type.index];
  if (base.type.index == rules.schema.request) {
    const FieldType& asked = type.fields[field.index];
    return !asked.initial && !asked.type.optional;  // a request says nothing of a field, or says it
  }
  // An element always has its key, and the subject stands where it was found.
  const bool in_list = base.op == Op::variable || (base.op == Op::subject && rules.subject.in_list);
  return !(in_list && type.fields[field.index].key);
}

}  // namespace

bool is_subjects_list(const CheckedRules& rules, const Expression& expression) {
  return rules.subject.in_list && is_way(expression, Op::snapshot, rules.subject.place);
}

bool is_subjects_entry(const CheckedRules& rules, const Expression& expression) {
  return is_way(expression, Op::subject, rules.subject.at);
}

bool can_be_unknown(const CheckedRules& rules, const Expression& expression) {
  switch (expression.op) {
    case Op::constant:
    case Op::source:
    case Op::target:
    case Op::today:
    case Op::snapshot:
    case Op::request:
    case Op::subject:
    // What a variable runs over is asked of the list or set: it can be unknown where its elements can.
    case Op::variable: return false;
    case Op::field: return is_field_unknown(rules, expression);
    default: break;
  }
  // Which place a variable or the subject stands for is always known.
  const auto is_place = [](const Expression& operand) {
    return is_record(operand) && (operand.op == Op::variable || operand.op == Op::subject);
  };
  if (!expression.operands.empty() && std::all_of(expression.operands.begin(), expression.operands.end(), is_place))
    return false;
  return std::any_of(expression.operands.begin(), expression.operands.end(),
                     [&](const Expression& operand) { return can_be_unknown(rules, operand); });
}

}  // namespace rung
