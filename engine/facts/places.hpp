// SPDX-License-Identifier: Apache-2.0
// From byte offsets to the lines and columns that people count: asked for mostly in ascending order.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/facts/facts.hpp"

namespace rung {

class PlaceFinder {
 public:
  PlaceFinder() = default;
  explicit PlaceFinder(std::string_view text) : text_(text) {}
  Place find(std::size_t offset);

 private:
  std::string_view text_;
  std::size_t offset_ = 0, line_start_ = 0;  ///< of the place found last
  Place place_{1, 1};
};

}  // namespace rung
