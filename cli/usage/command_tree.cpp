// SPDX-License-Identifier: Apache-2.0
#include "cli/usage/command_tree.hpp"

#include <algorithm>

#include "cli/commands/options.hpp"

namespace rung::cli {
namespace {

ValueKind kind_of(const std::string& name) {
  if (name == "RULES" || name == "OLD" || name == "NEW") return ValueKind::rules;
  if (name == "SNAPSHOT") return ValueKind::snapshots;
  if (name == "DIR") return ValueKind::directory;
  if (name == "FILE" || name == "RECEIPT") return ValueKind::file;
  return ValueKind::anything;
}

OptionEntry entry_of(CLI::Option& option) {
  OptionEntry entry;
  entry.text = option.get_description();
  std::replace(entry.text.begin(), entry.text.end(), '\n', ' ');
  entry.group = option.get_group();
  entry.words = words_of(option);
  if (option.get_positional()) {
    entry.names = {option.get_name()};
    entry.kind = kind_of(option.get_name());
    entry.repeated = option.get_items_expected_max() > 1;
  } else {
    for (const std::string& name : option.get_snames()) entry.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) entry.names.push_back("--" + name);
    const bool flag = option.get_items_expected_max() == 0;
    if (!flag) entry.value = option.get_type_name();
    if (!flag) entry.kind = kind_of(entry.value);
    entry.repeated = option.get_multi_option_policy() == CLI::MultiOptionPolicy::TakeAll;
  }
  if (!entry.words.empty()) entry.kind = ValueKind::words;
  return entry;
}

CommandEntry entry_of(CLI::App& app) {
  CommandEntry entry;
  entry.name = app.get_name();
  entry.summary = app.get_description();
  entry.footer = app.get_footer();
  for (CLI::Option* option : app.get_options()) {
    if (option->get_group().empty()) continue;
    (option->get_positional() ? entry.positionals : entry.options).push_back(entry_of(*option));
  }
  return entry;
}

}  // namespace

CommandTree command_tree(CLI::App& program) {
  CommandTree tree{entry_of(program), {}};
  for (CLI::App* command : program.get_subcommands([](CLI::App*) { return true; }))
    if (!command->get_group().empty()) tree.commands.push_back(entry_of(*command));
  return tree;
}

}  // namespace rung::cli
