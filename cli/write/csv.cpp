// SPDX-License-Identifier: Apache-2.0
#include "cli/write/csv.hpp"

#include <algorithm>
#include <array>

#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

bool is_number(std::string_view cell) {
  if (cell.starts_with('-')) cell.remove_prefix(1);
  return !cell.empty() && std::all_of(cell.begin(), cell.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether a spreadsheet may take it for a formula.
bool is_computed(std::string_view cell) {
  constexpr std::array<std::string_view, 10> starts = {"=", "+", "-", "@", "\t", "\r", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  return !is_number(cell) && std::any_of(starts.begin(), starts.end(), [&](std::string_view start) { return cell.starts_with(start); });
}

void append_cell(std::string& out, std::string_view cell) {
  const bool quoted = cell.find_first_of(",\"\r\n'") != std::string_view::npos || is_computed(cell);
  if (!quoted) {
    out += neutralise(cell);
    return;
  }
  out += '"';
  if (is_computed(cell)) out += '\'';
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find_first_of("\"\r\n"), cell.size());
    out += neutralise(cell.substr(0, end));
    if (end == cell.size()) break;
    out += cell[end];
    if (cell[end] == '"') out += '"';
    cell.remove_prefix(end + 1);
  }
  out += '"';
}

}  // namespace

void CsvWriter::row(const std::vector<std::string_view>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) out_ += ',';
    append_cell(out_, cells[i]);
  }
  out_ += "\r\n";
}

}  // namespace rung::cli
