// SPDX-License-Identifier: Apache-2.0
// Goes on from the place found last; back to the start of its line, or of the text, where one before it is asked for.
#include "engine/facts/places.hpp"

#include <algorithm>

#include "engine/values/text.hpp"

namespace rung {

Place PlaceFinder::find(std::size_t offset) {
  offset = std::min(offset, text_.size());
  if (offset < line_start_) {
    offset_ = line_start_ = 0;
    place_ = {1, 1};
  } else if (offset < offset_) {
    offset_ = line_start_;
    place_.column = 1;
  }
  for (;;) {
    const std::size_t line_end = text_.substr(0, offset).find('\n', offset_);
    if (line_end == text_.npos) break;
    offset_ = line_start_ = line_end + 1;
    place_ = {place_.line + 1, 1};
  }
  place_.column += static_cast<std::uint32_t>(count_code_points(text_.substr(offset_, offset - offset_)));
  offset_ = offset;
  return place_;
}

}  // namespace rung
