// SPDX-License-Identifier: Apache-2.0
// Folds eight bytes at a time while hashing and comparing.
#include "engine/facts/names.hpp"

#include <algorithm>

#include "engine/facts/hash.hpp"
#include "engine/facts/layout.hpp"
#include "engine/values/text.hpp"

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

std::uint64_t hash_folded(std::string_view text) {
  std::uint64_t hash = text.size();
  for (std::size_t at = 0; at < text.size(); at += 8) hash = mix(hash, folded_at(text, at));
  return hash ^ (hash >> 32);
}

bool equals_folded(std::string_view text, std::string_view folded) {
  if (text.size() != folded.size()) return false;
  for (std::size_t at = 0; at < text.size(); at += 8) {
    if (folded_at(text, at) != load_bytes(folded.data() + at, std::min<std::size_t>(8, folded.size() - at))) return false;
  }
  return true;
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
  if (find(name) != none) return;  // the checker refuses names that mean two things
  const auto begin = static_cast<std::uint32_t>(bytes_.size());
  bytes_ += fold_case(name);
  entries_.push_back({begin, static_cast<std::uint32_t>(name.size()), ordinal});
  if (slots_.size() < 2 * entries_.size()) {
    slots_.assign(std::max<std::size_t>(16, slots_.size() * 2), 0);
    for (std::uint32_t entry = 0; entry < entries_.size(); ++entry) place(entry);
  } else {
    place(static_cast<std::uint32_t>(entries_.size() - 1));
  }
}

void NameIndex::place(std::uint32_t entry) {
  const std::size_t mask = slots_.size() - 1;
  const std::string_view name = std::string_view(bytes_).substr(entries_[entry].begin, entries_[entry].length);
  std::size_t at = hash_folded(name) & mask;
  while (slots_[at] != 0) at = (at + 1) & mask;
  slots_[at] = entry + 1;
}

std::uint32_t NameIndex::find(std::string_view name) const {
  if (slots_.empty()) return none;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash_folded(name) & mask; slots_[at] != 0; at = (at + 1) & mask) {
    const Entry& entry = entries_[slots_[at] - 1];
    if (equals_folded(name, std::string_view(bytes_).substr(entry.begin, entry.length))) return entry.ordinal;
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
