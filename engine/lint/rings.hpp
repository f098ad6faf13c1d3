// SPDX-License-Identifier: Apache-2.0
// Ways between places, and the short rings that they make.
#pragma once

#include <cstdint>
#include <vector>

namespace rung {

struct Way { std::uint32_t from = 0, to = 0, path = 0; };

/// The ways that are part of some ring.
std::vector<Way> within_rings(std::size_t places, const std::vector<Way>& ways);

/// Rings, short ones first, each ending with the way that closes most: once that is gone, the next is looked for. After a
/// dozen only those of two.
std::vector<std::vector<Way>> shortest_rings(std::size_t places, std::vector<Way> ways);

}  // namespace rung
