// SPDX-License-Identifier: Apache-2.0
// Where variable-length values live that 8-byte cells refer to: texts, versions, sorted sets, ranges.
//
// Cells by type: bool 0 or 1; int itself; decimal millionths; date days since 1970-01-01; enum value and entry their
// index, or the number of listed ones + n for the n-th unlisted text of the snapshot; text, version, sorted set and
// range a Span. A sorted set's items are the
// cells of its members, ascending by compare_cells; a range's are [which ends are closed: 1 low, 2 high; low; high].
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/check/schema.hpp"

namespace rung {

/// A stretch of Pool::bytes or Pool::items, packed into a cell.
struct Span {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  static Span of(std::int64_t cell) {
    const auto bits = static_cast<std::uint64_t>(cell);
    return {static_cast<std::uint32_t>(bits >> 32), static_cast<std::uint32_t>(bits)};
  }
  std::int64_t cell() const { return static_cast<std::int64_t>((std::uint64_t{offset} << 32) | length); }
};

/// A version cell's bytes: [u32 length of the key][key][as written].
struct Pool {
  std::string bytes;
  std::vector<std::int64_t> items;

  std::int64_t add_text(std::string_view text);
  std::int64_t add_version(std::string_view written, std::string_view key);
  std::int64_t add_items(const std::vector<std::int64_t>& cells);

  std::string_view text(std::int64_t cell) const {
    const Span span = Span::of(cell);
    return std::string_view(bytes).substr(span.offset, span.length);
  }
  std::string_view version_key_of(std::int64_t cell) const;
  std::string_view version_written(std::int64_t cell) const;
};

/// Appends the cells of a constant (one, or the words of a mask set) to `cells`.
void encode(const Schema& schema, Type type, const Value& value, Pool& pool, std::vector<std::int64_t>& cells);

/// Appends the cells of a set with these items (in any order, repeated ones too), which are left sorted.
void encode_set(const Schema& schema, Type type, std::vector<std::int64_t>& items, Pool& pool,
                std::vector<std::int64_t>& cells);

/// -1, 0 or 1: the order of two known scalar cells of one base (text by bytes, versions by precedence, else as integers).
int compare_cells(Base base, std::int64_t left, std::int64_t right, const Pool& pool);

}  // namespace rung
