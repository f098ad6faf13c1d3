// SPDX-License-Identifier: Apache-2.0
#include "cli/write/replace_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "cli/exit.hpp"

namespace rung::cli {
namespace {

[[noreturn]] void cannot_write(const std::string& path, int error) {
  throw CannotRun(fmt::format("`{}` cannot be written: {}", path, std::strerror(error)));
}

/// 0, or what went wrong.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

int close_after(int descriptor, int error) {
  if (::close(descriptor) != 0 && error == 0) return errno;
  return error;
}

void write_in_place(const std::string& path, std::string_view text) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) cannot_write(path, errno);
  if (const int error = close_after(descriptor, write_all(descriptor, text))) cannot_write(path, error);
}

/// The mode that a new file would get.
mode_t new_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

void replace_file(const std::string& path, std::string_view text) {
  std::error_code ignored;
  std::string target = path;
  if (const auto resolved = std::filesystem::canonical(path, ignored); !ignored) target = resolved.string();
  struct stat status {};
  const bool exists = ::stat(target.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) cannot_write(path, EISDIR);
  if (exists && !S_ISREG(status.st_mode)) return write_in_place(target, text);
  if (exists && ::access(target.c_str(), W_OK) != 0) cannot_write(path, errno);
  std::string beside = target + ".XXXXXX";
  const int descriptor = ::mkstemp(beside.data());
  if (descriptor < 0) cannot_write(path, errno);
  int error = write_all(descriptor, text);
  // The owner and group as they were, as far as that is allowed.
  if (exists && ::fchown(descriptor, status.st_uid, status.st_gid) != 0 &&
      ::fchown(descriptor, static_cast<uid_t>(-1), status.st_gid) != 0) {
    errno = 0;
  }
  if (error == 0 && ::fchmod(descriptor, exists ? status.st_mode & 07777 : new_mode()) != 0) error = errno;
  error = close_after(descriptor, error);
  if (error == 0 && std::rename(beside.c_str(), target.c_str()) != 0) error = errno;
  if (error == 0) return;
  ::unlink(beside.c_str());
  cannot_write(path, error);
}

}  // namespace rung::cli
