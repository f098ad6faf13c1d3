// SPDX-License-Identifier: Apache-2.0
// What a run wrote, kept in a file, beside what the same run writes now: where they first differ.
#pragma once

#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "cli/receipt/receipt.hpp"
#include "engine/values/sha256.hpp"

namespace rung::cli {

struct OutputDifference {
  std::uint64_t line = 1, column = 1;  ///< of the first character that differs; columns in code points
  std::string then, now;               ///< stretches of that line around it
};

class KeptOutput {
 public:
  /// Throws CannotRun where it cannot be opened.
  explicit KeptOutput(const std::string& path);

  /// More of what is written now.
  void take(std::string_view now);
  /// Behind all of that. Reads the rest of the file; throws CannotRun where it cannot be read.
  void finish();
  /// Of the file, once finished.
  ReceiptOutput as_kept() const { return {digest_.bytes(), digest_.hex(), 0}; }
  const std::optional<OutputDifference>& difference() const { return difference_; }

 private:
  std::string read(std::size_t most);
  void pass_over(std::string_view same);

  std::string path_;
  std::ifstream file_;
  Sha256 digest_;
  std::uint64_t line_ = 1, column_ = 1;
  std::string before_;              ///< what stands last in the line so far
  std::optional<OutputDifference> difference_;
};

}  // namespace rung::cli
