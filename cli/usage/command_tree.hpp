// SPDX-License-Identifier: Apache-2.0
// The command line as plain values: what the help shows, for those who say it in another form (completions, manual).
#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace rung::cli {

/// What may stand as a value, as far as its name in the help tells.
enum class ValueKind : std::uint8_t { none, words, rules, snapshots, directory, file, anything };

struct OptionEntry {
  std::vector<std::string> names;  ///< `-h`, `--help`; of a positional its name alone
  std::string value;               ///< what the help calls it; empty for a flag and a positional
  ValueKind kind = ValueKind::none;
  std::vector<std::string> words;  ///< of ValueKind::words
  std::string text, group;         ///< text: on one line
  bool repeated = false;
};

struct CommandEntry {
  std::string name, summary, footer;  ///< footer: lines, as in the help
  std::vector<OptionEntry> positionals, options;
};

struct CommandTree {
  CommandEntry program;
  std::vector<CommandEntry> commands;  ///< without those that the help does not list
};

CommandTree command_tree(CLI::App& program);

}  // namespace rung::cli
