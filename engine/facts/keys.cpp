// SPDX-License-Identifier: Apache-2.0
// A few keys are compared one by one, by their hashes first; many are found by open addressing.
#include "engine/facts/keys.hpp"

#include <algorithm>

namespace rung {
namespace {

constexpr std::size_t few = 16;

}  // namespace

void KeySequence::clear() {
  bytes_.clear();
  if (entries_.size() > few) std::fill(slots_.begin(), slots_.end(), 0);
  entries_.clear();
}

bool KeySequence::insert(std::string_view key, std::uint32_t value) {
  const auto hash = static_cast<std::uint32_t>(hash_bytes(key, seed_));
  if (find(key, hash) != entries_.size()) return false;
  entries_.push_back({static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(key.size()), value, hash});
  bytes_.append(key);
  if (entries_.size() <= few) return true;
  if (slots_.size() < 2 * entries_.size()) {
    slots_.assign(std::max(8 * few, slots_.size() * 2), 0);
    for (std::size_t entry = 0; entry < entries_.size(); ++entry) place(entry);
  } else if (entries_.size() == few + 1) {
    for (std::size_t entry = 0; entry < entries_.size(); ++entry) place(entry);
  } else {
    place(entries_.size() - 1);
  }
  return true;
}

std::size_t KeySequence::find(std::string_view wanted) const {
  return find(wanted, static_cast<std::uint32_t>(hash_bytes(wanted, seed_)));
}

std::size_t KeySequence::find(std::string_view wanted, std::uint32_t hash) const {
  if (entries_.size() <= few) {
    for (std::size_t at = 0; at < entries_.size(); ++at) {
      if (entries_[at].hash == hash && key(at) == wanted) return at;
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
