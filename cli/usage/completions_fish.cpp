// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <set>

#include "cli/usage/completions.hpp"

namespace rung::cli {
namespace {

std::string fish_word(std::string_view text) {
  std::string safe = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') safe += '\\';
    safe += c;
  }
  return safe + "'";
}

/// Where the completions of a value come from: arguments of `complete`.
std::string source(const OptionEntry& entry) {
  switch (entry.kind) {
    case ValueKind::none: return {};
    case ValueKind::words: return " -a " + fish_word(fmt::format("{}", fmt::join(entry.words, " ")));
    case ValueKind::rules: return " -a '(__rung_files rung)'";
    case ValueKind::snapshots: return " -a '(__rung_files yaml yml json ndjson jsonl)'";
    case ValueKind::directory: return " -a '(__fish_complete_directories)'";
    case ValueKind::file: return " -F";
    case ValueKind::anything: return {};
  }
  return {};
}

std::string option_line(const std::string& condition, const OptionEntry& option) {
  std::string text = "complete -c rung -n " + fish_word(condition);
  for (const std::string& name : option.names)
    text += name.compare(0, 2, "--") == 0 ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (option.kind != ValueKind::none) text += option.kind == ValueKind::file ? " -r" : " -x";
  return text + source(option) + " -d " + fish_word(menu_text(option)) + "\n";
}

std::string lines(const CommandEntry& command) {
  std::string text;
  for (const OptionEntry& option : command.options)
    text += option_line("__fish_seen_subcommand_from " + command.name, option);
  for (std::size_t i = 0; i < command.positionals.size(); ++i) {
    const OptionEntry& positional = command.positionals[i];
    const std::string completions = source(positional);
    if (completions.empty()) continue;
    const std::string where =
        fmt::format("__rung_position {} {}{}", command.name, i + 1, positional.repeated ? " more" : "");
    text += "complete -c rung -n " + fish_word(where) + completions + "\n";
  }
  return text;
}

void add_valued(const CommandEntry& command, std::set<std::string>& names) {
  for (const OptionEntry& option : command.options)
    if (option.kind != ValueKind::none) names.insert(option.names.begin(), option.names.end());
}

}  // namespace

std::string fish_completions(const CommandTree& tree) {
  std::set<std::string> valued;
  add_valued(tree.program, valued);
  for (const CommandEntry& command : tree.commands) add_valued(command, valued);
  std::string text = "function __rung_valued --description 'options whose value is the next word'\n    string split ' ' -- " +
                     fish_word(fmt::format("{}", fmt::join(valued, " "))) + "\nend\n\n";
  for (const OptionEntry& option : tree.program.options) text += option_line("__fish_use_subcommand", option);
  for (const CommandEntry& command : tree.commands)
    text += fmt::format("complete -c rung -n '__fish_use_subcommand' -a {} -d {}\n", command.name, fish_word(command.summary));
  for (const CommandEntry& command : tree.commands) text += lines(command);
  return with_tables("rung.fish", text);
}

}  // namespace rung::cli
