// SPDX-License-Identifier: Apache-2.0
// What proves a run of eval later: everything that its output depends on, by digest, and the output's own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "cli/input/inputs.hpp"

namespace rung::cli {

inline constexpr std::uint64_t receipt_format = 1;
inline constexpr std::string_view engine_name = "rung";
/// Whoever writes more would write what nobody reads.
inline constexpr std::size_t most_receipt_bytes = std::size_t{32} << 20;

/// As an option was given or defaulted to; nothing: not given, and nothing stands for it.
using OptionValue = std::variant<std::monostate, bool, std::uint64_t, std::string, std::vector<std::string>>;
struct RecordedOption {
  std::string name;  ///< as on the command line, without `--`
  OptionValue value;
};

struct ReceiptRules {
  std::string path, root;  ///< as given; no root: empty
  std::string package;
  std::string sha256;      ///< of all of them
  struct File {
    std::string name;      ///< below the root
    std::string shown;     ///< as reached from `path`: places are told by it
    std::string sha256;
  };
  std::vector<File> files; ///< in output order
};

struct ReceiptOutput {
  std::uint64_t bytes = 0;
  std::string sha256;
  std::uint64_t exit_code = 0;
};

struct Receipt {
  std::string version;  ///< of the engine
  ReceiptRules rules;
  std::string as_of;    ///< settled, also where it was not given
  std::vector<RecordedOption> options;
  std::vector<ReadInput> inputs;  ///< without failures
  ReceiptOutput output;
};

std::string receipt_as_json(const Receipt& receipt);

}  // namespace rung::cli
