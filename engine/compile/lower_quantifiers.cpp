// SPDX-License-Identifier: Apache-2.0
// Quantifiers and aggregates: folds over the lanes of a list's elements or a set's members.
#include "engine/compile/lower.hpp"

namespace rung {

Lowering::Entered Lowering::enter(const ListValue& list, Type element, std::uint32_t variable, const Bindings& bindings) {
  Domain domain;
  domain.list = list.list;
  domain.owner = list.domain;
  domain.element = element;
  domain.dependence = terms_->dependence(list_state(list));
  for (const std::uint32_t outer : bindings.domains) {
    const Domain& around = terms_->domain(outer);
    if (around.list == list.list && around.owner == list.domain) ++domain.nesting;
  }
  Entered result{terms_->add_domain(domain), bindings, std::nullopt};
  result.inner.domains.push_back(result.domain);
  if (variable == none) return result;
  const Table& table = layout_->tables[layout_->lists[list.list].elements];
  if (element.base == Base::record)
    result.inner.variables[variable] = {.record = RecordValue{.place = table.record, .domain = result.domain}};
  else
    result.inner.variables[variable] = {.term = column(table.value, result.domain, element, {})};
  return result;
}

Lowering::Entered Lowering::enter(TermId set, Type element, std::uint32_t variable, const Bindings& bindings) {
  Type of = element;
  of.shape = Shape::set;
  Domain domain;
  domain.set = set;
  domain.kind = kind_of(of);
  domain.element = element;
  domain.dependence = terms_->dependence(set);
  if (domain.kind == CellKind::words)
    domain.universe = static_cast<std::uint32_t>(element.base == Base::enumeration
                                                     ? rules_->schema.enums[element.index].values.size()
                                                     : rules_->schema.catalogs[element.index].entries.size());
  for (const std::uint32_t outer : bindings.domains)
    if (terms_->domain(outer).set == set) ++domain.nesting;
  Entered result{terms_->add_domain(domain), bindings, std::nullopt};
  result.inner.domains.push_back(result.domain);
  Term member;
  member.kind = domain.kind;
  member.b = result.domain;
  if (domain.kind == CellKind::words) {
    member.opcode = Opcode::load_membership;
    member.type = truth_type;
    result.membership = terms_->add(member);
  }
  member.opcode = Opcode::load_elements;
  member.words = 1;
  member.type = element;
  result.inner.variables[variable] = {.term = terms_->add(member)};
  return result;
}

/// The fold over one domain; conditions of sets in words count their members alone.
TermId Lowering::fold(const Expression& expression, const Entered& entered) {
  const Expression* condition = quantified_condition(expression);
  const Expression* body = quantified_body(expression);
  TermId where = condition != nullptr ? lower_term(*condition, entered.inner) : truth(true);
  Term term;
  term.b = entered.domain;
  term.type = expression.type;
  term.origin = expression.range;
  term.words = words_of(expression.type);
  TermId value = none;
  if (body != nullptr) value = lower_term(*body, entered.inner);
  switch (expression.op) {
    case Op::every: where = both(where, negation(value)); [[fallthrough]];
    case Op::some:
    case Op::no: term.opcode = Opcode::some; value = none; break;
    case Op::count: term.opcode = Opcode::count; break;
    case Op::sum: term.opcode = Opcode::sum; break;
    case Op::min: term.opcode = Opcode::least; break;
    case Op::max: term.opcode = Opcode::greatest; break;
    default: term.opcode = is_mask_set(rules_->schema, expression.type) ? Opcode::union_words : Opcode::union_items; break;
  }
  if (entered.membership) where = both(*entered.membership, where);
  term.operands = {where};
  if (value != none) {
    term.operands.push_back(value);
    term.base = body->type.base;
    term.kind = kind_of(body->type);
  }
  const TermId result = terms_->add(std::move(term));
  return expression.op == Op::no || expression.op == Op::every ? negation(result) : result;
}

TermId Lowering::breaks(const Expression& quantifier, const Entered& entered) {
  const Expression* condition = quantified_condition(quantifier);
  TermId result = condition != nullptr ? lower_term(*condition, entered.inner) : truth(true);
  if (quantifier.op == Op::every)
    result = both(result, negation(lower_term(*quantified_body(quantifier), entered.inner)));
  return entered.membership ? both(*entered.membership, result) : result;
}

TermId Lowering::count_of(std::uint32_t domain) {
  Term term;
  term.opcode = Opcode::count;
  term.words = 1;
  term.b = domain;
  term.operands = {truth(true)};
  term.type = integer_type;
  return terms_->add(std::move(term));
}

TermId Lowering::lower_quantifier(const Expression& expression, const Bindings& bindings) {
  const Lowered over = lower(quantified_list(expression), bindings);
  if (over.list) return fold_list(*over.list, expression, bindings);
  Type element = quantified_list(expression).type;
  element.shape = Shape::scalar;
  return fold(expression, enter(over.term, element, expression.index, bindings));
}

TermId Lowering::fold_list(const ListValue& list, const Expression& quantifier, const Bindings& bindings) {
  Type element = quantified_list(quantifier).type;
  element.shape = Shape::scalar;
  switch (list.kind) {
    case ListValue::Kind::place: return fold(quantifier, enter(list, element, quantifier.index, bindings));
    case ListValue::Kind::choice:
      return pick_list(list, fold_list(list.choices[0], quantifier, bindings),
                       fold_list(list.choices[1], quantifier, bindings), quantifier.type, quantifier.range);
    case ListValue::Kind::empty: break;
  }
  const std::uint8_t words = words_of(quantifier.type);
  switch (quantifier.op) {
    case Op::some: return truth(false);
    case Op::no:
    case Op::every: return truth(true);
    case Op::min:
    case Op::max: return terms_->add_constant(quantifier.type, words, {FactState::absent, false, {0}});
    case Op::union_of: return constant(Value{SetValue{}}, quantifier.type);
    default: return terms_->add_constant(quantifier.type, words, {FactState::known, false, {0}});
  }
}

void Lowering::list_alternatives(const ListValue& list, std::optional<TermId> chosen, const Expression& quantifier,
                                 const Bindings& bindings, std::vector<Alternative>& result) {
  if (list.kind == ListValue::Kind::empty) return;
  if (list.kind == ListValue::Kind::place) {
    Type element = quantified_list(quantifier).type;
    element.shape = Shape::scalar;
    result.push_back({chosen, enter(list, element, quantifier.index, bindings)});
    return;
  }
  // Where the condition is unknown and both are the same list, the first stands for it, as in `pick`.
  const TermId then = pick(list.condition, truth(true), truth(false), list.same, truth_type, {});
  const TermId otherwise = negation(list.condition);
  list_alternatives(list.choices[0], chosen ? both(*chosen, then) : then, quantifier, bindings, result);
  list_alternatives(list.choices[1], chosen ? both(*chosen, otherwise) : otherwise, quantifier, bindings, result);
}

std::vector<Lowering::Alternative> Lowering::alternatives(const Expression& quantifier, const Bindings& bindings) {
  const Lowered over = lower(quantified_list(quantifier), bindings);
  std::vector<Alternative> result;
  if (over.list) {
    list_alternatives(*over.list, std::nullopt, quantifier, bindings, result);
    return result;
  }
  Type element = quantified_list(quantifier).type;
  element.shape = Shape::scalar;
  result.push_back({std::nullopt, enter(over.term, element, quantifier.index, bindings)});
  return result;
}

}  // namespace rung
