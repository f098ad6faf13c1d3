// SPDX-License-Identifier: Apache-2.0
// An order in which each thing comes behind what it needs, and the rings of things that need each other.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace rung {

struct Ordered {
  std::vector<std::uint32_t> order;               ///< each behind what it needs, as far as there are no rings
  std::vector<std::vector<std::uint32_t>> rings;  ///< each names its members once, every one needing the next
};

/// `needs[i]` lists what i needs.
Ordered order_by_need(const std::vector<std::vector<std::uint32_t>>& needs);

/// `a → b → a`, cut short where it is long.
std::string spell_ring(const std::vector<std::uint32_t>& ring, const std::function<std::string(std::uint32_t)>& name);

}  // namespace rung
