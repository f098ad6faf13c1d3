// SPDX-License-Identifier: Apache-2.0
// Records and lists: where they are in the snapshot, what their fields are, and choices between them.
#include "engine/compile/lower.hpp"

namespace rung {

TermId Lowering::column(std::uint32_t column, std::uint32_t domain, Type type, Range origin) {
  Term term;
  term.opcode = Opcode::load_scalar;
  term.words = static_cast<std::uint8_t>(layout_->columns[column].words);
  term.optional = layout_->columns[column].left_out == LeftOut::absent;
  term.a = column;
  term.b = domain;
  term.type = layout_->columns[column].type;
  term.origin = origin;
  const TermId value = terms_->add(std::move(term));
  return words_of(type) == 0 ? as_truth(value, origin) : value;
}

TermId Lowering::row(std::uint32_t domain) {
  Term term;
  term.opcode = Opcode::load_row_bound;
  term.words = 1;
  term.b = domain;
  term.type = integer_type;
  return terms_->add(std::move(term));
}

Lowered Lowering::lower_field(const Expression& expression, const Bindings& bindings) {
  const Expression& base = expression.operands[0];
  const Lowered from = lower(base, bindings);
  if (from.record) return field_of(*from.record, expression.index, expression.type, expression.range);
  return {.term = entry_field(from.term, base.type.index, expression.index, expression.type, expression.range)};
}

Lowered Lowering::field_of(const RecordValue& record, std::uint32_t field, Type type, Range origin) {
  if (!record.choices.empty()) {
    const Lowered then = field_of(record.choices[0], field, type, origin);
    const Lowered otherwise = field_of(record.choices[1], field, type, origin);
    if (then.record) return {.record = RecordValue{.choices = {*then.record, *otherwise.record}, .condition = record.condition, .same = record.same}};
    if (then.list)
      return {.list = ListValue{.kind = ListValue::Kind::choice, .choices = {*then.list, *otherwise.list}, .condition = record.condition, .same = record.same, .of_records = true}};
    return {.term = pick(record.condition, then.term, otherwise.term, record.same, type, origin)};
  }
  const Slot slot = layout_->records[record.place].fields[field];
  switch (slot.kind) {
    case Slot::Kind::record: return {.record = RecordValue{.place = slot.index, .domain = record.domain}};
    case Slot::Kind::list:
      return {.list = ListValue{.kind = ListValue::Kind::place, .list = slot.index, .domain = record.domain}};
    case Slot::Kind::column:
    case Slot::Kind::skipped: break;  // INVARIANT: the layout holds every field that a checked expression mentions
  }
  return {.term = column(slot.index, record.domain, type, origin)};
}

std::uint32_t Lowering::catalog_column(std::uint32_t catalog, std::uint32_t field) {
  const std::uint64_t key = (std::uint64_t{catalog} << 32) | field;
  const auto [at, fresh] = catalog_columns_.try_emplace(key, static_cast<std::uint32_t>(context_->catalog_columns.size()));
  if (!fresh) return at->second;
  const CatalogType& kind = rules_->schema.catalogs[catalog];
  const Type type = kind.fields[field].type;
  CatalogColumn column;
  column.listed = static_cast<std::uint32_t>(kind.entries.size());
  column.words = static_cast<std::uint8_t>(cells_of(rules_->schema, type));
  column.unlisted_is_name = kind.open && kind.unlisted_is_name[field];
  column.base = type.base;
  const auto put = [&](const std::optional<Value>& value, FactState otherwise) {
    column.states.push_back(value ? FactState::known : otherwise);
    if (value) encode(rules_->schema, type, *value, *pool_, column.cells);
    else column.cells.resize(column.cells.size() + column.words);
  };
  column.cells.reserve((column.listed + std::size_t{1}) * column.words);
  for (const CatalogType::Entry& entry : kind.entries) put(entry.fields[field], FactState::absent);
  put(kind.open ? kind.unlisted[field] : std::nullopt, FactState::unknown);
  context_->catalog_columns.push_back(std::move(column));
  return at->second;
}

TermId Lowering::entry_field(TermId entry, std::uint32_t catalog, std::uint32_t field, Type type, Range origin) {
  Term term;
  term.opcode = Opcode::entry_field;
  term.b = catalog_column(catalog, field);
  term.operands = {entry};
  term.operand_words = 1;
  term.type = rules_->schema.catalogs[catalog].fields[field].type;
  term.words = static_cast<std::uint8_t>(cells_of(rules_->schema, term.type));
  term.origin = origin;
  const TermId value = terms_->add(std::move(term));
  return words_of(type) == 0 ? as_truth(value, origin) : value;
}

TermId Lowering::present_record(const RecordValue& record) {
  if (!record.choices.empty())
    return pick(record.condition, present_record(record.choices[0]), present_record(record.choices[1]), record.same,
                truth_type, {});
  const std::uint32_t presence = layout_->records[record.place].presence;
  if (presence == none) return truth(true);
  Type type = layout_->columns[presence].type;
  type.optional = true;
  return node(Opcode::present, {column(presence, record.domain, type, {})}, truth_type, {});
}

TermId Lowering::list_state(const ListValue& list) {
  Term term;
  term.opcode = Opcode::load_list_state;
  term.words = 1;
  term.a = list.list;
  term.b = list.domain;
  term.type = integer_type;
  return terms_->add(std::move(term));
}

TermId Lowering::list_size(const ListValue& list, Range origin) {
  switch (list.kind) {
    case ListValue::Kind::empty: return integer(0);
    case ListValue::Kind::place: return list_state(list);
    case ListValue::Kind::choice: break;
  }
  return pick_list(list, list_size(list.choices[0], origin), list_size(list.choices[1], origin), integer_type, origin);
}

TermId Lowering::present(const Expression& operand, const Bindings& bindings) {
  const Lowered value = lower(operand, bindings);
  if (value.record) return present_record(*value.record);
  if (value.list) {
    if (value.list->kind == ListValue::Kind::empty) return truth(true);
    return node(Opcode::present, {list_size(*value.list, operand.range)}, truth_type, operand.range);
  }
  return node(Opcode::present, {value.term}, truth_type, operand.range);
}

TermId Lowering::same_record(const RecordValue& left, const RecordValue& right) {
  if (!left.choices.empty())
    return pick(left.condition, same_record(left.choices[0], right), same_record(left.choices[1], right), left.same,
                truth_type, {});
  if (!right.choices.empty()) return same_record(right, left);
  TermId same = truth(left.place == right.place);
  if (left.place == right.place && left.domain != right.domain)
    same = node(Opcode::equal, {row(left.domain), row(right.domain)}, truth_type, {});
  // Of an optional record that may not be there, nothing is known.
  for (const RecordValue* record : {&left, &right})
    if (layout_->records[record->place].presence != none)
      same = pick(present_record(*record), same, same, truth(false), truth_type, {});
  return same;
}

TermId Lowering::same_list(const ListValue& left, const ListValue& right) {
  if (left.kind != ListValue::Kind::place || right.kind != ListValue::Kind::place || left.list != right.list)
    return truth(left.kind == ListValue::Kind::empty && right.kind == ListValue::Kind::empty);
  if (left.domain == right.domain) return truth(true);
  return node(Opcode::equal, {row(left.domain), row(right.domain)}, truth_type, {});
}

/// `agree`: where the condition is unknown, what both have in common counts (`if`, not `otherwise`).
Lowered Lowering::choose(TermId condition, const Lowered& then, const Lowered& otherwise, Type type, Range origin,
                         bool agree) {
  if (then.record)
    return {.record = RecordValue{.choices = {*then.record, *otherwise.record}, .condition = condition,
                                  .same = agree ? same_record(*then.record, *otherwise.record) : truth(false)}};
  if (then.list)
    return {.list = ListValue{.kind = ListValue::Kind::choice, .choices = {*then.list, *otherwise.list}, .condition = condition,
                              .same = agree ? same_list(*then.list, *otherwise.list) : truth(false)}};
  if (words_of(type) == 0)
    return {.term = node(Opcode::choose_truth, {condition, as_truth(then.term, origin), as_truth(otherwise.term, origin)},
                         type, origin)};
  Term term;
  term.opcode = Opcode::choose;
  term.words = words_of(type);
  term.base = type.base;
  term.kind = kind_of(type);
  term.operands = {condition, then.term, otherwise.term};
  term.type = type;
  term.origin = origin;
  return {.term = terms_->add(std::move(term))};
}

TermId Lowering::pick_list(const ListValue& list, TermId then, TermId otherwise, Type type, Range origin) {
  return pick(list.condition, then, otherwise, list.same, type, origin, !list.of_records);
}

/// `lists`: the choice is one of lists, which may be unknown themselves.
TermId Lowering::pick(TermId condition, TermId then, TermId otherwise, TermId same, Type type, Range origin, bool lists) {
  if (!lists && then == otherwise && (*terms_)[same].opcode == Opcode::load_constant) {
    const Term& constant = (*terms_)[same];
    if (terms_->constants()[constant.a].truth) return then;
  }
  Term term;
  term.opcode = words_of(type) == 0 ? Opcode::pick_truth : Opcode::pick;
  term.words = (*terms_)[then].words;
  term.operands = {condition, then, otherwise, same};
  term.b = lists ? 1 : 0;
  term.type = type;
  term.origin = origin;
  return terms_->add(std::move(term));
}

std::optional<TermId> Lowering::key_of(const RecordValue& record) {
  const RecordValue* first = &record;
  while (!first->choices.empty()) first = &first->choices[0];
  const RecordType& type = rules_->schema.records[layout_->records[first->place].type];
  if (!type.key) return std::nullopt;
  return field_of(record, *type.key, type.fields[*type.key].type, {}).term;
}

}  // namespace rung
