// SPDX-License-Identifier: Apache-2.0
// rung manual-pages: writes the manual for whoever installs rung; the help does not list it.
#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "cli/commands/commands.hpp"
#include "cli/usage/manual_page.hpp"

namespace rung::cli {
namespace {

void write_page(const std::filesystem::path& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file << text << std::flush;
  if (!file) throw CannotRun(fmt::format("cannot write `{}`: {}", path.string(), std::strerror(errno)));
}

ExitCode run_manual(const std::filesystem::path& directory, const CommandTree& tree) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (error) throw CannotRun(fmt::format("cannot make `{}`: {}", directory.string(), error.message()));
  write_page(directory / "rung.1", program_page(tree));
  for (const CommandEntry& command : tree.commands)
    write_page(directory / fmt::format("rung-{}.1", command.name), command_page(tree, command));
  return ExitCode::good;
}

}  // namespace

Command add_manual(CLI::App& program) {
  const auto directory = std::make_shared<std::string>();
  CLI::App* command = program.add_subcommand("manual-pages", "write the manual pages")->group("");
  command->add_option("DIR", *directory, "where to; is made if it is not there")->required()->type_name("");
  return {command, [&program, directory](Session&) { return run_manual(*directory, command_tree(program)); }};
}

}  // namespace rung::cli
