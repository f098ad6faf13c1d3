// SPDX-License-Identifier: Apache-2.0
// Values as the texts of messages print them, appended to whatever takes text.
//
// A Text has two members: safe(view) for what holds nothing but letters, digits and simple signs, any(view) for the rest.
#pragma once

#include <bit>
#include <charconv>
#include <string>
#include <string_view>

#include "engine/decision/decision.hpp"
#include "engine/evaluate/frame.hpp"
#include "engine/values/date.hpp"
#include "engine/values/decimal.hpp"

namespace rung {

/// How an entry is printed: by its title in texts, by its name in keys and facts.
enum class EntryAs : std::uint8_t { title, name };

/// Where cells are to be read and what they mean.
struct Reading {
  const CheckedRules& rules;
  const Facts& facts;
  const Frame& frame;  ///< knows where texts and items lie
};

/// Text as it is.
struct PlainText {
  std::string& out;
  void safe(std::string_view text) { out += text; }
  void any(std::string_view text) { out += text; }
};

inline constexpr std::string_view unknown_text = "(unknown)", absent_text = "(absent)";

template <class Text>
void append_integer(Text& text, std::int64_t number) {
  char digits[20];
  const auto result = std::to_chars(digits, digits + sizeof digits, number);
  text.safe({digits, static_cast<std::size_t>(result.ptr - digits)});
}

/// An entry's name, or what an unlisted one was written as.
inline std::string_view name_of_entry(const CheckedRules& rules, const Facts& facts, std::uint32_t catalog, std::int64_t cell) {
  const CatalogType& type = rules.schema.catalogs[catalog];
  const auto index = static_cast<std::size_t>(cell);
  if (index < type.entries.size()) return type.entries[index].name;
  return facts.unlisted(static_cast<std::uint32_t>(index - type.entries.size()));
}

inline std::string_view title_of_entry(const CheckedRules& rules, const Facts& facts, std::uint32_t catalog, std::int64_t cell) {
  const CatalogType& type = rules.schema.catalogs[catalog];
  const auto index = static_cast<std::size_t>(cell);
  if (type.title && index < type.entries.size())
    if (const auto& title = type.entries[index].fields[*type.title]) return std::get<std::string>(title->of);
  return name_of_entry(rules, facts, catalog, cell);
}

inline std::string_view name_of_value(const CheckedRules& rules, const Facts& facts, std::uint32_t kind, std::int64_t cell) {
  const std::vector<EnumType::Item>& values = rules.schema.enums[kind].values;
  const auto index = static_cast<std::size_t>(cell);
  if (index < values.size()) return values[index].name;
  return facts.unlisted(static_cast<std::uint32_t>(index - values.size()));
}

template <class Text>
void append_scalar(Text& text, const Reading& reading, Type type, std::int64_t cell, EntryAs as) {
  switch (type.base) {
    case Base::boolean: return text.safe(cell != 0 ? "true" : "false");
    case Base::integer: return append_integer(text, cell);
    case Base::decimal: return text.safe(format_decimal(cell));
    case Base::text: return text.any(reading.frame.text(cell));
    case Base::date: return text.safe(format_date(static_cast<std::int32_t>(cell)));
    case Base::version: return text.any(reading.frame.version_written(cell));
    case Base::enumeration: return text.any(name_of_value(reading.rules, reading.facts, type.index, cell));
    case Base::entry:
      return text.any(as == EntryAs::title ? title_of_entry(reading.rules, reading.facts, type.index, cell)
                                           : name_of_entry(reading.rules, reading.facts, type.index, cell));
    case Base::record:
    case Base::error: break;
  }
}

/// Calls visit(cell) for each member of a set, in the order in which they are printed.
template <class Visit>
void each_member(const Reading& reading, Type set, const std::int64_t* cells, Visit visit) {
  if (is_mask_set(reading.rules.schema, set)) {
    const std::uint32_t words = cells_of(reading.rules.schema, set);
    for (std::uint32_t word = 0; word < words; ++word)
      for (auto left = static_cast<std::uint64_t>(cells[word]); left != 0; left &= left - 1)
        visit(std::int64_t{word} * 64 + std::countr_zero(left));
    return;
  }
  const std::int64_t* items = reading.frame.items(cells[0]);
  for (std::uint32_t i = 0; i < Span::of(cells[0]).length; ++i) visit(items[i]);
}

inline Type element_of(Type type) {
  type.shape = Shape::scalar;
  return type;
}

/// A known scalar, set or range; `cells` as pool.hpp says, a truth value as 0 or 1.
template <class Text>
void append_cells(Text& text, const Reading& reading, Type type, const std::int64_t* cells, EntryAs as) {
  if (type.shape == Shape::range) {
    const std::int64_t* ends = reading.frame.items(cells[0]);
    if ((ends[0] & 1) != 0) append_scalar(text, reading, element_of(type), ends[1], EntryAs::name);
    text.safe("..");
    if ((ends[0] & 2) != 0) append_scalar(text, reading, element_of(type), ends[2], EntryAs::name);
  } else if (type.shape == Shape::set) {
    bool any = false;
    each_member(reading, type, cells, [&](std::int64_t cell) {
      if (any) text.safe(", ");
      any = true;
      append_scalar(text, reading, element_of(type), cell, as);
    });
    if (!any) text.safe("(none)");
  } else {
    append_scalar(text, reading, type, cells[0], as);
  }
}

/// Where a record of the snapshot stands: its path from the root.
std::string record_path(const Facts& facts, std::uint32_t place, std::uint32_t row);

/// The column of a record's key where that is known; none where it is not, or its type has no key.
inline std::uint32_t known_key(const CheckedRules& rules, const Facts& facts, std::uint32_t place, std::uint32_t row) {
  const RecordPlace& record = facts.layout().records[place];
  const RecordType& type = rules.schema.records[record.type];
  if (!type.key) return none;
  const std::uint32_t column = record.fields[*type.key].index;
  return facts.state(column, row) == FactState::known ? column : none;
}

/// A record by its key where it has a known one, else by its path.
template <class Text>
void append_record(Text& text, const CheckedRules& rules, const Facts& facts, std::uint32_t place, std::uint32_t row) {
  const std::uint32_t column = known_key(rules, facts, place, row);
  if (column == none) return text.any(record_path(facts, place, row));
  const RecordType& type = rules.schema.records[facts.layout().records[place].type];
  const Type key = type.fields[*type.key].type;
  const std::int64_t cell = *facts.cells(column, row);
  switch (key.base) {
    case Base::text: return text.any(facts.pool().text(cell));
    case Base::entry: return text.any(name_of_entry(rules, facts, key.index, cell));
    case Base::enumeration: return text.any(name_of_value(rules, facts, key.index, cell));
    default: return append_integer(text, cell);  // keys are texts, integers, enum values or entries
  }
}

}  // namespace rung
