// SPDX-License-Identifier: Apache-2.0
// The program: reads the command line, runs one command, and turns what went wrong into an exit code.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cctype>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/version.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

/// Whether what begins with `-` cannot be meant for an option: `-1`, `--1`, `-(a + b)`, `-seats`.
bool begins_expression(const std::string& argument) {
  if (argument.size() < 2 || argument[0] != '-') return false;
  return argument[1] != '-' || (argument.size() > 2 && std::isalpha(static_cast<unsigned char>(argument[2])) == 0);
}

/// What a person wrote, the way the argument parser wants it: last first, and an expression that begins with `-`
/// behind a `--`.
std::vector<std::string> arguments_for_parser(int argc, char** argv, const std::vector<Command>& commands) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto command = std::find_if(commands.begin(), commands.end(), [&](const Command& c) {
    return !arguments.empty() && c.arguments->get_name() == arguments.front();
  });
  if (command != commands.end() && command->takes_expression) {
    for (std::size_t i = 1; i < arguments.size() && arguments[i] != "--"; ++i) {
      const std::string& argument = arguments[i];
      const CLI::Option* option = command->arguments->get_option_no_throw(argument);
      if (option != nullptr && option->get_items_expected_max() > 0) {
        ++i;  // its value
      } else if (option == nullptr && begins_expression(argument)) {
        std::rotate(arguments.begin() + static_cast<std::ptrdiff_t>(i),
                    arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, arguments.end());
        arguments.insert(arguments.end() - 1, "--");
        break;
      }
    }
  }
  std::reverse(arguments.begin(), arguments.end());
  return arguments;
}

/// The options and commands that the unknown `argument` may have been meant for.
std::string help_for(const CLI::App& program, const std::string& argument) {
  std::vector<std::string> names;
  const auto chosen = program.get_subcommands();
  const CLI::App& app = chosen.empty() ? program : *chosen.front();
  for (const CLI::Option* option : app.get_options())
    if (!option->get_lnames().empty()) names.push_back("--" + option->get_lnames().front());
  if (chosen.empty())
    for (const CLI::App* command : program.get_subcommands({})) names.push_back(command->get_name());
  if (const auto name = closest(argument.substr(0, argument.find('=')), names)) return fmt::format("did you mean `{}`?", *name);
  return fmt::format("`{} --help` says what there is", chosen.empty() ? "rung" : "rung " + app.get_name());
}

int report_usage(const CLI::App& program, const CLI::ParseError& error, Session& session) {
  const std::vector<std::string> unknown = program.remaining(true);
  const bool has_command = !program.get_subcommands().empty();
  if (!unknown.empty() && !has_command) {
    session.error(fmt::format("there is no command `{}`", unknown.front()), help_for(program, unknown.front()));
  } else if (!unknown.empty() && error.get_name() != "RequiredError") {
    session.error(fmt::format("`{}` was not expected here", unknown.front()), help_for(program, unknown.front()));
  } else {
    std::string message = error.what();
    message = message.substr(0, message.find('\n'));
    if (message.size() > 1 && std::islower(static_cast<unsigned char>(message[1])) != 0)
      message[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(message[0])));
    session.error(has_command ? message : "expected a command", help_for(program, ""));
  }
  return static_cast<int>(ExitCode::failed);
}

/// The help of the command that was chosen, without the gaps that the argument parser leaves between groups.
std::string help_of(const CLI::App& program) {
  std::string text = program.help();
  for (std::size_t at = 0; (at = text.find("\n\n\n", at)) != std::string::npos;) text.erase(at, 1);
  return text;
}

int run(int argc, char** argv) {
  CLI::App program("rung decides upgrades: which are open, what stands in the way, and what to do about it", "rung");
  std::string colour = "auto";
  std::vector<Command> commands = {add_eval(program), add_explain(program), add_ask(program), add_check(program)};
  program.set_version_flag("--version", fmt::format("rung {}", version), "the version of this program");
  program.set_help_flag("-h,--help", "this text");
  program.require_subcommand(1);
  program.get_formatter()->column_width(28);
  program.get_formatter()->label("REQUIRED", "");
  program.footer("`rung COMMAND --help` explains a command and gives examples.");
  for (const Command& command : commands) {
    command.arguments->set_help_flag("-h,--help", "this text");
    command.arguments->add_option("--color", colour, "colour: auto (the default), always or never")
        ->type_name("WHEN")
        ->check(one_of({"auto", "always", "never"}));
  }

  try {
    program.parse(arguments_for_parser(argc, argv, commands));
  } catch (const CLI::CallForHelp&) {
    Session session(ColourChoice::automatic);
    session.results().write(help_of(program));
    session.flush();
    return 0;
  } catch (const CLI::CallForVersion& request) {
    Session session(ColourChoice::automatic);
    session.results().write(std::string(request.what()) + "\n");
    session.flush();
    return 0;
  } catch (const CLI::ParseError& error) {
    Session session(ColourChoice::automatic);
    return report_usage(program, error, session);
  }
  Session session(colour == "always"  ? ColourChoice::always
                  : colour == "never" ? ColourChoice::never
                                      : ColourChoice::automatic);
  const auto command =
      std::find_if(commands.begin(), commands.end(), [](const Command& c) { return c.arguments->parsed(); });
  try {
    const ExitCode code = command->run(session);
    session.flush();
    return static_cast<int>(code);
  } catch (const CannotRun& reason) {
    session.error(reason.message, reason.help);
    return static_cast<int>(ExitCode::failed);
  }
}

}  // namespace
}  // namespace rung::cli

int main(int argc, char** argv) {
  using namespace rung::cli;
  constexpr int failed = static_cast<int>(ExitCode::failed);
  std::signal(SIGPIPE, SIG_IGN);  // writing says so, and the run ends quietly
  try {
    return run(argc, argv);
  } catch (const BrokenPipe&) {
    return failed;
  } catch (const WriteFailed& error) {
    std::fputs(fmt::format("error: cannot write the results: {}\n", error.what()).c_str(), stderr);
  } catch (const std::exception& error) {
    std::fputs(fmt::format("error: {}\n", rung::neutralise(error.what())).c_str(), stderr);
  }
  return failed;
}
