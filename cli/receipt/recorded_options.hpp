// SPDX-License-Identifier: Apache-2.0
// Which options of eval change its results: the one list of them, for receipts to hold and to be run again by.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/commands/eval.hpp"
#include "cli/receipt/receipt.hpp"

namespace rung::cli {

/// With their settled values.
std::vector<RecordedOption> recorded_options(const EvalOptions& options);

/// As it stands in a receipt that was read.
struct OptionTexts {
  std::string name;                ///< without `--`
  std::vector<std::string> texts;  ///< none: not given
  bool is_list = false;
};

/// Options of eval that are set one by one, each checked as on a command line.
class OptionsAgain {
 public:
  OptionsAgain();
  OptionsAgain(const OptionsAgain&) = delete;
  OptionsAgain& operator=(const OptionsAgain&) = delete;

  /// What is wrong with it; none where it is set.
  std::optional<std::string> set(const OptionTexts& option);
  const EvalOptions& options() const { return options_; }

 private:
  CLI::App command_;
  EvalOptions options_;
};

}  // namespace rung::cli
