// SPDX-License-Identifier: Apache-2.0
// Lays out the record tree: goes down from the roots through the fields that are read.
#include "engine/facts/layout.hpp"

#include <algorithm>

namespace rung {
namespace {

std::uint32_t listed_values(const Schema& schema, Type type) {
  if (type.base == Base::enumeration) return static_cast<std::uint32_t>(schema.enums[type.index].values.size());
  return static_cast<std::uint32_t>(schema.catalogs[type.index].entries.size());
}

bool is_read(const Schema& schema, const FieldSet& read, std::uint32_t record, std::uint32_t field) {
  if (record == schema.request || schema.records[record].fields[field].key) return true;
  return record < read.size() && field < read[record].size() && read[record][field];
}

LeftOut left_out(const FieldType& field) {
  if (field.type.optional) return LeftOut::absent;
  return field.initial ? LeftOut::fallback : LeftOut::unknown;
}

class LayingOut {
 public:
  LayingOut(const Schema& schema, const FieldSet& read) : schema_(schema), read_(read) {}

  Layout run() {
    layout_.tables.resize(2);
    for (std::uint32_t root = 0; root < 2; ++root) {
      RecordPlace place;
      place.table = root;
      place.type = root == 0 ? schema_.snapshot : schema_.request;
      layout_.records.push_back(place);
      layout_.tables[root].record = root;
    }
    if (!schema_.records.empty()) {
      expand(0);
      expand(1);
    }
    return std::move(layout_);
  }

 private:
  void expand(std::uint32_t record) {
    const std::uint32_t type = layout_.records[record].type;
    const auto& fields = schema_.records[type].fields;
    layout_.records[record].fields.resize(fields.size());
    for (std::uint32_t field = 0; field < fields.size(); ++field) {
      if (!is_read(schema_, read_, type, field) || is_full()) continue;
      const std::string path = below(layout_.records[record].path, fields[field].name);
      const Slot slot = lay_out(layout_.records[record].table, fields[field], path);
      layout_.records[record].fields[field] = slot;
      note_key(record, field, slot);
    }
  }

  bool is_full() const { return layout_.columns.size() + layout_.lists.size() + layout_.records.size() >= max_places; }

  static std::string below(const std::string& path, const std::string& name) {
    return path.empty() ? name : path + "." + name;
  }

  void note_key(std::uint32_t record, std::uint32_t field, const Slot& slot) {
    const RecordPlace& place = layout_.records[record];
    const bool is_element = layout_.tables[place.table].record == record && layout_.tables[place.table].list != none;
    if (is_element && schema_.records[place.type].key == field) layout_.tables[place.table].key = slot.index;
  }

  Slot lay_out(std::uint32_t table, const FieldType& field, const std::string& path) {
    if (field.type.shape == Shape::list) return {Slot::Kind::list, add_list(table, field, path)};
    if (field.type.base != Base::record) return {Slot::Kind::column, add_column(table, field, path)};
    const auto index = static_cast<std::uint32_t>(layout_.records.size());
    RecordPlace place;
    place.table = table;
    place.type = field.type.index;
    place.path = path;
    if (field.type.optional) place.presence = add_column(table, field, path);
    layout_.records.push_back(place);
    expand(index);
    return {Slot::Kind::record, index};
  }

  std::uint32_t add_column(std::uint32_t table, const FieldType& field, const std::string& path) {
    Column column;
    column.table = table;
    column.type = field.type;
    column.left_out = left_out(field);
    column.words = cells_of(schema_, field.type);
    column.path = path;
    if (field.initial) encode(schema_, field.type, *field.initial, layout_.pool, column.fallback);
    const auto index = static_cast<std::uint32_t>(layout_.columns.size());
    layout_.columns.push_back(std::move(column));
    layout_.tables[table].columns.push_back(index);
    return index;
  }

  std::uint32_t add_list(std::uint32_t owner, const FieldType& field, const std::string& path) {
    const auto index = static_cast<std::uint32_t>(layout_.lists.size());
    const auto elements = static_cast<std::uint32_t>(layout_.tables.size());
    layout_.lists.push_back({owner, elements, field.type, left_out(field), path});
    layout_.tables[owner].lists.push_back(index);
    layout_.tables.emplace_back();
    layout_.tables[elements].list = index;
    if (field.type.base == Base::record) {
      const auto record = static_cast<std::uint32_t>(layout_.records.size());
      layout_.tables[elements].record = record;
      RecordPlace place;
      place.table = elements;
      place.type = field.type.index;
      layout_.records.push_back(place);
      expand(record);
    } else {
      FieldType element;
      element.type = field.type;
      element.type.shape = Shape::scalar;
      element.type.optional = false;
      layout_.tables[elements].value = add_column(elements, element, "");
    }
    return index;
  }

  const Schema& schema_;
  const FieldSet& read_;
  Layout layout_;
};

/// Saturates at max_places + 1. Records hold no themselves, so each is counted once.
std::uint64_t count_record(const Schema& schema, const FieldSet& read, std::uint32_t record,
                           std::vector<std::uint64_t>& counted) {
  if (counted[record] != 0) return counted[record];
  std::uint64_t sum = 1;
  const auto& fields = schema.records[record].fields;
  for (std::uint32_t field = 0; field < fields.size() && sum <= max_places; ++field) {
    if (!is_read(schema, read, record, field)) continue;
    const Type& type = fields[field].type;
    sum += 1 + (type.base == Base::record ? count_record(schema, read, type.index, counted) : 0);
  }
  counted[record] = std::min(sum, max_places + 1);
  return counted[record];
}

}  // namespace

bool is_mask_set(const Schema& schema, Type set) {
  if (set.shape != Shape::set) return false;
  if (set.base == Base::enumeration && schema.enums[set.index].open) return false;
  if (set.base == Base::entry && schema.catalogs[set.index].open) return false;
  if (set.base != Base::enumeration && set.base != Base::entry) return false;
  return listed_values(schema, set) <= max_mask_values;
}

std::uint32_t cells_of(const Schema& schema, Type type) {
  if (!is_mask_set(schema, type)) return 1;
  return std::max<std::uint32_t>(1, (listed_values(schema, type) + 63) / 64);
}

std::uint64_t count_places(const Schema& schema, const FieldSet& read) {
  std::vector<std::uint64_t> counted(schema.records.size(), 0);
  return count_record(schema, read, schema.snapshot, counted) + count_record(schema, read, schema.request, counted);
}

Layout make_layout(const Schema& schema, const FieldSet& read) { return LayingOut(schema, read).run(); }

}  // namespace rung
