// SPDX-License-Identifier: Apache-2.0
// Rule files in memory, with symbolic links to files and directories.
#pragma once

#include <map>
#include <set>
#include <string>

#include "engine/load/load.hpp"

namespace rung::testing {

class MemoryTree final : public FileTree {
 public:
  /// By absolute path.
  std::map<std::string, std::string> files;
  std::map<std::string, std::string> links;  ///< a file's or directory's path: where it leads
  std::set<std::string> unreadable;

  bool is_directory(const std::filesystem::path& path) const override {
    const auto resolved = resolve(path);
    return resolved && files.count(resolved->string()) == 0;
  }
  std::vector<std::string> files_in(const std::filesystem::path& path) const override {
    const std::filesystem::path directory = followed(path);
    std::set<std::string> names;
    for (const auto* entries : {&files, &links})
      for (const auto& [name, content] : *entries)
        if (std::filesystem::path(name).parent_path() == directory && !is_directory(name))
          names.insert(std::filesystem::path(name).filename().string());
    return {names.begin(), names.end()};
  }
  std::optional<std::filesystem::path> resolve(const std::filesystem::path& path) const override {
    const std::filesystem::path resolved = followed(path);
    for (const auto& [name, content] : files) {
      const std::filesystem::path file = name;
      const auto [end, rest] = std::mismatch(resolved.begin(), resolved.end(), file.begin(), file.end());
      if (end == resolved.end()) return resolved;
    }
    return std::nullopt;
  }
  std::string read(const std::filesystem::path& path) const override {
    const std::string resolved = followed(path).string();
    if (files.count(resolved) == 0) throw failed(path, std::errc::no_such_file_or_directory);
    if (unreadable.count(resolved) > 0) throw failed(path, std::errc::permission_denied);
    return files.at(resolved);
  }

 private:
  static std::filesystem::filesystem_error failed(const std::filesystem::path& path, std::errc reason) {
    return {"read", path, std::make_error_code(reason)};
  }
  std::filesystem::path followed(const std::filesystem::path& path) const {
    std::filesystem::path result;
    for (const std::filesystem::path& part : path) {
      if (part == ".." ) {
        result = result.parent_path();
      } else if (part != "." && !part.empty()) {
        result /= part;
      }
      if (const auto link = links.find(result.string()); link != links.end()) result = followed(link->second);
    }
    return result;
  }
};

}  // namespace rung::testing
