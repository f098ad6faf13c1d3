// SPDX-License-Identifier: Apache-2.0
// Where each fact that rules read is kept: the snapshot's record tree laid out as tables of columns.
//
// Table 0 has one row, the snapshot's root; table 1 one row, the request; every list that is read has a table of its own,
// whose rows are the elements of all instances of that list. Records that are no list elements are part of their table.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/check/schema.hpp"
#include "engine/facts/pool.hpp"

namespace rung {

inline constexpr std::uint32_t none = 0xFFFFFFFF;

/// What a field means that the document leaves out or says null for.
enum class LeftOut : std::uint8_t { unknown, absent, fallback };

/// A scalar, a set, a range, or the presence of an optional record.
struct Column {
  std::uint32_t table = 0;
  Type type;                   ///< of the values; for the presence of an optional record, that record's
  LeftOut left_out = LeftOut::unknown;
  std::uint32_t words = 1;     ///< cells of 8 bytes a row: more than one only for sets kept as masks
  std::vector<std::int64_t> fallback;  ///< the default's cells where left_out is fallback
  std::string path;            ///< the schema's, from the table's row: `customer.id`, `seats`; empty: the row itself
};

struct List {
  std::uint32_t owner = 0;     ///< the table it stands in
  std::uint32_t elements = 0;  ///< the table of its elements
  Type type;
  LeftOut left_out = LeftOut::unknown;  ///< fallback: empty
  std::string path;            ///< from the owner's row: `subscriptions`
};

/// What a field of a record at one place of the snapshot is kept as.
struct Slot {
  enum class Kind : std::uint8_t { skipped, column, record, list } kind = Kind::skipped;
  std::uint32_t index = none;  ///< into columns, records or lists
};

/// A record at one place of the snapshot.
struct RecordPlace {
  std::uint32_t table = 0;
  std::uint32_t type = 0;         ///< index into Schema::records
  std::uint32_t presence = none;  ///< the column that says whether an optional record is there
  std::vector<Slot> fields;       ///< by field of the record type
  std::string path;               ///< from the table's row; empty: the row itself
};

struct Table {
  std::uint32_t list = none;     ///< whose elements its rows are; none for tables 0 and 1
  std::uint32_t record = none;   ///< the rows' RecordPlace, where they are records
  std::uint32_t value = none;    ///< the rows' column, where they are scalars
  std::uint32_t key = none;      ///< the column of the rows' key, where they have one
  std::vector<std::uint32_t> columns;
  std::vector<std::uint32_t> lists;  ///< the lists that stand in its rows
};

struct Layout {
  std::vector<Table> tables;
  std::vector<Column> columns;
  std::vector<List> lists;
  std::vector<RecordPlace> records;  ///< 0: the snapshot's root, 1: the request
  Pool pool;                         ///< what the defaults' cells refer to; Programs extend it, keeping what is there
};

/// Sets over a closed enum or catalog of at most this many values are masks, one bit a value; all others are sorted lists.
inline constexpr std::uint32_t max_mask_values = 512;
bool is_mask_set(const Schema& schema, Type set);
std::uint32_t cells_of(const Schema& schema, Type type);  ///< 8-byte cells a value takes: mask words, else 1

/// How many places of the snapshot and the request are kept. Records that each hold two of the next multiply: rules with more than
/// max_places are refused by whoever loads them.
inline constexpr std::uint64_t max_places = 1'000'000;
std::uint64_t count_places(const Schema& schema, const FieldSet& read);

/// `read`: the fields that are kept (CheckedRules::mentioned, or all of them under --strict); keys of records that are
/// read and the request's fields always are. What goes beyond max_places is skipped.
Layout make_layout(const Schema& schema, const FieldSet& read);

}  // namespace rung
