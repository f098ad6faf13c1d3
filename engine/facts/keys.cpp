// SPDX-License-Identifier: Apache-2.0
// A few keys are compared one by one; many are found by open addressing over their hashes.
#include "engine/facts/keys.hpp"

#include <algorithm>

namespace rung {
namespace {

constexpr std::size_t few = 10;

}  // namespace

void KeySequence::clear() {
  bytes_.clear();
  if (entries_.size() > few) std::fill(slots_.begin(), slots_.end(), 0);
  entries_.clear();
}

bool KeySequence::insert(std::string_view key, std::uint32_t value) {
  const std::uint32_t hash = entries_.size() < few ? 0 : hash_of(key);
  if (find(key, hash) != entries_.size()) return false;
  entries_.push_back({static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(key.size()), value, hash});
  bytes_.append(key);
  if (entries_.size() <= few) return true;
  if (entries_.size() == few + 1) {  // from here on by hash
    for (std::size_t entry = 0; entry < few; ++entry) entries_[entry].hash = hash_of(this->key(entry));
  }
  const bool grows = slots_.size() < 2 * entries_.size();
  if (grows) slots_.assign(std::max<std::size_t>(64, slots_.size() * 2), 0);
  if (grows || entries_.size() == few + 1) {
    for (std::size_t entry = 0; entry < entries_.size(); ++entry) place(entry);
  } else {
    place(entries_.size() - 1);
  }
  return true;
}

std::size_t KeySequence::find(std::string_view wanted) const {
  return find(wanted, entries_.size() <= few ? 0 : hash_of(wanted));
}

std::uint32_t KeySequence::hash_of(std::string_view key) const {
  return static_cast<std::uint32_t>(hash_bytes(key, seed_));
}

/// `hash` counts only where there are more than a few keys.
std::size_t KeySequence::find(std::string_view wanted, std::uint32_t hash) const {
  if (entries_.size() <= few) {
    for (std::size_t at = 0; at < entries_.size(); ++at) {
      const Entry& entry = entries_[at];
      if (entry.length == wanted.size() && equal_bytes(bytes_.data() + entry.begin, wanted.data(), wanted.size())) return at;
    }
    return entries_.size();
  }
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask; slots_[at] != 0; at = (at + 1) & mask) {
    const std::size_t entry = slots_[at] - 1;
    if (entries_[entry].hash == hash && key(entry) == wanted) return entry;
  }
  return entries_.size();
}

void KeySequence::place(std::size_t entry) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = entries_[entry].hash & mask;
  while (slots_[at] != 0) at = (at + 1) & mask;
  slots_[at] = static_cast<std::uint32_t>(entry + 1);
}

}  // namespace rung
