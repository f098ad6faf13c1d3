// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "cli/usage/completions.hpp"

namespace rung::cli {
namespace {

/// For a place within '…' where the characters of `special` mean something to _arguments.
std::string escaped(std::string_view text, std::string_view special) {
  std::string safe;
  for (const char c : text) {
    if (c == '\'') {
      safe += "'\\''";
      continue;
    }
    if (special.find(c) != std::string_view::npos) safe += '\\';
    safe += c;
  }
  return safe;
}

std::string action(const OptionEntry& entry) {
  switch (entry.kind) {
    case ValueKind::none: return {};
    case ValueKind::words: return fmt::format("({})", fmt::join(entry.words, " "));
    case ValueKind::rules: return "_rung_rules";
    case ValueKind::snapshots: return "_rung_snapshots";
    case ValueKind::directory: return "_files -/";
    case ValueKind::file: return "_files";
    case ValueKind::anything: return " ";
  }
  return {};
}

/// One argument of _arguments for each name of an option; the names exclude one another unless it may be repeated.
std::string specification(const OptionEntry& option) {
  std::string text;
  for (const std::string& name : option.names) {
    const std::string others = option.repeated ? "*" : fmt::format("({})", fmt::join(option.names, " "));
    const bool valued = option.kind != ValueKind::none;
    text += fmt::format("    '{}{}{}[{}]{}'\n", others, name, valued ? "=" : "",
                        escaped(menu_text(option), "[]:\\"),
                        valued ? fmt::format(":{}:{}", option.value, action(option)) : std::string());
  }
  return text;
}

std::string arguments_of(const CommandEntry& command) {
  std::string text;
  for (const OptionEntry& option : command.options) text += specification(option);
  for (const OptionEntry& positional : command.positionals)
    text += fmt::format("    '{}:{}:{}'\n", positional.repeated ? "*" : "", positional.names.front(), action(positional));
  return text;
}

}  // namespace

std::string zsh_completions(const CommandTree& tree) {
  std::string text = "_rung() {\n  local -a commands arguments\n  commands=(\n";
  for (const CommandEntry& command : tree.commands)
    text += fmt::format("    '{}:{}'\n", command.name, escaped(command.summary, ":\\"));
  text += "  )\n  arguments=(\n" + arguments_of(tree.program) +
          "    '1:command:->command'\n    '*::argument:->argument'\n  )\n"
          "  local curcontext=$curcontext state line done=1\n  typeset -A opt_args\n"
          "  _arguments -C -S $arguments && done=0\n"
          "  case $state in\n  command) _describe command commands && done=0 ;;\n"
          "  argument)\n    case $words[1] in\n";
  for (const CommandEntry& command : tree.commands)
    text += fmt::format("    {})\n      arguments=(\n{}      )\n      ;;\n", command.name, arguments_of(command));
  return with_tables("_rung", text + "    *) return 1 ;;\n    esac\n    _arguments -S $arguments && done=0\n    ;;\n  esac\n  return done\n}\n");
}

}  // namespace rung::cli
