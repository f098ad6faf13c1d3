// SPDX-License-Identifier: Apache-2.0
// Finds enum values and catalog entries by what documents call them, without ASCII case and without allocating.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/check/schema.hpp"
#include "engine/facts/hash.hpp"

namespace rung {

/// The names of one enum or catalog.
class NameIndex {
 public:
  void add(std::string_view name, std::uint32_t ordinal);
  /// The ordinal that `name` stands for; `none` (layout.hpp) where nothing is called so.
  std::uint32_t find(std::string_view name) const {
    if (name.empty() || name.size() > 16 || recent_.empty()) return find_any(name);
    const std::uint64_t head = load_bytes(name.data(), name.size() < 8 ? name.size() : 8);
    const std::uint64_t tail = name.size() > 8 ? load_bytes(name.data() + 8, name.size() - 8) : 0;
    Recent& recent = recent_[(mix(head, tail) >> 16) % recent_count];
    if (recent.head != head || recent.tail != tail || recent.length != name.size())
      recent = {head, tail, static_cast<std::uint32_t>(name.size()), find_any(name)};
    return recent.ordinal;
  }

 private:
  static constexpr std::size_t recent_count = 64;
  struct Entry { std::uint32_t begin, length, ordinal, hash; };
  struct Slot { std::uint32_t hash = 0, entry = 0; };  ///< entry + 1; 0 where empty
  void place(std::uint32_t entry);
  bool equals(const Entry& entry, std::string_view name) const;

  /// What was found for a short name lately: its bytes as they came, so that it is not folded again.
  struct Recent { std::uint64_t head = 0, tail = 0; std::uint32_t length = 0, ordinal = 0; };
  std::uint32_t find_any(std::string_view name) const;

  mutable std::vector<Recent> recent_;  ///< by hash; one reader's, as all of this is one thread's
  std::vector<std::uint64_t> words_;  ///< names folded, each padded with zeros
  std::vector<Entry> entries_;
  std::vector<Slot> slots_;           ///< by hash; a power of two, at most half full
};

/// Of all enums and catalogs of a schema.
struct NameIndexes {
  explicit NameIndexes(const Schema& schema);
  const NameIndex& of(Type type) const { return type.base == Base::enumeration ? enums[type.index] : catalogs[type.index]; }

  std::vector<NameIndex> enums, catalogs;
};

}  // namespace rung
