// SPDX-License-Identifier: Apache-2.0
// Rows and their places. Room is only ever added, and what a snapshot used is zeroed for the next.
#include "engine/facts/facts.hpp"

#include <algorithm>
#include <charconv>

namespace rung {
namespace {

/// Room for few elements, so that the facts of a small snapshot stand on few cache lines.
constexpr std::uint32_t first_elements = 8;

/// Words behind the last cells, so that whoever goes over cells by four never reads further than there is room.
constexpr std::size_t read_ahead = 4;

std::size_t mask_words(std::uint32_t rows) { return (std::size_t{rows} + 63) / 64; }

}  // namespace

Facts::Facts(const Schema& schema, const Layout& layout, const Pool& pool)
    : schema_(&schema),
      layout_(&layout),
      constant_bytes_(pool.bytes.size()),
      constant_items_(pool.items.size()),
      pool_(pool),
      rows_(layout.tables.size(), 0),
      capacity_(layout.tables.size(), 0),
      rooms_(layout.tables.size()),
      columns_(layout.columns.size()),
      lists_(layout.lists.size()),
      owners_(layout.tables.size()),
      places_(layout.columns.size()) {
  for (std::uint32_t table = 0; table < layout.tables.size(); ++table) reserve_rows(table, 1);
  rows_[1] = 1;
  for (const Slot& field : layout.records[1].fields) leave_out(field, 0);
  clear();
}

void Facts::reserve_rows(std::uint32_t table, std::uint32_t rows) {
  if (rows <= capacity_[table]) return;
  const Table& of = layout_->tables[table];
  const bool elements = table > 1;
  const std::uint32_t room = elements ? std::max({first_elements, capacity_[table] * 2, rows}) : rows;
  capacity_[table] = room;
  const std::size_t masks = (std::size_t{room} + 63) / 64;
  std::size_t words = 0;
  for (const std::uint32_t column : of.columns) words += 2 * masks + std::size_t{room} * layout_->columns[column].words;
  std::vector<std::uint64_t> fresh(words + read_ahead, 0);
  std::uint64_t* mask = fresh.data();
  auto* cells = reinterpret_cast<std::int64_t*>(mask + 2 * masks * of.columns.size());
  for (const std::uint32_t column : of.columns) {
    const std::size_t width = layout_->columns[column].words;
    const ColumnRows from = columns_[column], to{cells, mask, mask + masks};
    std::copy_n(from.cells, rows_[table] * width, to.cells);
    std::copy_n(from.known, mask_words(rows_[table]), to.known);
    std::copy_n(from.absent, mask_words(rows_[table]), to.absent);
    columns_[column] = to;
    mask += 2 * masks;
    cells += room * width;
    if (!places_[column].empty()) places_[column].resize(room);
  }
  rooms_[table] = std::move(fresh);
  for (const std::uint32_t list : of.lists) lists_[list].resize(room);
  owners_[table].resize(room, 0);
}

void Facts::reset() {
  for (std::uint32_t table = 0; table < rows_.size(); ++table) {
    const std::uint32_t rows = rows_[table];
    if (table == 1 || rows == 0) continue;
    for (const std::uint32_t column : layout_->tables[table].columns) {
      const ColumnRows& values = columns_[column];
      std::fill_n(values.cells, std::size_t{rows} * layout_->columns[column].words, 0);
      std::fill_n(values.known, mask_words(rows), 0);
      std::fill_n(values.absent, mask_words(rows), 0);
      if (!places_[column].empty()) std::fill_n(places_[column].begin(), rows, Place{});
    }
    for (const std::uint32_t list : layout_->tables[table].lists) std::fill_n(lists_[list].begin(), rows, ListInstance{});
    rows_[table] = 0;
  }
  rows_[0] = 1;
  longest_list_ = 0;
  pool_.bytes.resize(constant_bytes_);
  pool_.items.resize(constant_items_);
  unlisted_.truncate(request_unlisted_, pool_);
}

void Facts::clear() {
  reset();
  for (const Slot& field : layout_->records[0].fields) leave_out(field, 0);
}

std::uint32_t Facts::add_row(std::uint32_t table) {
  const std::uint32_t row = rows_[table];
  if (row == capacity_[table]) reserve_rows(table, row + 1);
  rows_[table] = row + 1;
  return row;
}

void Facts::set_known(std::uint32_t column, std::uint32_t row) {
  columns_[column].known[row / 64] |= std::uint64_t{1} << (row % 64);
}

void Facts::leave_out(const Slot& field, std::uint32_t row) {
  std::uint32_t column = field.index;
  switch (field.kind) {
    case Slot::Kind::skipped: return;
    case Slot::Kind::list: {
      const LeftOut left_out = layout_->lists[field.index].left_out;
      if (left_out == LeftOut::unknown) return;
      const auto rows = rows_[layout_->lists[field.index].elements];
      const FactState state = left_out == LeftOut::absent ? FactState::absent : FactState::known;
      lists_[field.index][row] = {state, state == FactState::known ? rows : 0, 0};
      return;
    }
    case Slot::Kind::record:
      column = layout_->records[field.index].presence;
      if (column == none) return;
      break;
    case Slot::Kind::column: break;
  }
  const Column& meaning = layout_->columns[column];
  if (meaning.left_out == LeftOut::absent) {
    columns_[column].absent[row / 64] |= std::uint64_t{1} << (row % 64);
  } else if (meaning.left_out == LeftOut::fallback) {
    std::copy(meaning.fallback.begin(), meaning.fallback.end(), columns_[column].cells + std::size_t{row} * meaning.words);
    set_known(column, row);
  }
}

std::uint32_t Facts::index_in_list(std::uint32_t table, std::uint32_t row) const {
  return row - lists_[layout_->tables[table].list][owners_[table][row]].first;
}

Place Facts::place(std::uint32_t column, std::uint32_t row) const {
  return row < places_[column].size() ? places_[column][row] : Place{};
}

void Facts::append_row_path(std::uint32_t table, std::uint32_t row, std::string& path) const {
  if (table == 0) return;
  if (table == 1) {
    path += "request";
    return;
  }
  const List& list = layout_->lists[layout_->tables[table].list];
  append_row_path(list.owner, owners_[table][row], path);
  if (list.owner != 0) path += '.';
  path += list.path;
  path += '[';
  char digits[10];
  path.append(digits, std::to_chars(digits, digits + sizeof digits, index_in_list(table, row)).ptr);
  path += ']';
}

std::string Facts::row_path(std::uint32_t table, std::uint32_t row) const {
  std::string path;
  append_row_path(table, row, path);
  return path;
}

std::string Facts::path(std::uint32_t column, std::uint32_t row) const {
  const Column& kept = layout_->columns[column];
  std::string path = row_path(kept.table, row);
  if (!path.empty() && !kept.path.empty()) path += '.';
  return path + kept.path;
}

std::string Facts::list_path(std::uint32_t list, std::uint32_t owner_row) const {
  std::string path = row_path(layout_->lists[list].owner, owner_row);
  if (!path.empty()) path += '.';
  return path + layout_->lists[list].path;
}

}  // namespace rung
