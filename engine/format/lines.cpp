// SPDX-License-Identifier: Apache-2.0
#include "engine/format/lines.hpp"

#include <algorithm>

#include "engine/format/layout.hpp"

namespace rung::canonical {

namespace {

/// Behind the lines that stand directly below each other with one indentation, from `first` on; what ends a block is
/// for itself.
std::size_t run_end(const std::vector<Line>& lines, std::size_t first) {
  std::size_t end = first + 1;
  if (lines[first].ends_block) return end;
  while (end < lines.size() && !lines[end].behind_blank_line && !lines[end].is_comment && !lines[end].ends_block &&
         lines[end].indent == lines[first].indent) {
    ++end;
  }
  return end;
}

/// The width before the comments of a run; 0 where one of them would then not fit the page.
std::uint32_t shared_width(const std::vector<Line>& lines, std::size_t first, std::size_t end) {
  std::uint32_t widest = 0;
  std::uint32_t longest = 0;
  for (std::size_t at = first; at < end; ++at) {
    if (lines[at].comment.empty()) continue;
    widest = std::max(widest, lines[at].width);
    longest = std::max(longest, width_of(lines[at].comment));
  }
  return lines[first].indent + widest + 2 + longest <= page_width ? widest : 0;
}

}  // namespace

void Lines::begin(std::uint32_t indent, bool behind_blank_line) {
  Line& line = lines_.emplace_back();
  line.begin = line.end = text_.size();
  line.indent = indent;
  line.mark = static_cast<std::uint32_t>(marks_.size());
  line.behind_blank_line = behind_blank_line;
}

void Lines::add(std::uint32_t blanks, std::string_view text) {
  Line& line = lines_.back();
  if (line.width == 0) line.ends_block = text == "}" || text == ")";
  text_.append(blanks, ' ');
  text_ += text;
  line.width += blanks + width_of(text);
  line.end = text_.size();
}

void Lines::mark(std::string_view label) { marks_.push_back({text_.size(), lines_.back().width, 0, label}); }

std::size_t Lines::marks_end(std::size_t line) const {
  return line + 1 < lines_.size() ? lines_[line + 1].mark : marks_.size();
}

bool Lines::align(std::size_t first, std::size_t end, std::uint32_t number) {
  const Mark* shared = nullptr;
  std::uint32_t widest = 0;
  // What stands between this column and the one before it.
  const auto width = [&](std::size_t at) {
    const Mark& mark = marks_[at];
    return mark.width - (number > 0 ? marks_[at - 1].width : 0);
  };
  for (std::size_t line = first; line < end; ++line) {
    const std::size_t at = lines_[line].mark + number;
    if (at >= marks_end(line)) continue;
    if (shared != nullptr && shared->label != marks_[at].label) return false;
    shared = &marks_[at];
    widest = std::max(widest, width(at));
  }
  if (shared == nullptr) return false;
  for (std::size_t line = first; line < end; ++line) {
    const std::size_t at = lines_[line].mark + number;
    if (at < marks_end(line)) marks_[at].blanks = widest - width(at);
  }
  return true;
}

void Lines::align_rows(std::size_t first, std::size_t end) {
  std::uint32_t number = 0;
  while (align(first, end, number)) ++number;
  const auto widened = [&](std::size_t line) {
    std::uint32_t width = lines_[line].width;
    for (std::size_t at = lines_[line].mark; at < marks_end(line); ++at) width += marks_[at].blanks;
    return width;
  };
  bool fit = true;
  for (std::size_t line = first; line < end; ++line) fit = fit && widened(line) <= page_width;
  for (std::size_t line = first; line < end; ++line) {
    if (fit) lines_[line].width = widened(line);
    else for (std::size_t at = lines_[line].mark; at < marks_end(line); ++at) marks_[at].blanks = 0;
  }
}

void Lines::append(std::string& text, std::size_t line) const {
  std::size_t done = lines_[line].begin;
  for (std::size_t at = lines_[line].mark; at < marks_end(line); ++at) {
    text.append(text_, done, marks_[at].at - done);
    text.append(marks_[at].blanks, ' ');
    done = marks_[at].at;
  }
  text.append(text_, done, lines_[line].end - done);
}

std::string Lines::text() {
  for (std::size_t first = 0; first < lines_.size();) {
    std::size_t end = first + 1;
    const auto joins = [&] {
      const Line& line = lines_[end];
      return line.row == lines_[first].row && !line.behind_blank_line && !line.is_comment;
    };
    while (end < lines_.size() && lines_[first].row != 0 && joins()) ++end;
    if (end - first > 1) align_rows(first, end);
    first = end;
  }
  std::string text;
  text.reserve(text_.size() + text_.size() / 4);
  for (std::size_t first = 0; first < lines_.size();) {
    const std::size_t end = run_end(lines_, first);
    const std::uint32_t shared = shared_width(lines_, first, end);
    for (; first < end; ++first) {
      const Line& line = lines_[first];
      if (line.behind_blank_line) text += '\n';
      text.append(line.indent, ' ');
      append(text, first);
      if (!line.comment.empty()) {
        text.append((shared > line.width ? shared - line.width : 0) + 2, ' ');
        text += line.comment;
      }
      text += '\n';
    }
  }
  return text;
}

}  // namespace rung::canonical
