// SPDX-License-Identifier: Apache-2.0
// From a layout to lines: a group breaks where it does not fit the page.
#pragma once

#include <vector>

#include "engine/format/layout.hpp"
#include "engine/format/lines.hpp"

namespace rung::canonical {

/// Keeps its memory from one layout to the next.
class Renderer {
 public:
  /// Appends to `lines`, from a new one on.
  void render(const Layout& layout, Lines& lines);
 private:
  void measure(const std::vector<Step>& steps);
  void take(const std::vector<Step>& steps, std::size_t at, Lines& lines);
  void put(std::string_view text, Lines& lines);
  void end_line() { on_line_ = false; }
  void comment_line(std::string_view text, Lines& lines);
  void begin_line(Lines& lines);
  /// Where the next text would begin, comments aside.
  std::uint32_t column(Lines& lines) const;
  /// Whether steps [from, end), and what cannot be parted from them, fit behind `column`.
  bool fits(std::size_t from, std::size_t end, std::uint32_t column) const;

  std::vector<std::uint32_t> before_;      ///< columns of all steps before each, where nothing breaks
  std::vector<std::uint32_t> next_break_;  ///< the first step from each on at which a line may end
  std::vector<std::uint8_t> broken_;       ///< of the groups around
  std::vector<std::uint32_t> indents_;
  std::uint32_t blanks_ = 0;  ///< before the next text on this line
  bool on_line_ = false;
  bool blank_line_ = false;
};

}  // namespace rung::canonical
