// SPDX-License-Identifier: Apache-2.0
// Finds enum values and catalog entries by what documents call them, without ASCII case and without allocating.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/check/schema.hpp"

namespace rung {

/// The names of one enum or catalog.
class NameIndex {
 public:
  void add(std::string_view name, std::uint32_t ordinal);
  /// The ordinal that `name` stands for; `none` (layout.hpp) where nothing is called so.
  std::uint32_t find(std::string_view name) const;

 private:
  struct Entry { std::uint32_t begin, length, ordinal; };
  void place(std::uint32_t entry);

  std::string bytes_;  ///< folded
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  ///< by hash: entry + 1, 0 where empty; a power of two, at most half full
};

/// Of all enums and catalogs of a schema.
struct NameIndexes {
  explicit NameIndexes(const Schema& schema);
  const NameIndex& of(Type type) const { return type.base == Base::enumeration ? enums[type.index] : catalogs[type.index]; }

  std::vector<NameIndex> enums, catalogs;
};

}  // namespace rung
