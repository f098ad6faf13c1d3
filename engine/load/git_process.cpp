// SPDX-License-Identifier: Apache-2.0
#include "engine/load/git_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

namespace rung {
namespace {

constexpr int not_run = 127;
constexpr std::size_t block = std::size_t{1} << 16;

// What git itself calls local to a repository, but for where objects lie: a hook on a server needs those to see what is
// being pushed.
constexpr std::array<std::string_view, 8> local_variables = {
    "GIT_DIR=",    "GIT_WORK_TREE=",  "GIT_INDEX_FILE=",           "GIT_PREFIX=",
    "GIT_CONFIG=", "GIT_COMMON_DIR=", "GIT_IMPLICIT_WORK_TREE=", "GIT_INTERNAL_SUPER_PREFIX="};

std::vector<std::string> child_environment() {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view text = *variable;
    const auto names = [&](std::string_view name) { return text.substr(0, name.size()) == name; };
    if (std::none_of(local_variables.begin(), local_variables.end(), names) && !names("LC_ALL="))
      variables.emplace_back(text);
  }
  for (const char* own : {"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0"}) variables.emplace_back(own);
  return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

struct Streams { int in, out, error; };  ///< descriptors of the child's; all others are closed on exec

/// Returns why git could not be started, 0 where it was.
int start(const std::filesystem::path& directory, const std::vector<std::string>& arguments, Streams streams, pid_t& child) {
  std::vector<std::string> command = {"git", "-C", directory.string()};
  command.insert(command.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment = child_environment();
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, streams.in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, streams.out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, streams.error, STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGPIPE);  // ignored here, and a child would inherit that
  posix_spawnattr_setsigdefault(&attributes, &signals);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  const int reason =
      posix_spawnp(&child, "git", &actions, &attributes, pointers_to(command).data(), pointers_to(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return reason;
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return not_run;
  return WIFEXITED(status) ? WEXITSTATUS(status) : not_run;
}

/// A descriptor that is closed with the object.
struct Open {
  int descriptor = -1;
  Open() = default;
  explicit Open(int opened) : descriptor(opened) {}
  ~Open() { close(); }
  Open(const Open&) = delete;
  Open& operator=(const Open&) = delete;
  void close() {
    if (descriptor >= 0) ::close(descriptor);
    descriptor = -1;
  }
};

struct Pipe {
  Open reads, writes;
  bool open() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    reads.descriptor = ends[0];
    writes.descriptor = ends[1];
    return true;
  }
};

/// Appends what can be read now; closes the end where there is no more.
void take(Open& end, std::string& text) {
  std::array<char, block> bytes{};
  const ssize_t count = ::read(end.descriptor, bytes.data(), bytes.size());
  if (count > 0) {
    text.append(bytes.data(), static_cast<std::size_t>(count));
  } else if (count == 0 || errno != EINTR) {
    end.close();
  }
}

/// Both at once: a child that fills one pipe waits for whoever reads only the other.
void take_all(Open& out, std::string& out_text, Open& error, std::string& error_text) {
  while (out.descriptor >= 0 || error.descriptor >= 0) {
    std::array<pollfd, 2> ends = {pollfd{out.descriptor, POLLIN, 0}, pollfd{error.descriptor, POLLIN, 0}};
    if (::poll(ends.data(), ends.size(), -1) < 0) {
      if (errno == EINTR) continue;
      return;
    }
    if (ends[0].revents != 0) take(out, out_text);
    if (ends[1].revents != 0) take(error, error_text);
  }
}

}  // namespace

GitAnswer ask_git(const std::filesystem::path& directory, const std::vector<std::string>& arguments) {
  GitAnswer answer;
  Pipe out, error;
  const Open nothing(::open("/dev/null", O_RDWR | O_CLOEXEC));
  pid_t child = -1;
  int reason = errno;
  if (nothing.descriptor >= 0 && out.open() && error.open())
    reason = start(directory, arguments, {nothing.descriptor, out.writes.descriptor, error.writes.descriptor}, child);
  if (child < 0 || reason != 0) {
    answer.code = not_run;
    answer.error = std::generic_category().message(reason);
    return answer;
  }
  out.writes.close();
  error.writes.close();
  take_all(out.reads, answer.out, error.reads, answer.error);
  answer.code = wait_for(child);
  return answer;
}

std::string reason_of(const GitAnswer& answer) {
  constexpr std::string_view fatal = "fatal: ";
  const std::size_t at = answer.error.find(fatal);
  const std::size_t begin = at == std::string::npos ? 0 : at + fatal.size();
  return answer.error.substr(begin, answer.error.find('\n', begin) - begin);
}

GitObjects::GitObjects(const std::filesystem::path& directory) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return;
  const Open theirs(ends[1]);
  const Open nothing(::open("/dev/null", O_RDWR | O_CLOEXEC));
  socket_ = ends[0];
  if (start(directory, {"cat-file", "--batch"}, {theirs.descriptor, theirs.descriptor, nothing.descriptor}, child_) != 0)
    child_ = -1;
}

GitObjects::~GitObjects() {
  if (socket_ >= 0) ::close(socket_);
  if (child_ > 0) wait_for(child_);
}

bool GitObjects::send(std::string_view text) const {
  while (!text.empty()) {
    const ssize_t count = ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
    if (count < 0 && errno != EINTR) return false;
    if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

bool GitObjects::fill() {
  std::array<char, block> bytes{};
  ssize_t count = -1;
  do {
    count = ::recv(socket_, bytes.data(), bytes.size(), 0);
  } while (count < 0 && errno == EINTR);
  if (count <= 0) return false;
  buffer_.append(bytes.data(), static_cast<std::size_t>(count));
  return true;
}

std::optional<std::string> GitObjects::read(const std::string& id) {
  if (child_ < 0 || !send(id + "\n")) return std::nullopt;
  std::size_t end = std::string::npos;
  while ((end = buffer_.find('\n')) == std::string::npos)
    if (!fill()) return std::nullopt;
  const std::string heading = buffer_.substr(0, end);  // `ID TYPE SIZE`, or `ID missing`
  buffer_.erase(0, end + 1);
  const std::size_t blank = heading.rfind(' ');
  std::size_t size = 0;
  if (blank == std::string::npos || blank + 1 == heading.size()) return std::nullopt;
  for (const char digit : heading.substr(blank + 1)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    size = size * 10 + static_cast<std::size_t>(digit - '0');
  }
  while (buffer_.size() < size + 1)  // a line break behind the content
    if (!fill()) return std::nullopt;
  std::string content = buffer_.substr(0, size);
  buffer_.erase(0, size + 1);
  return content;
}

}  // namespace rung
