// SPDX-License-Identifier: Apache-2.0
// Runs Graphviz' `dot`, without a shell.
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "cli/exit.hpp"
#include "cli/graph/drawing.hpp"

namespace rung::cli {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

[[noreturn]] void cannot_run(int error) {
  throw CannotRun(fmt::format("--format svg: Graphviz' `dot` cannot be run: {}", std::strerror(error)),
                  "install Graphviz (`apt-get install graphviz`), or draw what `--format dot` writes elsewhere");
}

/// A file without a name, closed in children. Nobody waits for anybody that way, however much is written.
File scratch() {
  File file(std::tmpfile());
  if (file == nullptr || ::fcntl(::fileno(file.get()), F_SETFD, FD_CLOEXEC) != 0)
    throw CannotRun(fmt::format("--format svg: no temporary file: {}", std::strerror(errno)));
  return file;
}

void write(std::FILE* file, const std::string& text) {
  const bool done = std::fwrite(text.data(), 1, text.size(), file) == text.size() && std::fflush(file) == 0;
  if (!done) throw CannotRun(fmt::format("--format svg: a temporary file cannot be written: {}", std::strerror(errno)));
  std::rewind(file);
}

std::string read(std::FILE* file) {
  std::rewind(file);
  std::string text;
  std::array<char, 65536> block{};
  while (const std::size_t size = std::fread(block.data(), 1, block.size(), file)) text.append(block.data(), size);
  return text;
}

/// The child's wait status.
int run(std::FILE* in, std::FILE* out, std::FILE* error) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ::fileno(in), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ::fileno(out), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ::fileno(error), STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGPIPE);  // ignored here, and a child would inherit that
  posix_spawnattr_setsigdefault(&attributes, &signals);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  std::string name = "dot", format = "-Tsvg";
  std::array<char*, 3> arguments = {name.data(), format.data(), nullptr};
  pid_t child = -1;
  const int reason = ::posix_spawnp(&child, "dot", &actions, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (reason != 0) cannot_run(reason);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) cannot_run(errno);
  return status;
}

}  // namespace

std::string svg_of(const std::string& dot) {
  const File in = scratch(), out = scratch(), error = scratch();
  write(in.get(), dot);
  const int status = run(in.get(), out.get(), error.get());
  std::string svg = read(out.get());
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0 && svg.find("</svg>") != std::string::npos) return svg;
  const std::string said = read(error.get());
  const std::string why = WIFSIGNALED(status) ? fmt::format("signal {}", WTERMSIG(status)) : said.substr(0, said.find('\n'));
  throw CannotRun(fmt::format("--format svg: Graphviz' `dot` gave up{}", why.empty() ? "" : ": " + why));
}

}  // namespace rung::cli
