// SPDX-License-Identifier: Apache-2.0
// Masks of lanes, counted without asking for instructions that older processors lack.
#pragma once

#include <cstdint>

namespace rung {

/// How many bits are set. std::popcount is a call into a library where the processor may have no instruction for it.
inline unsigned count_bits(std::uint64_t bits) {
  bits -= (bits >> 1) & 0x5555'5555'5555'5555U;
  bits = (bits & 0x3333'3333'3333'3333U) + ((bits >> 2) & 0x3333'3333'3333'3333U);
  bits = (bits + (bits >> 4)) & 0x0F0F'0F0F'0F0F'0F0FU;
  return static_cast<unsigned>((bits * 0x0101'0101'0101'0101U) >> 56);
}

}  // namespace rung
