// SPDX-License-Identifier: Apache-2.0
// Finds bytes of a few kinds in text, eight at a time.
#pragma once

#include <bit>
#include <cstdint>

#include "engine/facts/hash.hpp"

namespace rung {

/// The first byte in [at, end) that is one of `wanted`; `end` where there is none.
template <char... wanted>
const char* find_byte(const char* at, const char* end) {
  constexpr std::uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
  for (; end - at >= 8; at += 8) {
    const std::uint64_t word = load<std::uint64_t>(at);
    // The high bit of each byte that is zero, and perhaps of some behind the first such.
    const auto zeros = [](std::uint64_t bytes) { return (bytes - ones) & ~bytes & highs; };
    const std::uint64_t found = (zeros(word ^ (ones * static_cast<unsigned char>(wanted))) | ...);
    if (found != 0) return at + std::countr_zero(found) / 8;
  }
  for (; at != end; ++at)
    if (((*at == wanted) || ...)) return at;
  return end;
}

/// The first byte in [at, end) that is no blank; `end` where there is none.
inline const char* skip_blanks(const char* at, const char* end) {
  for (; end - at >= 8; at += 8) {
    const std::uint64_t others = load<std::uint64_t>(at) ^ 0x2020202020202020u;
    if (others != 0) return at + std::countr_zero(others) / 8;
  }
  while (at != end && *at == ' ') ++at;
  return at;
}

}  // namespace rung
