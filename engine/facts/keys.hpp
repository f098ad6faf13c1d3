// SPDX-License-Identifier: Apache-2.0
// The keys of a mapping in the order they came: finds duplicates, and serves as the learned shape of mappings to come.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/facts/hash.hpp"

namespace rung {

class KeySequence {
 public:
  struct Entry { std::uint32_t begin, length, value, hash; };
  /// The keys' entries and what their `begin` counts in, until the next change.
  const Entry* entries() const { return entries_.data(); }
  const char* bytes() const { return bytes_.data(); }
  std::size_t size() const { return entries_.size(); }
  std::string_view key(std::size_t at) const {
    return {bytes_.data() + entries_[at].begin, entries_[at].length};
  }
  std::uint32_t value(std::size_t at) const { return entries_[at].value; }

  void clear();
  /// Adds a key with what it stands for; false, adding nothing, where it is there already.
  bool insert(std::string_view key, std::uint32_t value = 0);
  /// Where `key` is; size() where it is not.
  std::size_t find(std::string_view key) const;

 private:
  std::uint32_t hash_of(std::string_view key) const;
  std::size_t find(std::string_view key, std::uint32_t hash) const;
  void place(std::size_t entry);

  std::uint64_t seed_ = seed_of(this);  ///< goes along when a sequence is moved or swapped
  std::string bytes_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  ///< used for many keys: by hash, entry + 1; a power of two, at most half full
};

}  // namespace rung
