// SPDX-License-Identifier: Apache-2.0
// Goes on from the place found last, or back to the start of a line where one before it is asked for.
#include "engine/facts/places.hpp"

#include <algorithm>

#include "engine/values/text.hpp"

namespace rung {

Place PlaceFinder::find(std::size_t offset) {
  offset = std::min(offset, text_.size());
  if (offset < line_start_) {
    const std::string_view before = text_.substr(0, offset);
    const std::size_t line_break = before.rfind('\n');
    const std::size_t start = line_break == before.npos ? 0 : line_break + 1;
    const std::string_view between = text_.substr(start, line_start_ - start);
    place_ = {place_.line - static_cast<std::uint32_t>(std::count(between.begin(), between.end(), '\n')), 1};
    offset_ = line_start_ = start;
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
