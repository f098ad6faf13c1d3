// SPDX-License-Identifier: Apache-2.0
// The texts that open enums and catalogs do not list, each known once by a number, so that equal ones have equal cells.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/facts/hash.hpp"
#include "engine/facts/pool.hpp"

namespace rung {

class UnlistedTexts {
 public:
  std::int64_t operator[](std::uint32_t ordinal) const { return texts_[ordinal]; }
  std::size_t size() const { return texts_.size(); }
  /// The number of `text`, which is added to the pool where it is new.
  std::uint32_t number(std::string_view text, Pool& pool);
  /// Each text gets another number.
  void renumber(const std::vector<std::uint32_t>& number_of);
  void truncate(std::size_t size, const Pool& pool);  ///< back to the first `size` texts

 private:
  void place(std::uint32_t ordinal, const Pool& pool);

  std::uint64_t seed_ = seed_of(this);
  std::vector<std::int64_t> texts_;    ///< cells of the pool
  std::vector<std::int64_t> renumbered_;  ///< room for them, kept
  std::vector<std::uint32_t> slots_;   ///< by hash: ordinal + 1, 0 where empty; a power of two, at most half full
};

}  // namespace rung
