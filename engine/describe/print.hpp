// SPDX-License-Identifier: Apache-2.0
// Values as text: how messages print them, and how they stand in JSON.
#pragma once

#include <string>

#include "engine/decision/decision.hpp"
#include "engine/describe/append.hpp"
#include "engine/describe/probe.hpp"

namespace rung {

/// A known scalar, set or range; `cells` as pool.hpp says, a truth value as 0 or 1.
std::string print_cells(const Reading& reading, Type type, const std::int64_t* cells, EntryAs as);
FactValue fact_value(const Reading& reading, Type type, const std::int64_t* cells);
/// The elements of a known list: records by key, else by path.
FactValue list_value(const Reading& reading, std::uint32_t list, std::uint32_t owner, Type type);
/// An entry's name, or what an unlisted one was written as.
std::string entry_name(const CheckedRules& rules, const Facts& facts, std::uint32_t catalog, std::int64_t cell);

/// A record by its key where it has a known one, else by its path.
std::string print_record(const CheckedRules& rules, const Facts& facts, std::uint32_t place, std::uint32_t row);

struct ResolvedRecord { std::uint32_t place = none, row = 0; FactState state = FactState::known; };
struct ResolvedList { std::uint32_t list = none, owner = 0; FactState state = FactState::known; };
/// Which record or list a choice comes to where the probe has run; unknown where its condition is. An empty list has index `none`.
ResolvedRecord resolve(const Probe& probe, const RecordValue& record);
ResolvedList resolve(const Probe& probe, const ListValue& list);

/// The terms that printing a value reads, for the probe that it is printed from.
void add_terms(const Lowered& value, std::vector<TermId>& terms);
/// `(unknown)` and `(absent)` where it is.
std::string print_value(const Probe& probe, const Lowered& value, Type type, EntryAs as);
bool is_unknown(const Probe& probe, const Lowered& value);
/// None where it is unknown or absent.
std::optional<FactValue> fact_value(const Probe& probe, const Lowered& value, Type type);

template <class Text>
void append_elements(Text& text, const Reading& reading, const ResolvedList& list, Type type, EntryAs as) {
  const std::uint32_t count = list.list == none ? 0 : reading.facts.list(list.list, list.owner).count;
  if (count == 0) return text.safe("(none)");
  const std::uint32_t first = reading.facts.list(list.list, list.owner).first;
  const Table& table = reading.facts.layout().tables[reading.facts.layout().lists[list.list].elements];
  for (std::uint32_t row = first; row < first + count; ++row) {
    if (row != first) text.safe(", ");
    if (table.record != none) append_record(text, reading.rules, reading.facts, table.record, row);
    else if (reading.facts.state(table.value, row) != FactState::known) text.safe(unknown_text);
    else append_cells(text, reading, element_of(type), reading.facts.cells(table.value, row), as);
  }
}

/// A term's value, in lane 0 of its register; `words` of it as the term has.
template <class Text>
void append_register(Text& text, const Reading& reading, const Register& reg, std::uint8_t words, Type type, EntryAs as) {
  const bool t = (reg.t[0] & 1) != 0, f = (reg.f[0] & 1) != 0;
  if (words == 0) return text.safe(t ? "true" : f ? "false" : unknown_text);
  if (!t) return text.safe(f ? absent_text : unknown_text);
  append_cells(text, reading, type, reg.cells, as);
}

template <class Text>
void append_value(Text& text, const Probe& probe, const Lowered& value, Type type, EntryAs as) {
  const Reading reading{*probe.setting().rules, *probe.frame().facts, probe.frame()};
  const auto unless_known = [&](FactState state) { text.safe(state == FactState::absent ? absent_text : unknown_text); };
  if (value.record) {
    const ResolvedRecord record = resolve(probe, *value.record);
    if (record.state != FactState::known) return unless_known(record.state);
    return append_record(text, reading.rules, reading.facts, record.place, record.row);
  }
  if (value.list) {
    const ResolvedList list = resolve(probe, *value.list);
    if (list.state != FactState::known) return unless_known(list.state);
    return append_elements(text, reading, list, type, as);
  }
  append_register(text, reading, probe.value(value.term), (*probe.setting().terms)[value.term].words, type, as);
}

}  // namespace rung
