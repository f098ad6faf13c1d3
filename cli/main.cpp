// SPDX-License-Identifier: Apache-2.0
// The program: reads the command line, runs one command, and turns what went wrong into an exit code.
#include <CLI/CLI.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

#include "cli/usage/arguments.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/usage/usage.hpp"
#include "cli/version.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

/// The help of the command that was chosen, without the gaps that the argument parser leaves between groups.
std::string help_of(const CLI::App& program) {
  std::string text = program.help();
  for (std::size_t at = 0; (at = text.find("\n\n\n", at)) != std::string::npos;) text.erase(at, 1);
  return text;
}

/// A standard stream that is closed would be the next file that is opened, for whoever still reads or writes it. What stands there
/// instead cannot be read, or written.
void hold_standard_streams() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::fcntl(descriptor, F_GETFD) < 0) ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int report(const CannotRun& reason) {
  Session(ColourChoice::automatic).error(reason.message, reason.help);
  return static_cast<int>(ExitCode::failed);
}

int run(int argc, char** argv) {
  CLI::App program("rung decides upgrades: which are open, what stands in the way, and what to do about it", "rung");
  std::string colour = "auto";
  // In the order in which the help lists them.
  std::vector<Command> commands = {
      add_eval(program),
      add_explain(program),
      add_ask(program),
      add_check(program),
      add_fmt(program),
      add_test(program),
      add_diff(program),
      add_graph(program),
      add_verify(program),
      add_init(program),
      add_completions(program),
      add_manual(program),
  };
  program.set_version_flag("--version", fmt::format("rung {}", version), "the version of this program");
  program.set_help_flag("-h,--help", "this text");
  program.require_subcommand(1);
  program.get_formatter()->column_width(28);
  program.get_formatter()->label("REQUIRED", "");
  program.footer("`rung COMMAND --help` explains a command and gives examples.");
  const auto add_colour = [&colour](CLI::App& app) {
    app.add_option("--color", colour, "colour: auto (the default), always or never")
        ->type_name("WHEN")
        ->check(one_of({"auto", "always", "never"}));
  };
  add_colour(program);
  for (const Command& command : commands) {
    command.arguments->set_help_flag("-h,--help", "this text");
    add_colour(*command.arguments);
  }

  try {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    refuse_unknown_command(program, arguments);
    program.parse(arguments_for_parser(arguments, commands));
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
    return report(bad_usage(program, error));
  } catch (const CannotRun& reason) {
    return report(reason);
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
  hold_standard_streams();
  std::signal(SIGPIPE, SIG_IGN);  // writing says so, and the run ends quietly
  try {
    return run(argc, argv);
  } catch (const BrokenPipe&) {
    return failed;
  } catch (const WriteFailed& error) {
    std::fputs(fmt::format("error: cannot write the results: {}\n", error.what()).c_str(), stderr);
  } catch (const std::bad_alloc&) {
    std::fputs("error: there is not enough memory\n", stderr);  // nothing is made for it: there may be none left at all
  } catch (const std::exception& error) {
    std::fputs(fmt::format("error: {}\n", rung::neutralise(error.what())).c_str(), stderr);
  }
  return failed;
}
