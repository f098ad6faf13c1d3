// SPDX-License-Identifier: Apache-2.0
// One line of a source as it is shown under a diagnostic, and what goes below it to underline a range.
#pragma once

#include <cstdint>
#include <string>

#include "grammar/source.hpp"

namespace rung {

struct ShownLine {
  std::uint32_t number = 0;
  std::string text;         ///< invisible characters as escapes, tabs kept, long lines cut around the range
  std::string indent;       ///< blanks up to the range, with the tabs of the text
  unsigned underlined = 1;  ///< columns of the range on this line, at least one
};

/// The line where the range begins; of a range over several lines, its part on the first.
ShownLine show_line(const Source& source, Range range);

}  // namespace rung
