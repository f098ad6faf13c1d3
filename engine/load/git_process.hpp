// SPDX-License-Identifier: Apache-2.0
// Runs the `git` executable without a shell: once for an answer, or kept open to ask it for objects.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rung {

struct GitAnswer {
  int code = -1;      ///< git's exit code; 127 where it could not be run
  std::string out;
  std::string error;  ///< what git wrote to standard error, or why it could not be run
};
/// `git -C directory arguments…`. Variables such as GIT_DIR, which a hook may have set for another repository, are not
/// passed on; the index is neither read nor refreshed.
GitAnswer ask_git(const std::filesystem::path& directory, const std::vector<std::string>& arguments);

/// The first line that says why git gave up, without its `fatal: `.
std::string reason_of(const GitAnswer& answer);

/// A `git cat-file --batch` that is kept open.
class GitObjects {
 public:
  explicit GitObjects(const std::filesystem::path& directory);
  ~GitObjects();
  GitObjects(const GitObjects&) = delete;
  GitObjects& operator=(const GitObjects&) = delete;

  /// The content of an object by its full id; none where it is not there, or git has gone away.
  std::optional<std::string> read(const std::string& id);

 private:
  bool send(std::string_view text) const;
  bool fill();

  int socket_ = -1;
  pid_t child_ = -1;
  std::string buffer_;  ///< received and not yet taken
};

}  // namespace rung
