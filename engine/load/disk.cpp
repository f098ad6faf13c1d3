// SPDX-License-Identifier: Apache-2.0
// Rule files on disk.
#include <algorithm>
#include <fstream>

#include "engine/load/load.hpp"

namespace rung {
namespace {

namespace fs = std::filesystem;

class Disk final : public FileTree {
 public:
  bool is_directory(const fs::path& path) const override {
    std::error_code error;
    return fs::is_directory(path, error);
  }

  // Links that lead nowhere and the like are listed too, so that reading them says what is wrong.
  std::vector<std::string> files_in(const fs::path& path) const override {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(path)) {
      std::error_code error;
      if (!entry.is_directory(error)) names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  std::vector<std::string> folders_in(const fs::path& path) const override {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(path)) {
      std::error_code error;
      if (entry.is_directory(error)) names.push_back(entry.path().filename().string());
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  std::optional<fs::path> resolve(const fs::path& path) const override {
    std::error_code error;
    fs::path resolved = fs::canonical(path, error);
    if (error) return std::nullopt;
    return resolved;
  }

  std::string read(const fs::path& path) const override {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error) throw fs::filesystem_error("status", path, error);
    // A pipe or a device would make a run hang, or read for ever.
    if (!fs::is_regular_file(status)) throw failed(path, std::errc::not_supported);
    errno = 0;
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw fs::filesystem_error("open", path, std::error_code(errno, std::generic_category()));
    std::string text;
    text.resize(fs::file_size(path));
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (stream.bad()) throw failed(path, std::errc::io_error);
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
  }

 private:
  static fs::filesystem_error failed(const fs::path& path, std::errc reason) {
    return {"read", path, std::make_error_code(reason)};
  }
};

}  // namespace

const FileTree& disk() {
  static const Disk tree;
  return tree;
}

}  // namespace rung
