// SPDX-License-Identifier: Apache-2.0
#include "cli/write/file_in_making.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <utility>

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

/// The mode that a new file would get.
mode_t new_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

FileInMaking::FileInMaking(std::string path) : path_(std::move(path)), target_(path_) {
  std::error_code ignored;
  if (const auto resolved = std::filesystem::canonical(path_, ignored); !ignored) target_ = resolved.string();
  struct stat status {};
  const bool exists = ::stat(target_.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) cannot_write(path_, EISDIR);
  if (exists && !S_ISREG(status.st_mode)) {
    descriptor_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) cannot_write(path_, errno);
    return;
  }
  if (exists && ::access(target_.c_str(), W_OK) != 0) cannot_write(path_, errno);
  mode_ = exists ? status.st_mode & 07777 : new_mode();
  beside_ = target_ + ".XXXXXX";
  descriptor_ = ::mkostemp(beside_.data(), O_CLOEXEC);
  if (descriptor_ < 0) {
    beside_.clear();
    cannot_write(path_, errno);
  }
  // The owner and group as they were, as far as that is allowed.
  if (exists && ::fchown(descriptor_, status.st_uid, status.st_gid) != 0 &&
      ::fchown(descriptor_, static_cast<uid_t>(-1), status.st_gid) != 0) {
    errno = 0;
  }
}

FileInMaking::~FileInMaking() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!beside_.empty()) ::unlink(beside_.c_str());
}

void FileInMaking::keep() {
  int error = 0;
  if (!beside_.empty() && ::fchmod(descriptor_, mode_) != 0) error = errno;
  if (::close(std::exchange(descriptor_, -1)) != 0 && error == 0) error = errno;
  if (error == 0 && !beside_.empty() && std::rename(beside_.c_str(), target_.c_str()) != 0) error = errno;
  if (error != 0) cannot_write(path_, error);
  beside_.clear();
}

void replace_file(const std::string& path, std::string_view text) {
  FileInMaking file(path);
  if (const int error = write_all(file.descriptor(), text)) cannot_write(path, error);
  file.keep();
}

}  // namespace rung::cli
