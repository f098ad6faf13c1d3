// SPDX-License-Identifier: Apache-2.0
// The hash of short byte strings: keys, names, texts. Not for what an attacker gains by colliding beyond a slow document.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace rung {

/// The first `count` (at most 8) bytes as one number, missing ones 0.
inline std::uint64_t load_bytes(const char* bytes, std::size_t count) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, count);
  return word;
}

inline std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
  return hash ^ (hash >> 29);
}

inline std::uint64_t hash_bytes(std::string_view text) {
  std::uint64_t hash = text.size() * 0x9E3779B97F4A7C15u;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) hash = mix(hash, load_bytes(text.data() + at, 8));
  if (at < text.size()) hash = mix(hash, load_bytes(text.data() + at, text.size() - at));
  return hash ^ (hash >> 32);
}

}  // namespace rung
