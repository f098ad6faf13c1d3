// SPDX-License-Identifier: Apache-2.0
#include "engine/load/names_in.hpp"

#include <dirent.h>

#include <algorithm>
#include <cerrno>
#include <memory>

namespace rung {

namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

}  // namespace

std::vector<std::string> names_in(const std::filesystem::path& folder, std::error_code& error) {
  error.clear();
  std::vector<std::string> names;
  const std::unique_ptr<DIR, CloseFolder> open(::opendir(folder.c_str()));
  if (!open) {
    error.assign(errno, std::generic_category());
    return names;
  }
  for (;;) {
    errno = 0;
    const dirent* const entry = ::readdir(open.get());
    if (entry == nullptr) break;
    const std::string name = entry->d_name;
    if (name != "." && name != "..") names.push_back(name);
  }
  if (errno != 0) {
    error.assign(errno, std::generic_category());
    names.clear();
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace rung
