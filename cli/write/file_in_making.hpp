// SPDX-License-Identifier: Apache-2.0
// A file that appears under its name only when it is complete: whoever reads it sees what was there before, or all of it.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>

namespace rung::cli {

class FileInMaking {
 public:
  /// Throws CannotRun, as keep() does. What is no regular file (a device, a pipe) is written to as it is; a symbolic link
  /// stays one; a file that is there keeps its mode, and its owner as far as that is allowed.
  explicit FileInMaking(std::string path);
  FileInMaking(const FileInMaking&) = delete;
  FileInMaking& operator=(const FileInMaking&) = delete;
  /// Unless it was kept, it is gone, and what was there before is as it was.
  ~FileInMaking();

  /// Where it is written to until then.
  int descriptor() const { return descriptor_; }
  /// It is complete: from here on it has its name.
  void keep();

 private:
  std::string path_;    ///< as it was given
  std::string target_;  ///< what it will be
  std::string beside_;  ///< what it is until then; empty where it is written to as it is
  int descriptor_ = -1;
  mode_t mode_ = 0;
};

/// The whole of a file at once.
void replace_file(const std::string& path, std::string_view text);

}  // namespace rung::cli
