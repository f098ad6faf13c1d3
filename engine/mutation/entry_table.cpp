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

class Substitution {
 public:
  Substitution(const Schema& schema, std::uint32_t entry) : schema_(schema), entry_(entry) {}

  Expression operator()(const Expression& expression) {
    if (expression.op == Op::constant) return expression;
    if (is_entry(expression.type)) return constant(expression.type, {EntryValue{entry_}});
    if (expression.op == Op::field && is_entry(expression.operands[0].type)) {
      const CatalogType& catalog = schema_.catalogs[expression.operands[0].type.index];
      if (entry_ == catalog.entries.size()) {
        if (catalog.unlisted_is_name[expression.index]) as_named_ = true;
        if (!catalog.unlisted[expression.index]) unknown_ = true;
        else return constant(expression.type, *catalog.unlisted[expression.index]);
      }
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
  std::uint32_t entry_;
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
  const auto rows = static_cast<std::uint32_t>(catalog.entries.size() + (catalog.open ? 1 : 0));
  std::vector<std::optional<Value>> values;
  for (std::uint32_t row = 0; row < rows; ++row) {
    Substitution substitute(schema, row);
    const Expression expression = substitute(settled);
    if (substitute.is_as_named()) return std::nullopt;
    if (substitute.is_unknown()) {
      values.push_back(std::nullopt);
      continue;
    }
    Settled result = evaluator(expression);
    if (!result.known()) return std::nullopt;
    values.push_back(std::move(result.value));
  }
  return values;
}

}  // namespace rung::mutation
