// SPDX-License-Identifier: Apache-2.0
// Folds eight bytes at a time while hashing and comparing.
#include "engine/facts/names.hpp"

#include <algorithm>

#include "engine/facts/layout.hpp"

namespace rung {
namespace {

/// A-Z as a-z in each of eight bytes; bytes of other scripts (128 and up) as they are.
std::uint64_t fold_eight(std::uint64_t word) {
  constexpr std::uint64_t ones = 0x0101010101010101u;
  const std::uint64_t low = word & (0x7F * ones);
  const std::uint64_t from_a = low + (0x80 - 'A') * ones;        // high bit: at least 'A'
  const std::uint64_t behind_z = low + (0x80 - 'Z' - 1) * ones;  // high bit: beyond 'Z'
  const std::uint64_t upper = from_a & ~behind_z & ~word & (0x80 * ones);
  return word | (upper >> 2);
}

std::uint64_t folded_at(std::string_view text, std::size_t at) {
  return fold_eight(load_bytes(text.data() + at, std::min<std::size_t>(8, text.size() - at)));
}

std::uint32_t hash_folded(std::string_view text) {
  std::uint64_t hash = text.size();
  for (std::size_t at = 0; at < text.size(); at += 8) hash = mix(hash, folded_at(text, at));
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

void add_aliases(const CatalogType& catalog, const CatalogType::Entry& entry, std::uint32_t ordinal, NameIndex& index) {
  for (std::size_t field = 0; field < catalog.fields.size(); ++field) {
    if (!catalog.fields[field].alias || !entry.fields[field]) continue;
    const auto& value = entry.fields[field]->of;
    if (const auto* text = std::get_if<std::string>(&value)) index.add(*text, ordinal);
    if (const auto* set = std::get_if<SetValue>(&value)) {
      for (const Value& item : set->items) {
        if (const auto* text = std::get_if<std::string>(&item.of)) index.add(*text, ordinal);
      }
    }
  }
}

}  // namespace

void NameIndex::add(std::string_view name, std::uint32_t ordinal) {
  recent_.assign(recent_count, {});
  if (find_any(name) != none) return;  // the checker refuses names that mean two things
  const auto begin = static_cast<std::uint32_t>(words_.size());
  for (std::size_t at = 0; at < name.size(); at += 8) words_.push_back(folded_at(name, at));
  entries_.push_back({begin, static_cast<std::uint32_t>(name.size()), ordinal, hash_folded(name)});
  if (slots_.size() < 2 * entries_.size()) {
    slots_.assign(std::max<std::size_t>(16, slots_.size() * 2), {});
    for (std::uint32_t entry = 0; entry < entries_.size(); ++entry) place(entry);
  } else {
    place(static_cast<std::uint32_t>(entries_.size() - 1));
  }
}

void NameIndex::place(std::uint32_t entry) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = entries_[entry].hash & mask;
  while (slots_[at].entry != 0) at = (at + 1) & mask;
  slots_[at] = {entries_[entry].hash, entry + 1};
}

bool NameIndex::equals(const Entry& entry, std::string_view name) const {
  if (entry.length != name.size()) return false;
  const std::uint64_t* words = words_.data() + entry.begin;
  for (std::size_t at = 0; at < name.size(); at += 8) {
    if (*words++ != folded_at(name, at)) return false;
  }
  return true;
}

std::uint32_t NameIndex::find_any(std::string_view name) const {
  if (slots_.empty()) return none;
  const std::uint32_t hash = hash_folded(name);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask; slots_[at].entry != 0; at = (at + 1) & mask) {
    if (slots_[at].hash != hash) continue;
    const Entry& entry = entries_[slots_[at].entry - 1];
    if (equals(entry, name)) return entry.ordinal;
  }
  return none;
}

NameIndexes::NameIndexes(const Schema& schema) : enums(schema.enums.size()), catalogs(schema.catalogs.size()) {
  for (std::size_t type = 0; type < enums.size(); ++type) {
    const auto& values = schema.enums[type].values;
    for (std::uint32_t value = 0; value < values.size(); ++value) {
      enums[type].add(values[value].name, value);
      for (const std::string& spelling : values[value].spellings) enums[type].add(spelling, value);
    }
  }
  for (std::size_t type = 0; type < catalogs.size(); ++type) {
    const CatalogType& catalog = schema.catalogs[type];
    for (std::uint32_t entry = 0; entry < catalog.entries.size(); ++entry) {
      catalogs[type].add(catalog.entries[entry].name, entry);
      add_aliases(catalog, catalog.entries[entry], entry, catalogs[type]);
    }
  }
}

}  // namespace rung
