// SPDX-License-Identifier: Apache-2.0
// One snapshot's facts: flat, typed, three-valued columns. Cleared and refilled for each snapshot without allocating.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/facts/layout.hpp"
#include "engine/facts/unlisted.hpp"

namespace rung {

enum class FactState : std::uint8_t { unknown, absent, known };

/// A column's rows, in the room of its table. A bit is set in `known` where the value is, in `absent` where an optional one
/// is known not to be there; neither: unknown. INVARIANT: cells of rows that are not known are 0; masks have no bits behind
/// the last row. There may be room for more rows than there are; all of that is 0.
struct ColumnRows {
  std::int64_t* cells = nullptr;  ///< rows × words
  std::uint64_t* known = nullptr;
  std::uint64_t* absent = nullptr;
};

/// One instance of a list: rows [first, first + count) of its elements' table.
struct ListInstance {
  FactState state = FactState::unknown;
  std::uint32_t first = 0, count = 0;
};

struct Place { std::uint32_t line = 0, column = 0; };  ///< from 1; columns in code points; line 0: not recorded

class Facts {
 public:
  /// `pool` starts with layout.pool; both must outlive the facts.
  Facts(const Schema& schema, const Layout& layout, const Pool& pool);
  Facts(const Facts&) = delete;
  Facts& operator=(const Facts&) = delete;

  /// Back to no snapshot: one row in table 0 with everything left out; table 1 keeps the request.
  void clear();

  const Layout& layout() const { return *layout_; }
  const Schema& schema() const { return *schema_; }
  std::uint32_t rows(std::uint32_t table) const { return rows_[table]; }
  std::uint32_t capacity(std::uint32_t table) const { return capacity_[table]; }  ///< rows that there is room for
  const ColumnRows& column(std::uint32_t column) const { return columns_[column]; }
  FactState state(std::uint32_t column, std::uint32_t row) const {
    const std::uint64_t bit = std::uint64_t{1} << (row % 64);
    if ((columns_[column].known[row / 64] & bit) != 0) return FactState::known;
    return (columns_[column].absent[row / 64] & bit) != 0 ? FactState::absent : FactState::unknown;
  }
  /// The first of the row's cells.
  const std::int64_t* cells(std::uint32_t column, std::uint32_t row) const {
    return columns_[column].cells + std::size_t{row} * layout_->columns[column].words;
  }
  const ListInstance& list(std::uint32_t list, std::uint32_t owner_row) const { return lists_[list][owner_row]; }
  std::uint32_t longest_list() const { return longest_list_; }  ///< how many elements the longest of all lists has
  /// The row of the owner's table that an element's list stands in, and the element's index in it.
  std::uint32_t owner_row(std::uint32_t table, std::uint32_t row) const { return owners_[table][row]; }
  std::uint32_t index_in_list(std::uint32_t table, std::uint32_t row) const;
  /// Texts, versions, sorted sets and ranges of cells, the program's constants among them.
  const Pool& pool() const { return pool_; }
  /// What an unlisted enum value's or entry's cell (>= the number of listed ones) was written as.
  std::string_view unlisted(std::uint32_t ordinal) const { return pool_.text(unlisted_[ordinal]); }

  Place place(std::uint32_t column, std::uint32_t row) const;  ///< of the value in the document

  /// The schema's path: `subscriptions[1].seats`, `customer`, `request.seats`.
  std::string path(std::uint32_t column, std::uint32_t row) const;
  std::string list_path(std::uint32_t list, std::uint32_t owner_row) const;
  std::string row_path(std::uint32_t table, std::uint32_t row) const;  ///< empty for table 0
  void append_row_path(std::uint32_t table, std::uint32_t row, std::string& path) const;

 private:
  friend class FactsBuilder;  // engine/facts/builder.hpp, fed by the readers
  friend class RequestFacts;  // engine/facts/request.cpp

  void reset();  ///< clear() without what the root's fields mean that are left out
  std::uint32_t add_row(std::uint32_t table);
  void reserve_rows(std::uint32_t table, std::uint32_t rows);
  void set_known(std::uint32_t column, std::uint32_t row);
  /// What the field `field` of a record that is there means where the document leaves it out.
  void leave_out(const Slot& field, std::uint32_t row);

  const Schema* schema_;
  const Layout* layout_;
  std::size_t constant_bytes_, constant_items_;  ///< what of pool_ stays when cleared: the program's, the request's
  std::size_t request_unlisted_ = 0;             ///< what of unlisted_ stays
  Pool pool_;
  UnlistedTexts unlisted_;
  std::vector<std::uint32_t> rows_, capacity_;   ///< by table
  std::vector<std::vector<std::uint64_t>> rooms_;  ///< by table: the masks of its columns, and behind them their cells
  std::vector<ColumnRows> columns_;
  std::vector<std::vector<ListInstance>> lists_;
  std::uint32_t longest_list_ = 0;
  std::vector<std::vector<std::uint32_t>> owners_;
  std::vector<std::vector<Place>> places_;  ///< by column and row; empty where not asked for
};

}  // namespace rung
