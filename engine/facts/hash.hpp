// SPDX-License-Identifier: Apache-2.0
// The hash of short byte strings: keys, names, texts.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace rung {

template <class Word>
Word load(const char* bytes) {
  Word word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// The first `count` (at most 8) bytes as one number, missing ones 0: two loads that overlap, since a copy of a length that is
/// not known to the compiler is a call.
inline std::uint64_t load_bytes(const char* bytes, std::size_t count) {
  if (count == 8) return load<std::uint64_t>(bytes);
  if (count >= 4) return load<std::uint32_t>(bytes) | std::uint64_t{load<std::uint32_t>(bytes + count - 4)} << (8 * (count - 4));
  if (count >= 2) return load<std::uint16_t>(bytes) | std::uint64_t{load<std::uint16_t>(bytes + count - 2)} << (8 * (count - 2));
  return count == 0 ? 0 : static_cast<unsigned char>(*bytes);
}

/// Whether two texts of one length are equal; short ones, as keys and names are, without a call.
inline bool equal_bytes(const char* left, const char* right, std::size_t count) {
  for (; count > 8; count -= 8, left += 8, right += 8) {
    if (load<std::uint64_t>(left) != load<std::uint64_t>(right)) return false;
  }
  return load_bytes(left, count) == load_bytes(right, count);
}

inline std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}

/// `seed` keeps documents from being made of texts that collide: see seed_of.
inline std::uint64_t hash_bytes(std::string_view text, std::uint64_t seed) {
  std::uint64_t hash = text.size() * 0x9E3779B97F4A7C15u ^ seed;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) hash = mix(hash, load_bytes(text.data() + at, 8));
  if (at < text.size()) hash = mix(hash, load_bytes(text.data() + at, text.size() - at));
  return hash ^ (hash >> 32);
}

/// Where a table lies in memory, which a document's author does not know.
inline std::uint64_t seed_of(const void* table) { return mix(0x6A09E667F3BCC909u, reinterpret_cast<std::uintptr_t>(table)); }

}  // namespace rung
