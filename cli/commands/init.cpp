// SPDX-License-Identifier: Apache-2.0
// rung init: writes a small rule set to begin with.
#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "cli/commands/commands.hpp"
#include "cli/embedded.hpp"
#include "engine/load/names_in.hpp"
#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

namespace fs = std::filesystem;

/// Throws CannotRun where `directory` has what a new rule set would get mixed up with.
void refuse_occupied(const fs::path& directory) {
  constexpr std::string_view help = "`rung init DIR` wants a directory without rules; it makes one that is not there";
  std::error_code error;
  if (fs::exists(directory, error) && !fs::is_directory(directory, error))
    throw CannotRun(fmt::format("`{}` is no directory", directory.string()), std::string(help));
  for (const std::string& name : names_in(directory, error))
    if (fs::path(name).extension() == ".rung")
      throw CannotRun(fmt::format("`{}` is there already", (directory / name).string()), std::string(help));
  for (const EmbeddedFile& file : first_rules())
    if (fs::exists(directory / file.name, error))
      throw CannotRun(fmt::format("`{}` is there already", (directory / file.name).string()), std::string(help));
}

void write_new_file(const fs::path& path, std::string_view text) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error)
    throw CannotRun(fmt::format("cannot make `{}`: {}", path.parent_path().string(), error.message()));
  std::FILE* file = std::fopen(path.c_str(), "wbx");
  bool written = file != nullptr && std::fwrite(text.data(), 1, text.size(), file) == text.size();
  int reason = errno;
  if (file != nullptr && std::fclose(file) != 0 && written) {
    written = false;
    reason = errno;
  }
  if (!written) throw CannotRun(fmt::format("cannot write `{}`: {}", path.string(), std::strerror(reason)));
}

/// As it is typed in a shell.
std::string shell_word(const fs::path& path) {
  constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-+,:@%";
  const std::string written = path.string();
  if (written.find_first_not_of(plain) == std::string::npos) return written;
  std::string word = "'";
  for (const char c : written) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return neutralise(word + "'");
}

ExitCode run_init(const fs::path& directory, Session& session) {
  refuse_occupied(directory);
  for (const EmbeddedFile& file : first_rules()) {
    const fs::path path = directory / file.name;
    write_new_file(path, file.text);
    session.results().write(neutralise(path.string()) + "\n");
  }
  session.flush();
  const std::string rules = shell_word(directory), snapshot = shell_word(directory / "examples/contoso.yaml");
  session.remarks().write(fmt::format(
      "\nWhat to run next:\n"
      "  rung eval {0} {1}\n"
      "  rung check {0}\n"
      "  rung test {0}\n"
      "Then edit {2}, and run them again.\n",
      rules, snapshot, neutralise((directory / "rules.rung").string())));
  return ExitCode::good;
}

}  // namespace

Command add_init(CLI::App& program) {
  const auto directory = std::make_shared<std::string>();
  CLI::App* command = program.add_subcommand("init", "write a small rule set to begin with");
  command->add_option("DIR", *directory, "where to; is made if it is not there")->required()->type_name("");
  command->footer(
      "Writes a schema, one path, one precondition, a snapshot and a test. Nothing that\n"
      "is there is overwritten.\n\n"
      "Exit code 0: written; 2: there are rules already, or a file cannot be written.\n\n"
      "Examples:\n"
      "  rung init plans\n"
      "      plans/ is a rule set, with plans/examples and plans/tests\n"
      "  rung init .\n"
      "      the same in this directory");
  return {command, [directory](Session& session) { return run_init(*directory, session); }};
}

}  // namespace rung::cli
