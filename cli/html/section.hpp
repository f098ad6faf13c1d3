// SPDX-License-Identifier: Apache-2.0
// Sections whose content can be filtered, and sorted where it is a table. The script finds them by their marks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rung::cli {

/// Rows or items that are shown at most; what is left out is counted.
constexpr std::size_t most_rows = 1000, most_items = 300;

struct Column {
  std::string_view name;       ///< in addresses; empty where it cannot be sorted by
  std::string_view title;      ///< plain
  std::string_view css_class;  ///< `number` for numbers
};
struct Cell {
  std::string html;
  std::optional<std::uint64_t> number;  ///< what a number is sorted by
};
Cell number_cell(std::uint64_t number);

struct Section {
  std::string_view id;       ///< of the section, and of its state in addresses
  std::string_view heading;  ///< plain
  std::string lead;          ///< HTML, below the heading; may be empty
};
/// The first cell of a row is its heading. `caption`: plain.
std::string table_section(const Section& section, std::string_view caption, const std::vector<Column>& columns,
                          const std::vector<std::vector<Cell>>& rows, std::size_t left_out);
/// Each item is an element of its own, in HTML. `what` are they: `examples`.
std::string list_section(const Section& section, std::string_view what, const std::vector<std::string>& items,
                         std::size_t left_out);
/// Just HTML.
std::string plain_section(const Section& section, std::string_view content);

/// A link that filters a section. `text`: HTML; `filter`: plain.
std::string filter_link(std::string_view section, std::string_view filter, std::string_view text);

/// A text, with the name by which rules know it below; the name alone where they are alike, or there is no text.
std::string titled(const std::string& title, const std::string& name);

}  // namespace rung::cli
