// SPDX-License-Identifier: Apache-2.0
#include "cli/usage/arguments.hpp"

#include <algorithm>
#include <cctype>

namespace rung::cli {
namespace {

/// Whether what begins with `-` cannot be meant for an option: `-1`, `--1`, `-(a + b)`, `-seats`.
bool begins_expression(const std::string& argument) {
  if (argument.size() < 2 || argument[0] != '-') return false;
  return argument[1] != '-' || (argument.size() > 2 && std::isalpha(static_cast<unsigned char>(argument[2])) == 0);
}

/// Whether the argument is the name of an option whose value follows.
bool awaits_value(const std::string& argument, const CLI::App& app) {
  const CLI::Option* option = argument.empty() || argument[0] != '-' ? nullptr : app.get_option_no_throw(argument);
  return option != nullptr && option->get_items_expected_max() > 0;
}

/// Moves the first argument that is an expression beginning with `-` to the end, behind a `--`.
void set_expression_apart(std::vector<std::string>& arguments, std::size_t from, const CLI::App& command) {
  for (std::size_t i = from; i < arguments.size() && arguments[i] != "--"; ++i) {
    if (awaits_value(arguments[i], command)) {
      ++i;
    } else if (begins_expression(arguments[i]) && command.get_option_no_throw(arguments[i]) == nullptr) {
      const auto at = arguments.begin() + static_cast<std::ptrdiff_t>(i);
      std::rotate(at, at + 1, arguments.end());
      arguments.insert(arguments.end() - 1, "--");
      return;
    }
  }
}

}  // namespace

std::vector<std::string>::const_iterator find_command(const std::vector<std::string>& arguments,
                                                      const CLI::App& program) {
  for (auto at = arguments.begin(); at != arguments.end(); ++at) {
    if (at->empty() || at->front() != '-') return at;
    if (awaits_value(*at, program) && at + 1 != arguments.end()) ++at;
  }
  return arguments.end();
}

std::vector<std::string> arguments_for_parser(std::vector<std::string> arguments, const std::vector<Command>& commands) {
  const CLI::App* program = commands.front().arguments->get_parent();
  const auto name = find_command(arguments, *program);
  const auto command = std::find_if(commands.begin(), commands.end(), [&](const Command& c) {
    return name != arguments.end() && c.arguments->get_name() == *name;
  });
  if (command != commands.end() && command->takes_expression)
    set_expression_apart(arguments, static_cast<std::size_t>(name - arguments.cbegin()) + 1, *command->arguments);
  std::reverse(arguments.begin(), arguments.end());
  return arguments;
}

}  // namespace rung::cli
