// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cli/usage/completions.hpp"

namespace rung::cli {
namespace {

std::string expectation(const OptionEntry& entry) {
  switch (entry.kind) {
    case ValueKind::none: return {};
    case ValueKind::words: return fmt::format("words {}", fmt::join(entry.words, " "));
    case ValueKind::rules: return "rules";
    case ValueKind::snapshots: return "snapshots";
    case ValueKind::directory: return "directory";
    case ValueKind::file: return "file";
    case ValueKind::anything: return "anything";
  }
  return {};
}

std::string row(const std::string& command, const std::string& where, const std::string& expected) {
  return fmt::format("    \"{} {}\") echo \"{}\" ;;\n", command, where, expected);
}

std::string rows(const std::string& name, const CommandEntry& command) {
  std::string text;
  std::vector<std::string> names;
  for (const OptionEntry& option : command.options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
    if (option.kind != ValueKind::none)
      for (const std::string& written : option.names) text += row(name, written, expectation(option));
  }
  for (std::size_t i = 0; i < command.positionals.size(); ++i) {
    const OptionEntry& positional = command.positionals[i];
    text += row(name, std::to_string(i + 1), expectation(positional));
    if (positional.repeated) text += row(name, "more", expectation(positional));
  }
  return row(name, "options", fmt::format("{}", fmt::join(names, " "))) + text;
}

}  // namespace

std::string bash_completions(const CommandTree& tree) {
  OptionEntry commands;
  commands.kind = ValueKind::words;
  for (const CommandEntry& command : tree.commands) commands.words.push_back(command.name);
  std::string text = "_rung_expected() {\n  case \"$1 $2\" in\n";
  text += rows("rung", tree.program) + row("rung", "1", expectation(commands));
  for (const CommandEntry& command : tree.commands) text += rows(command.name, command);
  return with_tables("rung.bash", text + "  esac\n}\n");
}

}  // namespace rung::cli
