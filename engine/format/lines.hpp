// SPDX-License-Identifier: Apache-2.0
// The lines of the canonical form. What depends on the lines above and below is settled when all are known: columns that
// adjacent statements share, and where the comments behind them stand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rung::canonical {

/// What a line may take; comments and strings are never broken.
constexpr std::uint32_t page_width = 120;

struct Line {
  std::size_t begin = 0, end = 0;  ///< of its text, without indentation
  std::uint32_t indent = 0;
  std::uint32_t width = 0;         ///< columns of the text
  std::uint32_t mark = 0;          ///< the first of its marks
  std::uint32_t row = 0;           ///< adjacent lines with one number share columns; 0: none
  std::string_view comment;        ///< behind the text
  bool behind_blank_line = false;
  bool is_comment = false;
  bool ends_block = false;  ///< begins with a closing bracket
};

class Lines {
 public:
  /// The last one is open: text may be added to it.
  void begin(std::uint32_t indent, bool behind_blank_line);
  void add(std::uint32_t blanks, std::string_view text);
  /// A column begins behind the text so far.
  void mark(std::string_view label);
  Line& last() { return lines_.back(); }
  std::size_t count() const { return lines_.size(); }
  const Line& operator[](std::size_t index) const { return lines_[index]; }

  /// To be called once.
  std::string text();

 private:
  struct Mark {
    std::size_t at;       ///< in the text
    std::uint32_t width;  ///< columns of the line before it
    std::uint32_t blanks;
    std::string_view label;
  };

  std::size_t marks_end(std::size_t line) const;
  /// The blanks of the marks with this number in lines [first, end); whether there is a column further on.
  bool align(std::size_t first, std::size_t end, std::uint32_t number);
  void align_rows(std::size_t first, std::size_t end);
  void append(std::string& text, std::size_t line) const;

  std::string text_;
  std::vector<Line> lines_;
  std::vector<Mark> marks_;
};

}  // namespace rung::canonical
