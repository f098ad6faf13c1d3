// SPDX-License-Identifier: Apache-2.0
// Which lines of two texts stay, go and come: Myers' O(ND) difference in linear space, with a bound on its effort.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace rung {

/// The lines of a text, each with its line break; the last may have none.
std::vector<std::string_view> lines_with_breaks(std::string_view text);

/// INVARIANT: the lines that stay are equal on both sides, in order, and equally many.
struct LineEdits {
  std::vector<std::uint8_t> removed;   ///< for each line of `before`
  std::vector<std::uint8_t> inserted;  ///< for each line of `after`
};

/// The smallest such set where the texts are alike; where they differ in thousands of places it may be a little larger.
LineEdits line_edits(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after);

}  // namespace rung
