// SPDX-License-Identifier: Apache-2.0
// Operators on values: which instruction each becomes, by the types and forms of its operands.
#include <re2/re2.h>

#include "engine/compile/lower.hpp"

namespace rung {

TermId Lowering::negation(TermId operand) { return node(Opcode::logical_not, {operand}, truth_type, {}); }
TermId Lowering::both(TermId left, TermId right) { return node(Opcode::conjunction, {left, right}, truth_type, {}); }

TermId Lowering::constant(const Value& value, Type type) {
  if (words_of(type) == 0) return truth(std::get<bool>(value.of));
  TapeConstant result;
  if (const auto* text = std::get_if<std::string>(&value.of)) {
    // Equal texts are one constant, so that equal expressions over them are one term.
    const auto [at, fresh] = texts_.try_emplace(*text, 0);
    if (fresh) at->second = pool_->add_text(*text);
    result.cells = {at->second};
  } else {
    encode(rules_->schema, type, value, *pool_, result.cells);
  }
  return terms_->add_constant(type, words_of(type), std::move(result));
}

TermId Lowering::lower_operator(const Expression& expression, const Bindings& bindings) {
  const Range origin = expression.range;
  const Type type = expression.type;
  const auto at = [&](std::size_t i) { return lower_term(expression.operands[i], bindings); };
  const auto chain = [&](Opcode opcode) { return lower_chain(opcode, expression, 0, expression.operands.size(), bindings); };
  const auto& operands = expression.operands;
  switch (expression.op) {
    case Op::constant: return constant(expression.constant, type);
    case Op::component: {
      Term term;
      term.opcode = Opcode::component;
      term.words = 1;
      term.b = expression.index;
      term.operands = {at(0)};
      term.type = type;
      term.origin = origin;
      return terms_->add(std::move(term));
    }
    case Op::logical_not: return node(Opcode::logical_not, {at(0)}, type, origin);
    case Op::conjunction: return chain(Opcode::conjunction);
    case Op::disjunction: return chain(Opcode::disjunction);
    case Op::implies: return chain(Opcode::implies);
    case Op::equal: return equal(operands[0], operands[1], bindings, origin);
    case Op::not_equal: return node(Opcode::logical_not, {equal(operands[0], operands[1], bindings, origin)}, type, origin);
    case Op::less: return order(Opcode::less, at(0), at(1), operands[0].type, origin);
    case Op::less_equal: return order(Opcode::less_equal, at(0), at(1), operands[0].type, origin);
    case Op::greater: return node(Opcode::logical_not, {order(Opcode::less_equal, at(0), at(1), operands[0].type, origin)}, type, origin);
    case Op::greater_equal: return node(Opcode::logical_not, {order(Opcode::less, at(0), at(1), operands[0].type, origin)}, type, origin);
    case Op::in: return membership(expression, bindings);
    case Op::overlaps: return set_operation(Opcode::overlaps_words, Opcode::overlaps_items, expression, bindings);
    case Op::within: return set_operation(Opcode::within_words, Opcode::within_items, expression, bindings);
    case Op::unite: return set_operation(Opcode::unite_words, Opcode::unite_items, expression, bindings);
    case Op::intersect: return set_operation(Opcode::intersect_words, Opcode::intersect_items, expression, bindings);
    case Op::difference: return set_operation(Opcode::difference_words, Opcode::difference_items, expression, bindings);
    case Op::matches: return regular_expression(expression, bindings);
    case Op::starts_with: return chain(Opcode::starts_with);
    case Op::ends_with: return chain(Opcode::ends_with);
    case Op::contains: return chain(Opcode::contains);
    case Op::present: return present(operands[0], bindings);
    case Op::empty: return equal_terms(size(operands[0], bindings, origin), integer(0), integer_type, origin);
    case Op::size: return size(operands[0], bindings, origin);
    case Op::to_decimal: return node(Opcode::to_decimal, {at(0)}, type, origin);
    case Op::negate: return node(Opcode::negate, {at(0)}, type, origin);
    case Op::add: return chain(Opcode::add);
    case Op::subtract: return chain(Opcode::subtract);
    case Op::multiply: return chain(Opcode::multiply);
    case Op::shift: return shift(expression, bindings);
    case Op::days_between: return chain(Opcode::days_between);
    case Op::set_of: return collect(expression, bindings);
    default: break;  // names, fields, calls, choices and quantifiers are lowered elsewhere
  }
  return truth(false);
}

/// Operands [first, last) of a chain. A long one becomes a balanced tree, so that nothing that walks terms goes as deep as
/// the chain is long.
TermId Lowering::lower_chain(Opcode opcode, const Expression& expression, std::size_t first, std::size_t last,
                             const Bindings& bindings) {
  constexpr std::size_t short_chain = 16;
  const auto join = [&](TermId left, TermId right) { return node(opcode, {left, right}, expression.type, expression.range); };
  if (last - first > short_chain) {
    const std::size_t middle = first + (last - first) / 2;
    const TermId left = lower_chain(opcode, expression, first, middle, bindings);
    return join(left, lower_chain(opcode, expression, middle, last, bindings));
  }
  TermId result = lower_term(expression.operands[first], bindings);
  for (std::size_t i = first + 1; i < last; ++i) result = join(result, lower_term(expression.operands[i], bindings));
  return result;
}

TermId Lowering::equal_terms(TermId left, TermId right, Type type, Range origin) {
  if (words_of(type) == 0) return node(Opcode::equal_truth, {left, right}, truth_type, origin);
  return node(Opcode::equal, {left, right}, truth_type, origin);
}

TermId Lowering::equal(const Expression& left, const Expression& right, const Bindings& bindings, Range origin) {
  const Lowered a = lower(left, bindings), b = lower(right, bindings);
  if (a.record) return same_record(*a.record, *b.record);
  return equal_terms(a.term, b.term, left.type, origin);
}

TermId Lowering::order(Opcode opcode, TermId left, TermId right, Type, Range origin) {
  return node(opcode, {left, right}, truth_type, origin);
}

/// Of a range whose ends compare as integers: each end is a term of its own, so that a range which the rules settle costs
/// two comparisons.
TermId Lowering::within_ends(TermId element, TermId range, Type type, Range origin) {
  type.shape = Shape::scalar;
  const TermId low = node(Opcode::low_end, {range}, type, origin), high = node(Opcode::high_end, {range}, type, origin);
  return node(Opcode::in_bounds, {element, low, high}, truth_type, origin);
}

/// `x in S`: a set in either form, an interval, or a list of scalars as `some v in L where v == x` once x is known.
TermId Lowering::membership(const Expression& expression, const Bindings& bindings) {
  const Expression& whole = expression.operands[1];
  const TermId element = lower_term(expression.operands[0], bindings);
  const Range origin = expression.range;
  if (whole.type.shape != Shape::list) {
    const TermId set = lower_term(whole, bindings);
    if (whole.type.shape == Shape::range && whole.type.base != Base::version) return within_ends(element, set, whole.type, origin);
    Term term;
    term.opcode = whole.type.shape == Shape::range                 ? Opcode::in_interval
                  : is_mask_set(rules_->schema, whole.type) ? Opcode::in_words
                                                                   : Opcode::in_items;
    term.base = whole.type.base;
    term.kind = kind_of(whole.type);
    term.operand_words = (*terms_)[set].words;
    term.operands = {element, set};
    term.type = truth_type;
    term.origin = origin;
    return terms_->add(std::move(term));
  }
  const ListValue list = *lower(whole, bindings).list;
  const auto over = [&](auto&& self, const ListValue& one) -> TermId {
    if (one.kind == ListValue::Kind::empty) return truth(false);
    if (one.kind == ListValue::Kind::choice)
      return pick_list(one, self(self, one.choices[0]), self(self, one.choices[1]), truth_type, origin);
    Type element_type = whole.type;
    element_type.shape = Shape::scalar;
    const Entered entered = enter(one, element_type, none, bindings);
    const TermId value = column(layout_->tables[layout_->lists[one.list].elements].value, entered.domain, element_type, origin);
    Term term;
    term.opcode = Opcode::some;
    term.b = entered.domain;
    term.operands = {equal_terms(value, element, element_type, origin)};
    term.type = truth_type;
    term.origin = origin;
    return terms_->add(std::move(term));
  };
  const TermId found = over(over, list);
  const bool is_truth = (*terms_)[element].words == 0;
  const TermId known = is_truth ? node(Opcode::disjunction, {element, negation(element)}, truth_type, origin)
                                : node(Opcode::present, {element}, truth_type, origin);
  return pick(known, found, found, truth(false), truth_type, origin);
}

TermId Lowering::set_operation(Opcode words, Opcode items, const Expression& expression, const Bindings& bindings) {
  TermId result = lower_term(expression.operands[0], bindings);
  const bool masks = is_mask_set(rules_->schema, expression.operands[0].type);
  for (std::size_t i = 1; i < expression.operands.size(); ++i)
    result = node(masks ? words : items, {result, lower_term(expression.operands[i], bindings)}, expression.type,
                  expression.range);
  return result;
}

TermId Lowering::size(const Expression& operand, const Bindings& bindings, Range origin) {
  const Lowered value = lower(operand, bindings);
  if (value.list) return list_size(*value.list, origin);
  const Opcode opcode = operand.type.shape == Shape::scalar            ? Opcode::size_text
                        : is_mask_set(rules_->schema, operand.type) ? Opcode::size_words
                                                                       : Opcode::size_items;
  return node(opcode, {value.term}, integer_type, origin);
}

TermId Lowering::shift(const Expression& expression, const Bindings& bindings) {
  const TermId count = integer(std::get<std::int64_t>(expression.constant.of));
  Term term;
  term.opcode = Opcode::shift_date;
  term.words = 1;
  term.a = (*terms_)[count].a;
  term.b = expression.index;
  term.operands = {lower_term(expression.operands[0], bindings)};
  term.type = expression.type;
  term.origin = expression.range;
  return terms_->add(std::move(term));
}

TermId Lowering::regular_expression(const Expression& expression, const Bindings& bindings) {
  const std::string& pattern = std::get<std::string>(expression.constant.of);
  const auto [at, fresh] = expressions_.try_emplace(pattern, static_cast<std::uint32_t>(context_->expressions.size()));
  if (fresh) context_->expressions.push_back(std::make_unique<re2::RE2>(pattern, re2::RE2::Quiet));
  Term term;
  term.opcode = Opcode::matches;
  term.a = at->second;
  term.operands = {lower_term(expression.operands[0], bindings)};
  term.type = truth_type;
  term.origin = expression.range;
  return terms_->add(std::move(term));
}

TermId Lowering::collect(const Expression& expression, const Bindings& bindings) {
  Term term;
  const bool masks = is_mask_set(rules_->schema, expression.type);
  term.opcode = masks ? Opcode::collect_words : Opcode::collect_items;
  term.base = expression.type.base;
  term.words = words_of(expression.type);
  for (const Expression& item : expression.operands) term.operands.push_back(lower_term(item, bindings));
  term.type = expression.type;
  term.origin = expression.range;
  return terms_->add(std::move(term));
}

}  // namespace rung
