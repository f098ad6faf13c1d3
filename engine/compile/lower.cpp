// SPDX-License-Identifier: Apache-2.0
#include "engine/compile/lower.hpp"

#include "engine/compile/subject_place.hpp"

namespace rung {

Lowering::Lowering(const CheckedRules& rules, const Layout& layout, Terms& terms, Pool& pool, TapeContext& context)
    : rules_(&rules), layout_(&layout), terms_(&terms), pool_(&pool), context_(&context) {}

std::uint8_t Lowering::words_of(Type type) const {
  if (type.base == Base::boolean && type.shape == Shape::scalar && !type.optional) return 0;
  return static_cast<std::uint8_t>(cells_of(rules_->schema, type));
}

CellKind Lowering::kind_of(Type type) const {
  if (type.shape == Shape::range) return CellKind::interval;
  if (type.shape == Shape::set) return is_mask_set(rules_->schema, type) ? CellKind::words : CellKind::items;
  if (type.base == Base::text) return CellKind::text;
  if (type.base == Base::version) return CellKind::version;
  return CellKind::plain;
}

TermId Lowering::node(Opcode opcode, std::vector<TermId> operands, Type type, Range origin) {
  Term term;
  term.opcode = opcode;
  term.words = words_of(type);
  if (!operands.empty()) {
    const Term& first = (*terms_)[operands.front()];
    term.operand_words = first.words;
    term.base = first.type.base;
    term.kind = kind_of(first.type);
  }
  term.operands = std::move(operands);
  term.type = type;
  term.origin = origin;
  return terms_->add(std::move(term));
}

TermId Lowering::truth(bool value) {
  return terms_->add_constant(truth_type, 0, {FactState::known, value, {}});
}

TermId Lowering::integer(std::int64_t value) {
  return terms_->add_constant(integer_type, 1, {FactState::known, false, {value}});
}

TermId Lowering::as_truth(TermId value, Range origin) {
  return (*terms_)[value].words == 0 ? value : node(Opcode::truth_of, {value}, truth_type, origin);
}

Lowered Lowering::lower(const Expression& expression, const Bindings& bindings) {
  switch (expression.op) {
    case Op::snapshot:
    case Op::request:
    case Op::subject:
    case Op::source:
    case Op::target:
    case Op::today:
    case Op::variable: return lower_name(expression, bindings);
    case Op::field: return lower_field(expression, bindings);
    case Op::call: return lower_call(expression, bindings);
    case Op::conditional: {
      const TermId condition = lower_term(expression.operands[0], bindings);
      return choose(condition, lower(expression.operands[1], bindings), lower(expression.operands[2], bindings),
                    expression.type, expression.range, true);
    }
    case Op::otherwise: {
      const Expression& optional = expression.operands[0];
      const Lowered left = lower(optional, bindings), right = lower(expression.operands[1], bindings);
      if (left.record || left.list)
        return choose(present(optional, bindings), left, right, expression.type, expression.range, false);
      const bool is_truth = right.term != none && (*terms_)[right.term].words == 0;
      const Opcode opcode = is_truth ? Opcode::otherwise_truth : Opcode::otherwise;
      return {.term = node(opcode, {left.term, right.term}, expression.type, expression.range)};
    }
    case Op::some:
    case Op::no:
    case Op::every:
    case Op::count:
    case Op::sum:
    case Op::union_of:
    case Op::min:
    case Op::max: return {.term = lower_quantifier(expression, bindings)};
    default:
      if (expression.op == Op::constant && expression.type.shape == Shape::list) return {.list = ListValue{}};
      return {.term = lower_operator(expression, bindings)};
  }
}

TermId Lowering::argument(std::uint32_t index, Type type) {
  Term term;
  term.opcode = Opcode::load_argument;
  term.words = words_of(type);
  term.a = index;
  term.type = type;
  return terms_->add(std::move(term));
}

RecordValue Lowering::subject() const {
  return {.place = find_subject(*rules_, *layout_).record,
          .domain = rules_->subject.in_list ? subject_domain : scalar_domain};
}

Lowered Lowering::below_subject(const std::vector<std::uint32_t>& fields) {
  Lowered result{.record = subject()};
  for (const std::uint32_t field : fields) {
    const RecordType& type = rules_->schema.records[layout_->records[result.record->place].type];
    result = field_of(*result.record, field, type.fields[field].type, {});
  }
  return result;
}

Lowered Lowering::lower_name(const Expression& expression, const Bindings& bindings) {
  Term term;
  term.type = expression.type;
  term.origin = expression.range;
  term.words = 1;
  switch (expression.op) {
    case Op::snapshot: return {.record = RecordValue{.place = 0}};
    case Op::request: return {.record = RecordValue{.place = 1}};
    case Op::subject: return {.record = subject()};
    case Op::source:
      if (ends_) return {.term = argument(ends_->source, expression.type)};
      if (source_from_facts_) return below_subject(rules_->subject.at);
      term.opcode = Opcode::load_source;
      break;
    case Op::target:
      if (ends_) return {.term = argument(ends_->target, expression.type)};
      term.opcode = Opcode::load_target_bound;
      break;
    case Op::today:
      return {.term = terms_->add_constant(expression.type, 1, {FactState::known, false, {context_->today}})};
    default: {
      const Lowered& bound = bindings.variables.at(expression.index);
      // Narrowing may have made an optional truth value a plain one.
      if (bound.term != none && words_of(expression.type) == 0) return {.term = as_truth(bound.term, expression.range)};
      return bound;
    }
  }
  return {.term = terms_->add(std::move(term))};
}

Lowered Lowering::lower_call(const Expression& expression, const Bindings& bindings) {
  const Define& define = rules_->defines[expression.index];
  Bindings inner;
  inner.domains = bindings.domains;
  for (std::size_t i = 0; i < define.parameters.size(); ++i)
    inner.variables.emplace(define.parameters[i], lower(expression.operands[i], bindings));
  return lower(define.body, inner);
}

}  // namespace rung
