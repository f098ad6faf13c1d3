// SPDX-License-Identifier: Apache-2.0
// Rule files on disk.
#include <fstream>

#include "engine/load/load.hpp"
#include "engine/load/names_in.hpp"

namespace rung {
namespace {

namespace fs = std::filesystem;

/// What no error number stands for.
class Reasons final : public std::error_category {
 public:
  enum Reason { too_large = 1, changed };
  const char* name() const noexcept override { return "reading"; }
  std::string message(int reason) const override {
    if (reason == changed) return "it changed while it was read";
    return "it has more than " + std::to_string(most_file_bytes >> 20) + " MiB (limit: file size)";
  }
};

fs::filesystem_error refused(const fs::path& path, Reasons::Reason reason) {
  static const Reasons category;
  return {"read", path, std::error_code(reason, category)};
}

/// Of folders, or of all else.
std::vector<std::string> names_of(const fs::path& path, bool folders) {
  std::error_code error;
  std::vector<std::string> names = names_in(path, error);
  if (error) throw fs::filesystem_error("list", path, error);
  std::error_code ignored;
  std::erase_if(names, [&](const std::string& name) { return fs::is_directory(path / name, ignored) != folders; });
  return names;
}

class Disk final : public FileTree {
 public:
  bool is_directory(const fs::path& path) const override {
    std::error_code error;
    return fs::is_directory(path, error);
  }

  // Links that lead nowhere and the like are listed too, so that reading them says what is wrong.
  std::vector<std::string> files_in(const fs::path& path) const override {
    return names_of(path, false);
  }

  std::vector<std::string> folders_in(const fs::path& path) const override {
    return names_of(path, true);
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
    const std::uintmax_t size = fs::file_size(path);
    if (size > most_file_bytes) throw refused(path, Reasons::too_large);
    text.resize(size);
    stream.read(text.data(), static_cast<std::streamsize>(size));
    if (stream.bad()) throw failed(path, std::errc::io_error);
    // Half of a rule set may well be a rule set too.
    if (static_cast<std::uintmax_t>(stream.gcount()) != size || stream.peek() != std::ifstream::traits_type::eof())
      throw refused(path, Reasons::changed);
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
