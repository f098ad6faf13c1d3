// SPDX-License-Identifier: Apache-2.0
// What is to be printed, and where it may break: text, possible line ends, groups that break together, comments.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace rung::canonical {

/// Columns that a text takes where each character of East Asia takes two.
std::uint32_t width_of(std::string_view text);

struct Step {
  enum class Kind : std::uint8_t {
    text,
    flat_text,         ///< only where the group around it does not break
    blanks,            ///< `number` of them; none at the start of a line
    pad,               ///< `number` of blanks where the group around it breaks
    column,            ///< what stands behind it may stand in one column with lines above and below
    line,              ///< the end of a line where the group around it breaks, `number` of blanks where it does not
    fill,              ///< the same, but only where what follows up to `end` does not fit
    line_end,
    blank_line,        ///< before the next line
    comment,           ///< behind the line
    line_of_comment,
    group, group_end,  ///< `end`: where it ends; `number`: whether it breaks in any case
    nest,              ///< `number` of blanks more for lines that begin in here
    align,             ///< lines that begin in here begin where this stands
    nest_end
  };
  Kind kind{};
  std::uint32_t number = 0;
  std::uint32_t end = 0;
  std::string_view text;
  std::string_view label;  ///< of a column
};

/// Built in order. A comment breaks every group in which more text follows it.
class Layout {
 public:
  void text(std::string_view text);
  /// A text that is made here and not part of the source.
  void own_text(std::string text) { this->text(owned_.emplace_back(std::move(text))); }
  void flat_text(std::string_view text) { add(Step::Kind::flat_text).text = text; }
  void space() { add(Step::Kind::blanks, 1); }
  void blanks(std::uint32_t number) { add(Step::Kind::blanks, number); }
  /// `label`: the column is shared only by those that have the same.
  void column(std::string_view label = {}) { add(Step::Kind::column).label = label; }
  /// Its blanks are set later, by widen().
  std::size_t pad() { add(Step::Kind::pad); return steps_.size() - 1; }
  void widen(std::size_t pad, std::uint32_t blanks) { steps_[pad].number = blanks; }
  void line(std::uint32_t blanks_if_flat = 1) { add(Step::Kind::line, blanks_if_flat); }
  void fill();
  void line_end() { add(Step::Kind::line_end); }
  void blank_line() { add(Step::Kind::blank_line); }
  void comment(std::string_view text);
  void line_of_comment(std::string_view text);
  void begin_group();
  void end_group();
  /// The innermost open group breaks.
  void break_group() { steps_[groups_.back().begin].number = 1; }
  void nest(std::uint32_t blanks = 2) { add(Step::Kind::nest, blanks); }
  void align() { add(Step::Kind::align); }
  void end_nest() { add(Step::Kind::nest_end); }

  const std::vector<Step>& steps() const { return steps_; }
  std::size_t size() const { return steps_.size(); }
  /// Columns of what was added since, on one line.
  std::uint32_t width_since(std::size_t step) const;
  /// All of it, where nothing breaks.
  std::string on_one_line() const;
  void clear();

 private:
  struct OpenGroup { std::uint32_t begin; std::uint32_t last_fill; };

  Step& add(Step::Kind kind, std::uint32_t number = 0) {
    Step& made = steps_.emplace_back();
    made.kind = kind;
    made.number = number;
    return made;
  }

  std::vector<Step> steps_;
  std::vector<OpenGroup> groups_;
  std::deque<std::string> owned_;
  std::size_t last_comment_ = 0;
  bool comment_waits_ = false;  ///< no text has followed the last comment yet
};

/// Columns of one step where nothing breaks.
std::uint32_t flat_width(const Step& step);

}  // namespace rung::canonical
