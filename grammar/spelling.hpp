// SPDX-License-Identifier: Apache-2.0
// What was probably meant: the nearest of some words by edit distance.
#pragma once

#include <string_view>
#include <vector>

namespace rung {

/// Insertions, deletions, replacements and swaps of neighbours (bytes); gives up above `limit`, and is more then.
unsigned edit_distance(std::string_view left, std::string_view right, unsigned limit);

/// The nearest candidate near enough to be a misspelling, the first of equally near ones; empty where there is none.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace rung
