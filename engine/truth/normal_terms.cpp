// SPDX-License-Identifier: Apache-2.0
// Saying each thing in one way: what constants settle is settled, operators that others express are written with those.
#include <algorithm>

#include "engine/check/constant.hpp"
#include "engine/truth/terms.hpp"

namespace rung::truth {

namespace {

constexpr Type boolean{Base::boolean};
constexpr std::size_t most_members = 64;

bool holds_many(const Type& type) { return type.shape == Shape::set || type.shape == Shape::list; }

}  // namespace

TermId Terms::make(Term term, std::uint32_t depth) {
  switch (term.op) {
    case Op::logical_not:
    case Op::conjunction:
    case Op::disjunction:
    case Op::implies: return logic(std::move(term));
    case Op::equal:
    case Op::not_equal:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal: return comparison(std::move(term), depth);
    case Op::some: return some(std::move(term), depth);
    case Op::present:
    case Op::otherwise: return presence(std::move(term));
    case Op::field: return field(std::move(term));
    case Op::conditional: return choice(std::move(term));
    case Op::empty:
      if (!holds_many(terms_[term.operands[0]].type)) return folded(std::move(term));
      term.op = Op::some;
      term.index = bound + depth;
      term.operands.push_back(true_);
      return negation(some(std::move(term), depth));
    default: return folded(std::move(term));
  }
}

TermId Terms::logic(Term term) {
  if (term.op == Op::implies) return any({negation(term.operands[0]), term.operands[1]});
  if (term.op == Op::logical_not) {
    const Term& operand = terms_[term.operands[0]];
    if (operand.op == Op::logical_not) return operand.operands[0];
    if (is_constant(term.operands[0])) return truth(term.operands[0] == false_);
    return add(std::move(term));
  }
  const TermId decisive = truth(term.op == Op::disjunction);
  std::vector<TermId> operands;
  for (const TermId operand : term.operands) {
    if (operand == decisive) return decisive;
    if (is_constant(operand)) continue;
    if (terms_[operand].op == term.op) {
      operands.insert(operands.end(), terms_[operand].operands.begin(), terms_[operand].operands.end());
    } else {
      operands.push_back(operand);
    }
  }
  std::sort(operands.begin(), operands.end());
  operands.erase(std::unique(operands.begin(), operands.end()), operands.end());
  if (operands.empty()) return truth(term.op == Op::conjunction);
  if (operands.size() == 1) return operands[0];
  return add(node(term.op, boolean, std::move(operands)));
}

TermId Terms::comparison(Term term, std::uint32_t depth) {
  const TermId a = term.operands[0];
  const TermId b = term.operands[1];
  const auto with = [&](Op op, TermId left, TermId right) { return make(node(op, boolean, {left, right}), depth); };
  if (term.op == Op::not_equal) return negation(with(Op::equal, a, b));
  if (term.op == Op::greater) return with(Op::less, b, a);
  if (term.op == Op::less_equal) return negation(with(Op::less, b, a));
  if (term.op == Op::greater_equal) return negation(with(Op::less, a, b));
  if (a == b) return truth(term.op == Op::equal);
  if (is_constant(a) && is_constant(b)) return folded(std::move(term));
  if (const TermId simpler = counted(term); simpler != none_of_them) return simpler;
  if (term.op == Op::equal) {
    if (terms_[a].type == boolean && is_constant(a)) return a == true_ ? b : negation(b);
    if (terms_[b].type == boolean && is_constant(b)) return b == true_ ? a : negation(a);
    std::sort(term.operands.begin(), term.operands.end());
  }
  return add(std::move(term));
}

/// `count(v in L where P) > 0` and `size(L) > 0` ask whether there is one.
TermId Terms::counted(const Term& comparison) {
  const auto number = [&](TermId id) -> std::optional<std::int64_t> {
    const auto* value = is_constant(id) ? std::get_if<std::int64_t>(&terms_[id].constant.of) : nullptr;
    return value ? std::optional(*value) : std::nullopt;
  };
  const bool second = number(comparison.operands[1]).has_value();
  const std::optional<std::int64_t> limit = number(comparison.operands[second ? 1 : 0]);
  const Term how_many = terms_[comparison.operands[second ? 0 : 1]];
  if (!limit || (how_many.op != Op::count && how_many.op != Op::size)) return none_of_them;
  const bool any = comparison.op == Op::less && !second && *limit == 0;
  const bool no = (comparison.op == Op::less && second && *limit == 1) || (comparison.op == Op::equal && *limit == 0);
  if (!any && !no) return none_of_them;
  Term found = node(Op::some, boolean, {how_many.operands[0]});
  found.index = how_many.op == Op::count ? how_many.index : bound;
  found.operands.push_back(how_many.op == Op::count && how_many.has_condition ? how_many.operands[1] : true_);
  const TermId one = some(found, found.index - bound);
  return any ? one : negation(one);
}

TermId Terms::some(Term term, std::uint32_t depth) {
  const TermId list = term.operands[0];
  const TermId body = term.operands[1];
  if (body == false_) return false_;
  const auto* set = is_constant(list) ? std::get_if<SetValue>(&terms_[list].constant.of) : nullptr;
  if (set && set->items.empty()) return false_;
  if (!set || set->items.size() > most_members) return add(std::move(term));
  const Type held = terms_[list].type;
  const Type element{held.base, Shape::scalar, false, held.index};
  const std::vector<Value> items = set->items;
  std::vector<TermId> each;
  for (const Value& item : items) {
    Replaced one{{variable(element, bound + depth), constant(element, item)}};
    each.push_back(replace(body, one));
  }
  return any(std::move(each));
}

TermId Terms::presence(Term term) {
  const TermId asked = term.operands[0];
  if (is_constant(asked)) return term.op == Op::present ? true_ : asked;
  if (terms_[asked].absent) return term.op == Op::present ? false_ : term.operands[1];
  return add(std::move(term));
}

TermId Terms::field(Term term) {
  const Term& holder = terms_[term.operands[0]];
  if (holder.op != Op::constant || holder.type.base != Base::entry) {
    const TermId read = add(std::move(term));
    return read == subjects_entry_ ? source() : read;
  }
  const auto entry = std::get<EntryValue>(holder.constant.of);
  const std::optional<Value>& value = rules_.schema.catalogs[holder.type.index].entries[entry.index].fields[term.index];
  if (value) return constant(term.type, *value);
  Term missing;
  missing.absent = true;
  missing.type = term.type;
  return add(std::move(missing));
}

TermId Terms::choice(Term term) {
  const TermId when = term.operands[0];
  const TermId first = term.operands[1];
  const TermId second = term.operands[2];
  if (when == true_ || first == second) return first;
  if (when == false_) return second;
  if (terms_[first].type != boolean) return add(std::move(term));
  return any({all({when, first}), all({negation(when), second})});
}

TermId Terms::folded(Term term) {
  const auto& operands = term.operands;
  const bool settled = !operands.empty() && operands.size() <= 2 &&
                       std::all_of(operands.begin(), operands.end(), [&](TermId id) { return is_constant(id); });
  if (!settled || term.op >= Op::some) {
    const bool either_way = term.op == Op::add || term.op == Op::multiply || term.op == Op::unite ||
                            term.op == Op::intersect || term.op == Op::overlaps;
    if (either_way) std::sort(term.operands.begin(), term.operands.end());
    return add(std::move(term));
  }
  const Value& left = terms_[operands[0]].constant;
  const Value& right = terms_[operands.back()].constant;
  if (term.op == Op::matches) {
    return truth(expressions_.found(std::get<std::string>(term.constant.of), std::get<std::string>(left.of)));
  }
  Expression expression;
  expression.op = term.op;
  expression.type = term.type;
  expression.index = term.index;
  expression.constant = term.constant;
  const Settled settled_value = apply(expression, left, right);
  if (!settled_value.known()) return add(std::move(term));
  return constant(term.type, settled_value.value);
}

}  // namespace rung::truth
