// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/entry_table.hpp"

#include <algorithm>

namespace rung::mutation {

namespace {

bool is_entry(const Type& type) { return type.base == Base::entry && type.shape == Shape::scalar && !type.optional; }

/// Unknown as soon as one operand is.
bool is_strict(Op op) {
  switch (op) {
    case Op::field:
    case Op::component:
    case Op::logical_not:
    case Op::equal:
    case Op::not_equal:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::in:
    case Op::overlaps:
    case Op::within:
    case Op::matches:
    case Op::starts_with:
    case Op::ends_with:
    case Op::contains:
    case Op::empty:
    case Op::unite:
    case Op::intersect:
    case Op::difference:
    case Op::size:
    case Op::to_decimal: return true;
    default: return false;
  }
}

bool same_place(const Expression& left, const Expression& right) {
  return left.op == right.op && left.index == right.index && left.operands.size() == right.operands.size() &&
         std::equal(left.operands.begin(), left.operands.end(), right.operands.begin(), same_place);
}

/// Finds the one place; whether there is no other and nothing else that is open.
bool find_entry_place(const Expression& expression, const Expression*& place) {
  if (expression.op == Op::constant) return true;
  if (is_entry(expression.type)) {
    const bool path = expression.op == Op::field || expression.op == Op::variable;
    if (!path || (place && !same_place(*place, expression))) return false;
    place = &expression;
    return true;
  }
  return is_strict(expression.op) &&
         std::all_of(expression.operands.begin(), expression.operands.end(),
                     [&](const Expression& operand) { return find_entry_place(operand, place); });
}

Expression constant(const Type& type, Value value) {
  Expression made;
  made.type = type;
  made.constant = std::move(value);
  return made;
}

/// With `source` in the entry's place: in what is settled it stands for nothing else.
Expression of_source(const Expression& expression) {
  if (expression.op == Op::constant) return expression;
  Expression copy;
  copy.op = is_entry(expression.type) ? Op::source : expression.op;
  copy.type = expression.type;
  copy.index = expression.index;
  copy.constant = expression.constant;
  if (copy.op == Op::source) return copy;
  for (const Expression& operand : expression.operands) copy.operands.push_back(of_source(operand));
  return copy;
}

/// With the fields of an entry that is not listed in their place.
class Unlisted {
 public:
  explicit Unlisted(const Schema& schema) : schema_(schema) {}

  Expression operator()(const Expression& expression) {
    if (expression.op == Op::constant) return expression;
    if (is_entry(expression.type)) {
      const auto behind_last = static_cast<std::uint32_t>(schema_.catalogs[expression.type.index].entries.size());
      return constant(expression.type, {EntryValue{behind_last}});
    }
    if (expression.op == Op::field && is_entry(expression.operands[0].type)) {
      const CatalogType& catalog = schema_.catalogs[expression.operands[0].type.index];
      if (catalog.unlisted_is_name[expression.index]) as_named_ = true;
      if (const auto& value = catalog.unlisted[expression.index]) return constant(expression.type, *value);
      unknown_ = true;
    }
    Expression copy;
    copy.op = expression.op;
    copy.type = expression.type;
    copy.index = expression.index;
    copy.constant = expression.constant;
    for (const Expression& operand : expression.operands) copy.operands.push_back((*this)(operand));
    return copy;
  }
  bool is_unknown() const { return unknown_; }
  bool is_as_named() const { return as_named_; }

 private:
  const Schema& schema_;
  bool unknown_ = false, as_named_ = false;
};

}  // namespace

const Expression* only_entry(const Expression& settled) {
  const Expression* place = nullptr;
  if (is_entry(settled.type) || !find_entry_place(settled, place)) return nullptr;
  return place;
}

std::optional<std::vector<std::optional<Value>>> table_of(const Schema& schema, const Expression& settled,
                                                          ConstantEvaluator& evaluator) {
  const Expression* place = only_entry(settled);
  if (!place) return std::nullopt;
  const CatalogType& catalog = schema.catalogs[place->type.index];
  std::vector<std::optional<Value>> values;
  const Expression by_entry = of_source(settled);
  for (std::uint32_t entry = 0; entry < catalog.entries.size(); ++entry) {
    Settled result = evaluator(by_entry, entry);
    if (!result.known()) return std::nullopt;
    values.push_back(std::move(result.value));
  }
  if (!catalog.open) return values;
  Unlisted unlisted(schema);
  const Expression of_unlisted = unlisted(settled);
  if (unlisted.is_as_named()) return std::nullopt;
  values.emplace_back();
  if (unlisted.is_unknown()) return values;
  Settled result = evaluator(of_unlisted);
  if (!result.known()) return std::nullopt;
  values.back() = std::move(result.value);
  return values;
}

}  // namespace rung::mutation
