// SPDX-License-Identifier: Apache-2.0
// Optimal string alignment over three rows.
#include "grammar/spelling.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace rung {

unsigned edit_distance(std::string_view left, std::string_view right, unsigned limit) {
  const std::size_t difference = left.size() > right.size() ? left.size() - right.size() : right.size() - left.size();
  if (difference > limit) return limit + 1;
  std::vector<unsigned> before(right.size() + 1), last(right.size() + 1), now(right.size() + 1);
  for (std::size_t at = 0; at <= right.size(); ++at) last[at] = static_cast<unsigned>(at);
  for (std::size_t row = 1; row <= left.size(); ++row) {
    now[0] = static_cast<unsigned>(row);
    unsigned least = now[0];
    for (std::size_t at = 1; at <= right.size(); ++at) {
      const unsigned replaced = last[at - 1] + (left[row - 1] == right[at - 1] ? 0 : 1);
      now[at] = std::min({replaced, last[at] + 1, now[at - 1] + 1});
      if (row > 1 && at > 1 && left[row - 1] == right[at - 2] && left[row - 2] == right[at - 1]) {
        now[at] = std::min(now[at], before[at - 2] + 1);
      }
      least = std::min(least, now[at]);
    }
    if (least > limit) return limit + 1;
    std::swap(before, last);
    std::swap(last, now);
  }
  return last[right.size()];
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  unsigned limit = static_cast<unsigned>(std::min<std::size_t>(3, word.size() <= 3   ? 1
                                                                  : word.size() <= 5 ? 2
                                                                                     : word.size() / 3 + 1));
  std::string_view found;
  for (const std::string_view candidate : candidates) {
    const unsigned distance = edit_distance(word, candidate, limit);
    if (distance > limit || distance >= candidate.size()) continue;
    found = candidate;
    if (distance == 0) break;
    limit = distance - 1;
  }
  return found;
}

}  // namespace rung
