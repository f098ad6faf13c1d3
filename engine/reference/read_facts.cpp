// SPDX-License-Identifier: Apache-2.0
// From the snapshot's columns to values: a field of a record, an element of a list, a field of a catalog's entry.
#include <cassert>

#include "engine/reference/scope.hpp"
#include "engine/values/version.hpp"

namespace rung::reference {

namespace {

const RecordPlace& place_of(const Scope& scope, RecordAt record) { return scope.facts.layout().records[record.place]; }

std::size_t listed_count(const Schema& schema, Type type) {
  return type.base == Base::enumeration ? schema.enums[type.index].values.size()
                                        : schema.catalogs[type.index].entries.size();
}

Value listed(const Scope& scope, std::int64_t cell, Type type, const std::string& path) {
  const auto ordinal = static_cast<std::uint32_t>(cell);
  Listed value{type.base == Base::entry, type.index, ordinal, {}, {}};
  const std::size_t count = listed_count(scope.schema(), type);
  if (ordinal >= count) {
    value.unlisted = std::string(scope.facts.unlisted(ordinal - static_cast<std::uint32_t>(count)));
    value.held_by = path;
  }
  return known(std::move(value));
}

Value scalar(const Scope& scope, std::int64_t cell, Type type, const std::string& path) {
  const Pool& pool = scope.facts.pool();
  switch (type.base) {
    case Base::boolean: return known(cell != 0);
    case Base::integer: return known(cell);
    case Base::decimal: return known(Decimal{cell});
    case Base::text: return known(std::string(pool.text(cell)));
    case Base::date: return known(Date{static_cast<std::int32_t>(cell)});
    case Base::version: return known(Version{std::string(pool.version_written(cell))});
    case Base::enumeration:
    case Base::entry: return listed(scope, cell, type, path);
    case Base::record:
    case Base::error: break;
  }
  assert(false);
  return {};
}

Value set_value(const Scope& scope, const std::int64_t* cells, Type type, const std::string& path) {
  std::vector<Value> members;
  if (is_mask_set(scope.schema(), type)) {
    const auto count = static_cast<std::uint32_t>(listed_count(scope.schema(), type));
    for (std::uint32_t bit = 0; bit < count; ++bit) {
      if ((static_cast<std::uint64_t>(cells[bit / 64]) >> (bit % 64)) & 1U) members.push_back(scalar(scope, bit, type, path));
    }
  } else {
    const Span span = Span::of(cells[0]);
    for (std::uint32_t item = 0; item < span.length; ++item) {
      members.push_back(scalar(scope, scope.facts.pool().items[span.offset + item], type, path));
    }
  }
  return known(make_set(std::move(members)));
}

Value interval_value(const Scope& scope, std::int64_t cell, Type type, const std::string& path) {
  const std::int64_t* items = scope.facts.pool().items.data() + Span::of(cell).offset;
  Interval interval;
  if (items[0] & 1) interval.low.push_back(scalar(scope, items[1], type, path));
  if (items[0] & 2) interval.high.push_back(scalar(scope, items[2], type, path));
  return known(std::move(interval));
}

Value read_column(const Scope& scope, std::uint32_t column, std::uint32_t row) {
  const std::string path = scope.facts.path(column, row);
  const FactState state = scope.facts.state(column, row);
  if (state == FactState::unknown) return unknown_field(path);
  if (state == FactState::absent) return absent();
  const std::int64_t* cells = scope.facts.cells(column, row);
  const Type type = scope.facts.layout().columns[column].type;
  if (type.shape == Shape::set) return set_value(scope, cells, type, path);
  if (type.shape == Shape::range) return interval_value(scope, cells[0], type, path);
  return scalar(scope, cells[0], type, path);
}

/// A record that is left out is a place all of whose fields are unknown; only whether an optional one is there can itself be unknown.
Value read_record(const Scope& scope, std::uint32_t place, std::uint32_t row) {
  const RecordPlace& record = scope.facts.layout().records[place];
  if (record.presence != none) {
    const FactState state = scope.facts.state(record.presence, row);
    if (state == FactState::unknown) return unknown_field(scope.facts.path(record.presence, row));
    if (state == FactState::absent) return absent();
  }
  return known(RecordAt{place, row});
}

Value read_list(const Scope& scope, std::uint32_t list, std::uint32_t owner_row) {
  const std::string path = scope.facts.list_path(list, owner_row);
  const ListInstance& instance = scope.facts.list(list, owner_row);
  if (instance.state == FactState::unknown) return unknown_field(path);
  if (instance.state == FactState::absent) return absent();
  const Table& elements = scope.facts.layout().tables[scope.facts.layout().lists[list].elements];
  ListAt value{path, {}, elements.record != none ? none : elements.value, instance.first};
  for (std::uint32_t row = instance.first; row < instance.first + instance.count; ++row) {
    value.elements.push_back(elements.record != none ? known(RecordAt{elements.record, row})
                                                     : read_column(scope, elements.value, row));
  }
  return known(std::move(value));
}

}  // namespace

Value snapshot_record(const Scope&) { return known(RecordAt{0, 0}); }
Value request_record(const Scope&) { return known(RecordAt{1, 0}); }

Value read_field(const Scope& scope, RecordAt record, std::uint32_t field) {
  const Slot slot = place_of(scope, record).fields[field];
  switch (slot.kind) {
    case Slot::Kind::column: return read_column(scope, slot.index, record.row);
    case Slot::Kind::record: return read_record(scope, slot.index, record.row);
    case Slot::Kind::list: return read_list(scope, slot.index, record.row);
    case Slot::Kind::skipped: break;
  }
  assert(false && "a field that an expression mentions is kept");
  return {};
}

// "open: … its fields are unknown but for those with a default"; "A field of an unlisted entry waits for the snapshot
// field that holds the entry."
Value entry_field(const Scope& scope, const Listed& entry, std::uint32_t field) {
  const CatalogType& catalog = scope.schema().catalogs[entry.type];
  const Type type = catalog.fields[field].type;
  if (!entry.unlisted) {
    const auto& constant = catalog.entries[entry.ordinal].fields[field];
    return constant ? from_constant(*constant, type) : absent();
  }
  if (catalog.unlisted_is_name[field]) {
    if (type.base == Base::text) return known(*entry.unlisted);
    if (version_key(*entry.unlisted)) return known(Version{*entry.unlisted});
    return unknown_field(entry.held_by);
  }
  const auto& constant = catalog.unlisted[field];
  return constant ? from_constant(*constant, type) : unknown_field(entry.held_by);
}

std::string path_of(const Scope& scope, RecordAt record) {
  const RecordPlace& place = place_of(scope, record);
  const std::string row = scope.facts.row_path(place.table, record.row);
  if (place.path.empty()) return row;
  return row.empty() ? place.path : row + "." + place.path;
}

std::string field_path(const Scope& scope, RecordAt record, std::uint32_t field) {
  const RecordPlace& place = place_of(scope, record);
  const std::string path = path_of(scope, record);
  const std::string& name = scope.schema().records[place.type].fields[field].name;
  return path.empty() ? name : path + "." + name;
}

const std::vector<Value>& elements_of(const Value& collection) {
  assert(collection.is_known());
  if (const auto* list = std::get_if<ListAt>(&collection.of)) return list->elements;
  return std::get<Set>(collection.of).members;
}

}  // namespace rung::reference
