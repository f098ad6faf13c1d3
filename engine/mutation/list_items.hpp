// SPDX-License-Identifier: Apache-2.0
// One item taken out of a list as it is written, with the separator that it leaves over.
#pragma once

#include <vector>

#include "engine/mutation/written.hpp"

namespace rung::mutation {

/// What to take away for item `index` of those in `list`, `separators[i]` standing behind item i.
inline Range item_with_separator(const Written& written, Range list, const std::vector<Range>& separators,
                                 std::size_t index) {
  if (index == 0) return written.range(written.past_blanks(list.begin), written.past_blanks(separators[0].end));
  const std::uint32_t end = index < separators.size() ? separators[index].begin : list.end;
  const std::uint32_t begin = separators[index - 1].begin;
  return written.range(written.without_blanks_before(begin), written.without_blanks_before(end));
}

}  // namespace rung::mutation
