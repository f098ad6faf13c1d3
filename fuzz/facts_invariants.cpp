// SPDX-License-Identifier: Apache-2.0
// Walks every column, row and list of a snapshot.
#include "fuzz/facts_invariants.hpp"

#include <cstdio>
#include <cstdlib>

#include "engine/values/text.hpp"

namespace rung::fuzz {
namespace {

bool bit(const std::uint64_t* mask, std::size_t row) { return (mask[row / 64] >> (row % 64) & 1) != 0; }

void check_cell(const Facts& facts, Type type, std::int64_t cell) {
  const auto ordinal = static_cast<std::uint64_t>(cell);
  const auto fits = [&](std::uint64_t listed) {  // for an unlisted one, its text: out of bounds where there is none
    return cell >= 0 && (ordinal < listed || facts.unlisted(static_cast<std::uint32_t>(ordinal - listed)).size() <= facts.pool().bytes.size());
  };
  switch (type.base) {
    case Base::text: demand(Span::of(cell).offset + std::size_t{Span::of(cell).length} <= facts.pool().bytes.size(), "a text in the pool"); break;
    case Base::version: demand(!facts.pool().version_key_of(cell).empty(), "a version has a key"); break;
    case Base::enumeration: demand(fits(facts.schema().enums[type.index].values.size()), "an enum value"); break;
    case Base::entry: demand(fits(facts.schema().catalogs[type.index].entries.size()), "an entry"); break;
    case Base::boolean: demand(cell == 0 || cell == 1, "a boolean is 0 or 1"); break;
    case Base::integer:
    case Base::decimal:
    case Base::date:
    case Base::record: break;
    case Base::error: demand(false, "no column has the error type"); break;
  }
}

void check_value(const Facts& facts, Type type, std::int64_t cell) {
  if (is_mask_set(facts.schema(), type)) return;
  if (type.shape == Shape::scalar) return check_cell(facts, type, cell);
  const Span span = Span::of(cell);
  demand(span.offset + std::size_t{span.length} <= facts.pool().items.size(), "items in the pool");
  const std::int64_t* items = facts.pool().items.data() + span.offset;
  if (type.shape == Shape::range) {
    demand(span.length == 3 && items[0] >= 1 && items[0] <= 3, "a range has its ends");
    return;
  }
  for (std::uint32_t at = 0; at < span.length; ++at) {
    check_cell(facts, type, items[at]);
    if (at > 0) demand(compare_cells(type.base, items[at - 1], items[at], facts.pool()) < 0, "a set's items ascend");
  }
}

void check_lists(const Facts& facts) {
  const Layout& layout = facts.layout();
  for (std::uint32_t list = 0; list < layout.lists.size(); ++list) {
    std::uint32_t rows = 0;
    for (std::uint32_t owner = 0; owner < facts.rows(layout.lists[list].owner); ++owner) {
      const ListInstance& instance = facts.list(list, owner);
      demand(instance.state == FactState::known || instance.count == 0, "only a known list has elements");
      if (instance.count > 0) demand(instance.first == rows, "a list's rows follow those of the list before");
      for (std::uint32_t row = rows; row < rows + instance.count; ++row)
        demand(facts.owner_row(layout.lists[list].elements, row) == owner, "an element knows its owner");
      rows += instance.count;
    }
    demand(rows == facts.rows(layout.lists[list].elements), "every element is in a list");
  }
}

void append(std::string& digest, const Facts& facts, Type type, std::int64_t cell) {
  if (type.base == Base::text || type.base == Base::version) digest += facts.pool().text(cell);
  else digest += std::to_string(cell);
  digest += ' ';
}

}  // namespace

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

void check_facts(const Facts& facts) {
  const Layout& layout = facts.layout();
  for (std::uint32_t index = 0; index < layout.columns.size(); ++index) {
    const Column& column = layout.columns[index];
    const ColumnRows& rows = facts.column(index);
    const std::size_t capacity = facts.capacity(column.table);
    for (std::size_t row = 0; row < (capacity + 63) / 64 * 64; ++row) {
      const bool known = bit(rows.known, row), absent = bit(rows.absent, row);
      demand(!(known && absent), "no value is both known and absent");
      demand(row < facts.rows(column.table) || (!known && !absent), "no bits behind the last row");
      for (std::uint32_t word = 0; !known && row < capacity && word < column.words; ++word)
        demand(rows.cells[row * column.words + word] == 0, "cells that are not known are 0");
      if (known) check_value(facts, column.type, rows.cells[row * column.words]);
      if (known) demand(!facts.path(index, static_cast<std::uint32_t>(row)).empty(), "every fact has a path");
    }
  }
  check_lists(facts);
}

void check_errors(const std::vector<SnapshotError>& errors, std::string_view text) {
  demand(errors.size() <= 100, "no more than 100 errors");
  for (const SnapshotError& error : errors) {
    demand(error.code.size() == 4 && error.code[0] == 'S' && !error.message.empty(), "an error has code and message");
    demand(error.line >= 1 && error.column >= 1 && error.column <= text.size() + 2, "an error has a place");
    demand(neutralise(error.message) == error.message, "a message is safe for a terminal");
    demand(neutralise(error.path) == error.path, "a path is safe for a terminal");
  }
}

std::string digest(const Facts& facts) {
  std::string digest;
  const Layout& layout = facts.layout();
  for (std::uint32_t index = 0; index < layout.columns.size(); ++index) {
    const Column& column = layout.columns[index];
    for (std::uint32_t row = 0; row < facts.rows(column.table); ++row) {
      const FactState state = facts.state(index, row);
      digest += state == FactState::known ? 'k' : state == FactState::absent ? 'a' : 'u';
      if (state != FactState::known) continue;
      const std::int64_t* cells = facts.cells(index, row);
      if (column.type.shape == Shape::scalar || is_mask_set(facts.schema(), column.type)) {
        for (std::uint32_t word = 0; word < column.words; ++word) append(digest, facts, column.type, cells[word]);
      } else {
        const Span span = Span::of(*cells);
        for (std::uint32_t at = 0; at < span.length; ++at) append(digest, facts, column.type, facts.pool().items[span.offset + at]);
      }
    }
    digest += '\n';
  }
  return digest;
}

}  // namespace rung::fuzz
