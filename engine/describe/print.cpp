// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/print.hpp"

#include <bit>

#include "engine/values/date.hpp"
#include "engine/values/decimal.hpp"

namespace rung {

namespace {

std::string print_entry(const Reading& reading, std::uint32_t catalog, std::int64_t cell, EntryAs as) {
  const CatalogType& type = reading.rules.schema.catalogs[catalog];
  const auto index = static_cast<std::size_t>(cell);
  if (as == EntryAs::title && type.title && index < type.entries.size())
    if (const auto& title = type.entries[index].fields[*type.title]) return std::get<std::string>(title->of);
  return entry_name(reading.rules, reading.facts, catalog, cell);
}

std::string enum_name(const CheckedRules& rules, const Facts& facts, std::uint32_t kind, std::int64_t cell) {
  const std::vector<EnumType::Item>& values = rules.schema.enums[kind].values;
  const auto index = static_cast<std::size_t>(cell);
  if (index < values.size()) return values[index].name;
  return std::string(facts.unlisted(static_cast<std::uint32_t>(index - values.size())));
}

std::string print_scalar(const Reading& reading, Type type, std::int64_t cell, EntryAs as) {
  switch (type.base) {
    case Base::boolean: return cell != 0 ? "true" : "false";
    case Base::integer: return std::to_string(cell);
    case Base::decimal: return format_decimal(cell);
    case Base::text: return std::string(reading.frame.text(cell));
    case Base::date: return format_date(static_cast<std::int32_t>(cell));
    case Base::version: return std::string(reading.frame.version_written(cell));
    case Base::enumeration: return enum_name(reading.rules, reading.facts, type.index, cell);
    case Base::entry: return print_entry(reading, type.index, cell, as);
    case Base::record:
    case Base::error: break;
  }
  return {};
}

/// Calls visit(cell) for each member of a set, in the order in which they are printed.
template <class Visit>
void each_member(const Reading& reading, Type set, const std::int64_t* cells, Visit visit) {
  if (is_mask_set(reading.rules.schema, set)) {
    const std::uint32_t words = cells_of(reading.rules.schema, set);
    for (std::uint32_t word = 0; word < words; ++word)
      for (auto left = static_cast<std::uint64_t>(cells[word]); left != 0; left &= left - 1)
        visit(static_cast<std::int64_t>(word * 64 + static_cast<std::uint32_t>(std::countr_zero(left))));
    return;
  }
  const std::int64_t* items = reading.frame.items(cells[0]);
  for (std::uint32_t i = 0; i < Span::of(cells[0]).length; ++i) visit(items[i]);
}

Type element_of(Type type) {
  type.shape = Shape::scalar;
  return type;
}

std::string print_interval(const Reading& reading, Type type, std::int64_t cell) {
  const std::int64_t* ends = reading.frame.items(cell);
  const auto end = [&](std::int64_t bit, std::int64_t value) {
    return (ends[0] & bit) != 0 ? print_scalar(reading, element_of(type), value, EntryAs::name) : std::string();
  };
  return end(1, ends[1]) + ".." + end(2, ends[2]);
}

std::string join(const std::vector<std::string>& texts) {
  if (texts.empty()) return "(none)";
  std::string result;
  for (const std::string& text : texts) result += (result.empty() ? "" : ", ") + text;
  return result;
}

}  // namespace

std::string entry_name(const CheckedRules& rules, const Facts& facts, std::uint32_t catalog, std::int64_t cell) {
  const CatalogType& type = rules.schema.catalogs[catalog];
  const auto index = static_cast<std::size_t>(cell);
  if (index < type.entries.size()) return type.entries[index].name;
  return std::string(facts.unlisted(static_cast<std::uint32_t>(index - type.entries.size())));
}

std::string print_cells(const Reading& reading, Type type, const std::int64_t* cells, EntryAs as) {
  switch (type.shape) {
    case Shape::range: return print_interval(reading, type, cells[0]);
    case Shape::set: {
      std::vector<std::string> members;
      each_member(reading, type, cells, [&](std::int64_t cell) { members.push_back(print_scalar(reading, element_of(type), cell, as)); });
      return join(members);
    }
    case Shape::scalar:
    case Shape::list: break;
  }
  return print_scalar(reading, type, cells[0], as);
}

FactValue fact_value(const Reading& reading, Type type, const std::int64_t* cells) {
  if (type.shape == Shape::set) {
    std::vector<std::string> members;
    each_member(reading, type, cells,
                [&](std::int64_t cell) { members.push_back(print_scalar(reading, element_of(type), cell, EntryAs::name)); });
    return members;
  }
  if (type.shape == Shape::scalar && type.base == Base::boolean) return cells[0] != 0;
  if (type.shape == Shape::scalar && type.base == Base::integer) return cells[0];
  return print_cells(reading, type, cells, EntryAs::name);
}

std::string record_path(const Facts& facts, std::uint32_t place, std::uint32_t row) {
  const RecordPlace& record = facts.layout().records[place];
  const std::string base = record.table == 1 ? "request" : facts.row_path(record.table, row);
  if (record.path.empty()) return base;
  return base.empty() ? record.path : base + "." + record.path;
}

std::string print_record(const CheckedRules& rules, const Facts& facts, std::uint32_t place, std::uint32_t row) {
  const RecordPlace& record = facts.layout().records[place];
  const RecordType& type = rules.schema.records[record.type];
  if (!type.key) return record_path(facts, place, row);
  const std::uint32_t column = record.fields[*type.key].index;
  if (column == none || facts.state(column, row) != FactState::known) return record_path(facts, place, row);
  const Type key = type.fields[*type.key].type;
  const std::int64_t cell = *facts.cells(column, row);
  switch (key.base) {
    case Base::text: return std::string(facts.pool().text(cell));
    case Base::entry: return entry_name(rules, facts, key.index, cell);
    case Base::enumeration: return enum_name(rules, facts, key.index, cell);
    default: return std::to_string(cell);  // keys are texts, integers, enum values or entries
  }
}

ResolvedRecord resolve(const Probe& probe, const Moment& moment, const RecordValue& record) {
  if (record.choices.empty()) {
    ResolvedRecord result{record.place, moment.row_of(record.domain), FactState::known};
    const std::uint32_t presence = moment.facts->layout().records[record.place].presence;
    if (presence != none) result.state = moment.facts->state(presence, result.row);
    return result;
  }
  if (probe.state(record.condition) == FactState::known)
    return resolve(probe, moment, record.choices[probe.is_true(record.condition) ? 0 : 1]);
  if (probe.is_true(record.same)) return resolve(probe, moment, record.choices[0]);
  return {none, 0, FactState::unknown};
}

ResolvedList resolve(const Probe& probe, const Moment& moment, const ListValue& list) {
  if (list.kind == ListValue::Kind::empty) return {};
  if (list.kind == ListValue::Kind::place) {
    const std::uint32_t owner = moment.row_of(list.domain);
    return {list.list, owner, moment.facts->list(list.list, owner).state};
  }
  if (probe.state(list.condition) == FactState::known)
    return resolve(probe, moment, list.choices[probe.is_true(list.condition) ? 0 : 1]);
  if (probe.is_true(list.same)) return resolve(probe, moment, list.choices[0]);
  return {none, 0, FactState::unknown};
}

namespace {

void add_choices(const RecordValue& record, std::vector<TermId>& terms) {
  if (record.choices.empty()) return;
  terms.push_back(record.condition);
  terms.push_back(record.same);
  for (const RecordValue& choice : record.choices) add_choices(choice, terms);
}

void add_choices(const ListValue& list, std::vector<TermId>& terms) {
  if (list.choices.empty()) return;
  terms.push_back(list.condition);
  terms.push_back(list.same);
  for (const ListValue& choice : list.choices) add_choices(choice, terms);
}

std::vector<std::string> print_elements(const Reading& reading, const ResolvedList& list, Type type, EntryAs as) {
  std::vector<std::string> result;
  if (list.list == none) return result;
  const ListInstance& instance = reading.facts.list(list.list, list.owner);
  const Table& table = reading.facts.layout().tables[reading.facts.layout().lists[list.list].elements];
  for (std::uint32_t i = 0; i < instance.count; ++i) {
    const std::uint32_t row = instance.first + i;
    if (table.record != none) result.push_back(print_record(reading.rules, reading.facts, table.record, row));
    else if (reading.facts.state(table.value, row) != FactState::known) result.push_back("(unknown)");
    else result.push_back(print_cells(reading, element_of(type), reading.facts.cells(table.value, row), as));
  }
  return result;
}

constexpr std::string_view unknown_text = "(unknown)", absent_text = "(absent)";

}  // namespace

FactValue list_value(const Reading& reading, std::uint32_t list, std::uint32_t owner, Type type) {
  return print_elements(reading, {list, owner, FactState::known}, type, EntryAs::name);
}

void add_terms(const Lowered& value, std::vector<TermId>& terms) {
  if (value.record) add_choices(*value.record, terms);
  else if (value.list) add_choices(*value.list, terms);
  else if (value.term != none) terms.push_back(value.term);
}

std::string print_value(const Probe& probe, const Moment& moment, const Lowered& value, Type type, EntryAs as) {
  const Reading reading{*probe.setting().rules, *moment.facts, probe.frame()};
  const auto unless_known = [](FactState state) { return std::string(state == FactState::absent ? absent_text : unknown_text); };
  if (value.record) {
    const ResolvedRecord record = resolve(probe, moment, *value.record);
    if (record.state != FactState::known) return unless_known(record.state);
    return print_record(reading.rules, reading.facts, record.place, record.row);
  }
  if (value.list) {
    const ResolvedList list = resolve(probe, moment, *value.list);
    if (list.state != FactState::known) return unless_known(list.state);
    return join(print_elements(reading, list, type, as));
  }
  const FactState state = probe.state(value.term);
  if (state != FactState::known) return unless_known(state);
  const Register& reg = probe.value(value.term);
  if ((*probe.setting().terms)[value.term].words == 0) return (reg.t[0] & 1) != 0 ? "true" : "false";
  return print_cells(reading, type, reg.cells, as);
}

bool is_unknown(const Probe& probe, const Moment& moment, const Lowered& value) {
  if (value.record) return resolve(probe, moment, *value.record).state == FactState::unknown;
  if (value.list) return resolve(probe, moment, *value.list).state == FactState::unknown;
  return probe.state(value.term) == FactState::unknown;
}

std::optional<FactValue> fact_value(const Probe& probe, const Moment& moment, const Lowered& value, Type type) {
  const Reading reading{*probe.setting().rules, *moment.facts, probe.frame()};
  if (value.record) {
    const ResolvedRecord record = resolve(probe, moment, *value.record);
    if (record.state != FactState::known) return std::nullopt;
    return print_record(reading.rules, reading.facts, record.place, record.row);
  }
  if (value.list) {
    const ResolvedList list = resolve(probe, moment, *value.list);
    if (list.state != FactState::known) return std::nullopt;
    return print_elements(reading, list, type, EntryAs::name);
  }
  if (probe.state(value.term) != FactState::known) return std::nullopt;
  const Register& reg = probe.value(value.term);
  if ((*probe.setting().terms)[value.term].words == 0) return (reg.t[0] & 1) != 0;
  return fact_value(reading, type, reg.cells);
}

}  // namespace rung
