// SPDX-License-Identifier: Apache-2.0
#include "cli/usage/usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "cli/usage/arguments.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

const CLI::App& chosen_command(const CLI::App& program) {
  const auto chosen = program.get_subcommands();
  return chosen.empty() ? program : *chosen.front();
}

std::string where_help_is(const CLI::App& program) {
  const CLI::App& command = chosen_command(program);
  return fmt::format("`{} --help` says what there is", &command == &program ? "rung" : "rung " + command.get_name());
}

bool is_command(const std::string& name, const CLI::App& program) {
  const auto commands = program.get_subcommands({});
  return std::any_of(commands.begin(), commands.end(), [&](const CLI::App* c) { return c->get_name() == name; });
}

/// Commands that the help does not list are nobody's guess.
std::vector<std::string> command_names(const CLI::App& program) {
  std::vector<std::string> names;
  for (const CLI::App* command : program.get_subcommands({}))
    if (!command->get_group().empty()) names.push_back(command->get_name());
  return names;
}

std::string help_for_option(const CLI::App& program, const std::string& argument) {
  const std::string written = argument.substr(0, argument.find('='));
  const CLI::App& command = chosen_command(program);
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options())
    if (!option->get_lnames().empty()) names.push_back("--" + option->get_lnames().front());
  if (const auto name = closest(written, names)) return fmt::format("did you mean `{}`?", *name);
  return where_help_is(program);
}

/// For an option that stands before any command; it may be one of a command's.
std::string help_for_early_option(const CLI::App& program, const std::string& argument) {
  const std::string name = argument.substr(0, argument.find('='));
  for (const CLI::App* command : program.get_subcommands({}))
    if (command->get_option_no_throw(name) != nullptr)
      return fmt::format("options stand behind the command: `rung {} {}`", command->get_name(), name);
  return help_for_option(program, argument);
}

/// The option or positional that the parser's message is about.
const CLI::Option* option_in(const CLI::App& command, std::string_view message) {
  for (const CLI::Option* option : command.get_options())
    if (message.substr(0, message.find(':')) == option->get_name()) return option;
  return nullptr;
}

CannotRun mismatch(const CLI::App& program, const std::string& message) {
  const CLI::Option* option = option_in(chosen_command(program), message);
  if (option == nullptr) return CannotRun(message, where_help_is(program));
  const std::string name = option->get_name();
  if (option->count() > 1) return CannotRun(fmt::format("`{}` is given more than once", name));
  const std::string type = option->get_type_name();
  return CannotRun(fmt::format("`{}` needs a value", name), fmt::format("write `{} {}`", name, type));
}

/// The parser's sentences begin with a capital letter, where they do not begin with a name.
std::string as_prose(std::string message) {
  message = message.substr(0, message.find('\n'));
  if (message.size() > 1 && std::islower(static_cast<unsigned char>(message[1])) != 0)
    message[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(message[0])));
  return message;
}

}  // namespace

void refuse_unknown_command(const CLI::App& program, const std::vector<std::string>& arguments) {
  const auto name = find_command(arguments, program);
  for (auto at = arguments.begin(); at != name; ++at)
    if (at->front() == '-' && program.get_option_no_throw(at->substr(0, at->find('='))) == nullptr)
      throw CannotRun(fmt::format("`{}` was not expected before the command", *at),
                      help_for_early_option(program, *at));
  if (name == arguments.end() || is_command(*name, program)) return;
  const auto near = closest(*name, command_names(program));
  throw CannotRun(fmt::format("there is no command `{}`", *name),
                  near ? fmt::format("did you mean `{}`?", *near) : where_help_is(program));
}

CannotRun bad_usage(const CLI::App& program, const CLI::ParseError& error) {
  const std::vector<std::string> unknown = program.remaining(true);
  const bool has_command = !program.get_subcommands().empty();
  if (!unknown.empty() && error.get_name() != "RequiredError")
    return CannotRun(fmt::format("`{}` was not expected here", unknown.front()),
                     help_for_option(program, unknown.front()));
  if (!has_command) return CannotRun("expected a command", where_help_is(program));
  if (error.get_name() == "ArgumentMismatch") return mismatch(program, error.what());
  return CannotRun(as_prose(error.what()), where_help_is(program));
}

}  // namespace rung::cli
