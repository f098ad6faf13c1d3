// SPDX-License-Identifier: Apache-2.0
// What `where` needs of each entry, as columns of numbers: computed once for each entry, compared once for each pair.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/check/checked_rules.hpp"
#include "engine/check/constant.hpp"

namespace rung {

enum class Known : std::uint8_t { yes, absent, no };

/// One cell for each entry of a side, one for all pairs, or one for each target of the source at hand.
struct WhereColumn {
  std::vector<Known> known;
  std::vector<std::int64_t> values;  ///< scalars as numbers in their order; of ranges the lower ends
  std::vector<std::int64_t> highs;   ///< of ranges the upper ends
  std::vector<std::uint64_t> words;  ///< of sets: a bit for each item that any set in the `where` holds
};

/// Turns constants into numbers that compare like them, once it has seen them all.
class Numbering {
 public:
  void see(const Settled& settled, Type type);
  void finish();

  void append(const Settled& settled, Type type, WhereColumn& column) const;
  std::int64_t number_of(const Value& scalar) const;
  const std::string& text_of(std::int64_t number) const { return texts_[static_cast<std::size_t>(number)]; }
  /// Of the sets of this type.
  std::size_t words(Type type) const;
  /// The bit of an item, none where no set holds it.
  std::optional<std::size_t> bit(Type set, std::int64_t item) const;

 private:
  void see_scalar(const Value& value);
  using Kind = std::pair<Base, std::uint32_t>;

  std::vector<std::string> texts_;
  std::vector<std::string> version_keys_;
  std::map<Kind, std::vector<Value>> set_items_;         ///< until finished
  std::map<Kind, std::vector<std::int64_t>> universes_;  ///< what sets hold, sorted
};

}  // namespace rung
