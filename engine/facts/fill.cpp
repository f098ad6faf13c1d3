// SPDX-License-Identifier: Apache-2.0
// What the builder does at the schema's things: records, columns, sets, keys of elements.
#include <algorithm>

#include "engine/facts/builder.hpp"
#include "engine/facts/scalars.hpp"

namespace rung {

void FactsBuilder::begin_record(std::uint32_t record, std::size_t at) {
  const RecordPlace& place = layout_.records[record];
  std::fill(assigned_.begin() + tree_.first_field[record], assigned_.begin() + tree_.first_field[record + 1], 0);
  if (place.presence == none) return;
  const std::uint32_t row = row_of(place.table);
  facts_->columns_[place.presence].cells[row] = 1;
  facts_->set_known(place.presence, row);
  note_place(place.presence, at);
}

void FactsBuilder::end_record(std::uint32_t record, std::size_t at) {
  const RecordPlace& place = layout_.records[record];
  const std::uint32_t row = row_of(place.table);
  for (const std::uint32_t field : fills_[record]) {
    if (assigned_[field] != 0) continue;
    facts_->leave_out(tree_.fields[field].slot, row);
    if (options_.strict) report_missing(record, field, at);
  }
  if (!is_element(record) || layout_.tables[place.table].key == none) return;
  const std::uint32_t key = *schema_.records[place.type].key;
  if (assigned_[tree_.first_field[record] + key] != 0) return;
  if (says_enough()) return;
  const std::string path = record_path(record);
  add_error("S107", path + " has no `" + schema_.records[place.type].fields[key].name + "`, the key of its kind", path, at);
}

bool FactsBuilder::is_element(std::uint32_t record) const {
  const Table& table = layout_.tables[layout_.records[record].table];
  return table.list != none && table.record == record;
}

void FactsBuilder::read_column(const Target& target, std::string_view text, std::size_t at) {
  const Column& column = layout_.columns[target.index];
  const std::uint32_t row = row_of(column.table);
  assign(target);
  std::int64_t cell = 0;
  if (!read_scalar(schema_, names_, column.type, text, {facts_->pool_, facts_->unlisted_}, cell)) {
    if (says_enough()) return;
    const std::string path = path_of(target);
    add_error("S103", path + " is " + quoted(text) + "; " + expectation(schema_, column.type, text), path, at);
    return;
  }
  facts_->columns_[target.index].cells[row] = cell;
  facts_->set_known(target.index, row);
  if (options_.places) note_place(target.index, at);
  if (layout_.tables[column.table].key == target.index) check_key(target.index, row, at);
}

void FactsBuilder::check_key(std::uint32_t column, std::uint32_t row, std::size_t at) {
  const Column& key = layout_.columns[column];
  const std::int64_t cell = facts_->columns_[column].cells[row];
  const char* bytes = reinterpret_cast<const char*>(&cell);
  const std::string_view identity = key.type.base == Base::text ? facts_->pool_.text(cell) : std::string_view(bytes, sizeof cell);
  KeySequence& keys = element_keys_[key.table];
  if (keys.insert(identity, row)) return;
  if (says_enough()) return;
  const std::size_t before = keys.find(identity);
  const std::string path = facts_->path(column, row);
  const std::string other = facts_->row_path(key.table, keys.value(before));
  add_error("S108", path + " is the key of " + other + " already; every element needs its own", path, at);
}

void FactsBuilder::begin_set(const Target& target, std::size_t at) {
  sets_[target.index].items.clear();
  sets_[target.index].spoilt = false;
  note_place(target.index, at);
}

void FactsBuilder::add_item(std::uint32_t column, std::string_view text, std::size_t at) {
  if (text.size() > options_.limits.scalar_bytes) {  // the key of a mapping that stands for a set
    sets_[column].spoilt = true;
    return too_long(path_of({Target::Kind::item, column, none}), at);
  }
  Type type = layout_.columns[column].type;
  type.shape = Shape::scalar;
  std::int64_t cell = 0;
  if (read_scalar(schema_, names_, type, text, {facts_->pool_, facts_->unlisted_}, cell)) {
    sets_[column].items.push_back(cell);
    return;
  }
  sets_[column].spoilt = true;
  if (says_enough()) return;
  const std::string path = path_of({Target::Kind::item, column, none});
  add_error("S103", path + " is " + quoted(text) + "; " + expectation(schema_, type, text), path, at);
}

void FactsBuilder::end_set(std::uint32_t column) {
  SetInProgress& set = sets_[column];
  if (set.spoilt) return;
  const Column& kept = layout_.columns[column];
  const std::uint32_t row = row_of(kept.table);
  set_cells_.clear();
  encode_set(schema_, kept.type, set.items, facts_->pool_, set_cells_);
  std::copy(set_cells_.begin(), set_cells_.end(), facts_->columns_[column].cells + std::size_t{row} * kept.words);
  facts_->set_known(column, row);
}

}  // namespace rung
