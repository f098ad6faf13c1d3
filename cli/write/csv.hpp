// SPDX-License-Identifier: Apache-2.0
// Rows of comma-separated values as RFC 4180 has them, which no spreadsheet takes for formulas.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rung::cli {

/// Appends rows to a string. A cell that a spreadsheet would compute (it starts with `=`, `+`, `-`, `@`, a tab or a carriage return,
/// in their wide forms too) gets an apostrophe before it; line breaks stand in quotes, other control characters are made visible.
class CsvWriter {
 public:
  explicit CsvWriter(std::string& out) : out_(out) {}
  void row(const std::vector<std::string_view>& cells);

 private:
  std::string& out_;
};

}  // namespace rung::cli
