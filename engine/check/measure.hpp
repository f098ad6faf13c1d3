// SPDX-License-Identifier: Apache-2.0
// What an expression reads, and how large it is with every define written out in its place.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/check/checked_rules.hpp"

namespace rung {

enum class Read : std::uint8_t { snapshot, request, subject, source, target, today };
/// Where each thing is read first, directly or through a define; by Read.
using Reads = std::array<std::optional<Range>, 6>;

struct Extent {
  std::uint64_t nodes = 0;   ///< saturates
  std::uint32_t levels = 0;  ///< saturates
};

struct DefineMeasure {
  Reads reads;
  Extent extent;                    ///< without what its parameters stand for
  std::vector<std::uint64_t> uses;  ///< by parameter: how often its argument would be written out
};

/// `measures` holds those of all defines that the expression calls.
Reads reads_of(const Expression& expression, const std::vector<DefineMeasure>& measures);
Extent extent_of(const Expression& expression, const std::vector<DefineMeasure>& measures);
DefineMeasure measure_define(const Define& define, const std::vector<DefineMeasure>& measures);

}  // namespace rung
