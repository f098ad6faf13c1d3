// SPDX-License-Identifier: Apache-2.0
// Counts columns as terminals do, so that the marks stand below what they mark.
#include "grammar/source_line.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "grammar/unicode.hpp"

namespace rung {

namespace {

constexpr unsigned widest_line = 100;
constexpr unsigned columns_before_range = 40;
constexpr std::size_t bytes_around_range = 4096;  ///< more than the widest line takes

bool continues_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

/// One character as shown.
struct Cell {
  std::string text;
  unsigned columns = 1;
};

struct Cells {
  std::vector<Cell> cells;
  std::size_t first = 0, last = 0;  ///< the range, as indices; may lie behind the end
};

unsigned width(const std::string& escape) { return static_cast<unsigned>(escape.size()); }

Cell cell_of(std::string_view bytes, const CodePoint& character) {
  if (bytes == "\t") return {"\t", 1};
  if (character.valid && !is_invisible(character.value)) return {std::string(bytes), columns(character.value)};
  std::string escape = make_visible(bytes);
  const unsigned columns = width(escape);
  return {std::move(escape), columns};
}

Cells cells_of(std::string_view line, std::size_t begin, std::size_t end) {
  Cells found;
  found.first = found.last = std::string_view::npos;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint character = decode(line, at);
    if (found.first == std::string_view::npos && at + character.length > begin) found.first = found.cells.size();
    if (found.last == std::string_view::npos && at >= end) found.last = found.cells.size();
    found.cells.push_back(cell_of(line.substr(at, character.length), character));
    at += character.length;
  }
  found.first = std::min(found.first, found.cells.size());
  found.last = std::min(found.last, found.cells.size());
  return found;
}

unsigned total(const std::vector<Cell>& cells, std::size_t first, std::size_t last) {
  unsigned sum = 0;
  for (std::size_t at = first; at < last; ++at) sum += cells[at].columns;
  return sum;
}

/// Leaves a window around the range of a long line, with `…` where something was left out.
void cut(Cells& line) {
  if (total(line.cells, 0, line.cells.size()) <= widest_line) return;
  std::size_t begin = line.first;
  for (unsigned before = 0; begin > 0 && before + line.cells[begin - 1].columns <= columns_before_range; --begin) {
    before += line.cells[begin - 1].columns;
  }
  std::size_t end = begin;
  for (unsigned used = 0; end < line.cells.size() && used + line.cells[end].columns <= widest_line; ++end) {
    used += line.cells[end].columns;
  }
  const bool cut_behind = end < line.cells.size();
  line.cells.erase(line.cells.begin() + static_cast<std::ptrdiff_t>(end), line.cells.end());
  line.cells.erase(line.cells.begin(), line.cells.begin() + static_cast<std::ptrdiff_t>(begin));
  line.first -= begin;
  line.last = std::min(line.last, end) - begin;
  if (cut_behind) line.cells.push_back({"…", 1});
  if (begin > 0) {
    line.cells.insert(line.cells.begin(), {"…", 1});
    ++line.first;
    ++line.last;
  }
}

}  // namespace

ShownLine show_line(const Source& source, Range range) {
  ShownLine shown;
  shown.number = source.position(range.begin).line;
  const std::string_view line = source.line(shown.number);
  const auto line_begin = static_cast<std::size_t>(line.data() - source.text().data());
  const auto within = [&](std::size_t offset) {
    return std::min(offset > line_begin ? offset - line_begin : 0, line.size());
  };
  const std::size_t begin = within(range.begin), end = std::max(begin, within(range.end));
  // Of a line of millions of characters only those near the range can be shown.
  std::size_t from = begin > bytes_around_range ? begin - bytes_around_range : 0;
  while (from < begin && continues_code_point(line[from])) ++from;
  std::size_t to = std::min(line.size(), begin + bytes_around_range);
  while (to < line.size() && continues_code_point(line[to])) ++to;
  Cells cells = cells_of(line.substr(from, to - from), begin - from, std::min(end, to) - from);
  cut(cells);
  for (std::size_t at = 0; at < cells.cells.size(); ++at) {
    const Cell& cell = cells.cells[at];
    shown.text += cell.text;
    if (at < cells.first) shown.indent += cell.text == "\t" ? "\t" : std::string(cell.columns, ' ');
  }
  shown.underlined = std::max(1U, total(cells.cells, cells.first, std::max(cells.first, cells.last)));
  return shown;
}

}  // namespace rung
