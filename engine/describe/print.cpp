// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/print.hpp"

namespace rung {

std::string entry_name(const CheckedRules& rules, const Facts& facts, std::uint32_t catalog, std::int64_t cell) {
  return std::string(name_of_entry(rules, facts, catalog, cell));
}

std::string print_cells(const Reading& reading, Type type, const std::int64_t* cells, EntryAs as) {
  std::string result;
  PlainText text{result};
  append_cells(text, reading, type, cells, as);
  return result;
}

FactValue fact_value(const Reading& reading, Type type, const std::int64_t* cells) {
  if (type.shape == Shape::set) {
    std::vector<std::string> members;
    each_member(reading, type, cells,
                [&](std::int64_t cell) { members.push_back(print_cells(reading, element_of(type), &cell, EntryAs::name)); });
    return members;
  }
  if (type.shape == Shape::scalar && type.base == Base::boolean) return cells[0] != 0;
  if (type.shape == Shape::scalar && type.base == Base::integer) return cells[0];
  return print_cells(reading, type, cells, EntryAs::name);
}

std::string record_path(const Facts& facts, std::uint32_t place, std::uint32_t row) {
  const RecordPlace& record = facts.layout().records[place];
  std::string base = record.table == 1 ? "request" : facts.row_path(record.table, row);
  if (record.path.empty()) return base;
  return base.empty() ? record.path : base + "." + record.path;
}

std::string print_record(const CheckedRules& rules, const Facts& facts, std::uint32_t place, std::uint32_t row) {
  std::string result;
  PlainText text{result};
  append_record(text, rules, facts, place, row);
  return result;
}

ResolvedRecord resolve(const Probe& probe, const RecordValue& record) {
  if (record.choices.empty()) {
    const Facts& facts = *probe.frame().facts;
    ResolvedRecord result{record.place, probe.row_of(record.domain), FactState::known};
    const std::uint32_t presence = facts.layout().records[record.place].presence;
    if (presence != none) result.state = facts.state(presence, result.row);
    return result;
  }
  if (probe.state(record.condition) == FactState::known)
    return resolve(probe, record.choices[probe.is_true(record.condition) ? 0 : 1]);
  if (probe.is_true(record.same)) return resolve(probe, record.choices[0]);
  return {none, 0, FactState::unknown};
}

ResolvedList resolve(const Probe& probe, const ListValue& list) {
  if (list.kind == ListValue::Kind::empty) return {};
  if (list.kind == ListValue::Kind::place) {
    const std::uint32_t owner = probe.row_of(list.domain);
    return {list.list, owner, probe.frame().facts->list(list.list, owner).state};
  }
  if (probe.state(list.condition) == FactState::known)
    return resolve(probe, list.choices[probe.is_true(list.condition) ? 0 : 1]);
  if (probe.is_true(list.same)) return resolve(probe, list.choices[0]);
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

/// What of a list stands in JSON: each element's text.
std::vector<std::string> elements_of(const Reading& reading, const ResolvedList& list, Type type) {
  std::vector<std::string> result;
  if (list.list == none) return result;
  const ListInstance& instance = reading.facts.list(list.list, list.owner);
  const Table& table = reading.facts.layout().tables[reading.facts.layout().lists[list.list].elements];
  for (std::uint32_t row = instance.first; row < instance.first + instance.count; ++row) {
    if (table.record != none) result.push_back(print_record(reading.rules, reading.facts, table.record, row));
    else if (reading.facts.state(table.value, row) != FactState::known) result.emplace_back(unknown_text);
    else result.push_back(print_cells(reading, element_of(type), reading.facts.cells(table.value, row), EntryAs::name));
  }
  return result;
}

}  // namespace

FactValue list_value(const Reading& reading, std::uint32_t list, std::uint32_t owner, Type type) {
  return elements_of(reading, {list, owner, FactState::known}, type);
}

void add_terms(const Lowered& value, std::vector<TermId>& terms) {
  if (value.record) add_choices(*value.record, terms);
  else if (value.list) add_choices(*value.list, terms);
  else if (value.term != none) terms.push_back(value.term);
}

std::string print_value(const Probe& probe, const Lowered& value, Type type, EntryAs as) {
  std::string result;
  PlainText text{result};
  append_value(text, probe, value, type, as);
  return result;
}

bool is_unknown(const Probe& probe, const Lowered& value) {
  if (value.record) return resolve(probe, *value.record).state == FactState::unknown;
  if (value.list) return resolve(probe, *value.list).state == FactState::unknown;
  return probe.state(value.term) == FactState::unknown;
}

std::optional<FactValue> fact_value(const Probe& probe, const Lowered& value, Type type) {
  const Reading reading{*probe.setting().rules, *probe.frame().facts, probe.frame()};
  if (value.record) {
    const ResolvedRecord record = resolve(probe, *value.record);
    if (record.state != FactState::known) return std::nullopt;
    return print_record(reading.rules, reading.facts, record.place, record.row);
  }
  if (value.list) {
    const ResolvedList list = resolve(probe, *value.list);
    if (list.state != FactState::known) return std::nullopt;
    return elements_of(reading, list, type);
  }
  if (probe.state(value.term) != FactState::known) return std::nullopt;
  const Register& reg = probe.value(value.term);
  if ((*probe.setting().terms)[value.term].words == 0) return (reg.t[0] & 1) != 0;
  return fact_value(reading, type, reg.cells);
}

}  // namespace rung
