// SPDX-License-Identifier: Apache-2.0
#include "engine/load/git_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <list>
#include <map>

#include "engine/load/git_process.hpp"

namespace rung {
namespace {

namespace fs = std::filesystem;

constexpr int most_links = 40;  // as on Linux

class Elsewhere final : public std::error_category {
 public:
  const char* name() const noexcept override { return "git"; }
  std::string message(int) const override { return "it lies in a submodule, whose files this repository does not hold"; }
};

std::error_code in_submodule() {
  static const Elsewhere category;
  return {1, category};
}

struct TreeEntry {
  enum class Kind : std::uint8_t { file, directory, link, submodule } kind{};
  std::string id;
};
using Directory = std::map<std::string, TreeEntry>;

std::string hex(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return text;
}

/// `MODE NAME NUL ID`, again and again; the id is raw bytes.
Directory parse_tree_object(std::string_view content, std::size_t id_bytes) {
  Directory directory;
  while (!content.empty()) {
    const std::size_t blank = content.find(' '), end = content.find('\0');
    if (blank == std::string_view::npos || end == std::string_view::npos || content.size() < end + 1 + id_bytes) break;
    const std::string_view mode = content.substr(0, blank);
    const TreeEntry::Kind kind = mode == "40000"    ? TreeEntry::Kind::directory
                                 : mode == "120000" ? TreeEntry::Kind::link
                                 : mode == "160000" ? TreeEntry::Kind::submodule
                                                    : TreeEntry::Kind::file;
    directory.emplace(content.substr(blank + 1, end - blank - 1),
                      TreeEntry{kind, hex(content.substr(end + 1, id_bytes))});
    content.remove_prefix(end + 1 + id_bytes);
  }
  return directory;
}

class GitTree final : public FileTree {
 public:
  GitTree(fs::path top, std::string root_id, std::string prefix)
      : top_(std::move(top)), root_id_(std::move(root_id)), prefix_(std::move(prefix)), objects_(top_) {}

  bool is_directory(const fs::path& path) const override {
    const Place place = find(path);
    // A submodule is taken for one, so that listing it says what it is.
    return place.kind == Place::Kind::directory || place.kind == Place::Kind::submodule;
  }

  std::vector<std::string> files_in(const fs::path& path) const override {
    const Place place = find(path);
    if (place.kind == Place::Kind::submodule) throw fs::filesystem_error("list", path, in_submodule());
    if (place.kind != Place::Kind::directory) throw failed("list", path, std::errc::no_such_file_or_directory);
    std::vector<std::string> names;
    for (const auto& [name, entry] : directory(place.id, path))
      if (entry.kind == TreeEntry::Kind::file ||
          (entry.kind == TreeEntry::Kind::link && find(path / name).kind != Place::Kind::directory))
        names.push_back(name);
    return names;
  }

  std::optional<fs::path> resolve(const fs::path& path) const override {
    const Place place = find(path);
    if (place.kind == Place::Kind::nothing) return std::nullopt;
    return place.path;
  }

  std::string read(const fs::path& path) const override {
    const Place place = find(path);
    if (place.kind == Place::Kind::submodule) throw fs::filesystem_error("read", path, in_submodule());
    if (place.kind != Place::Kind::file) throw failed("read", path, std::errc::no_such_file_or_directory);
    return content_of(place.id, path);
  }

 private:
  struct Place {
    enum class Kind : std::uint8_t { nothing, file, directory, submodule, outside } kind{};
    fs::path path;   ///< where it would be in the work tree
    std::string id;  ///< of a file or directory
  };

  static fs::filesystem_error failed(const char* what, const fs::path& path, std::errc reason) {
    return {what, path, std::make_error_code(reason)};
  }

  std::string content_of(const std::string& id, const fs::path& path) const {
    std::optional<std::string> content = objects_.read(id);
    if (!content) throw failed("read", path, std::errc::io_error);
    return std::move(*content);
  }

  const Directory& directory(const std::string& id, const fs::path& path) const {
    const auto known = directories_.find(id);
    if (known != directories_.end()) return known->second;
    return directories_.emplace(id, parse_tree_object(content_of(id, path), id.size() / 2)).first->second;
  }

  /// Where `path` leads: one that begins as the rule set's does is followed from the repository's root, any other is
  /// one on disk.
  Place find(const fs::path& path) const {
    const std::string text = path.string();
    if (text.compare(0, prefix_.size(), prefix_) == 0) return walk(text.substr(prefix_.size()));
    std::error_code error;
    fs::path whole = fs::canonical(path, error);
    if (error) whole = fs::absolute(path, error).lexically_normal();
    const auto [rest_of_top, rest] = std::mismatch(top_.begin(), top_.end(), whole.begin(), whole.end());
    if (rest_of_top != top_.end()) return {Place::Kind::outside, whole, {}};
    fs::path below;
    for (auto part = rest; part != whole.end(); ++part) below /= *part;
    return walk(below);
  }

  Place walk(const fs::path& path) const {
    std::list<fs::path> parts(path.begin(), path.end());
    std::vector<std::string> ids = {root_id_};  // of the directories on the way
    Place place{Place::Kind::directory, top_, root_id_};
    for (int links = 0; !parts.empty();) {
      const fs::path part = parts.front();
      parts.pop_front();
      if (part.empty() || part == "." || part == "/") continue;
      if (place.kind == Place::Kind::submodule) {
        place.path /= part;
        continue;
      }
      if (place.kind != Place::Kind::directory) return {};
      if (part == "..") {
        if (ids.size() == 1) return outside(place.path / part, parts);
        ids.pop_back();
        place = {Place::Kind::directory, place.path.parent_path(), ids.back()};
        continue;
      }
      const Directory& here = directory(place.id, place.path);
      const auto entry = here.find(part.string());
      if (entry == here.end()) return {};
      if (entry->second.kind == TreeEntry::Kind::link) {
        if (++links > most_links) return {};
        const fs::path target = content_of(entry->second.id, place.path / part);
        if (target.is_absolute()) return outside(target, parts);
        parts.insert(parts.begin(), target.begin(), target.end());
        continue;
      }
      place = {kind_of(entry->second.kind), place.path / part, entry->second.id};
      if (place.kind == Place::Kind::directory) ids.push_back(place.id);
    }
    return place;
  }

  static Place outside(fs::path path, const std::list<fs::path>& parts) {
    for (const fs::path& part : parts) path /= part;
    return {Place::Kind::outside, path.lexically_normal(), {}};
  }

  static Place::Kind kind_of(TreeEntry::Kind kind) {
    switch (kind) {
      case TreeEntry::Kind::file: return Place::Kind::file;
      case TreeEntry::Kind::directory: return Place::Kind::directory;
      case TreeEntry::Kind::submodule: return Place::Kind::submodule;
      case TreeEntry::Kind::link: break;  // followed before
    }
    return Place::Kind::nothing;
  }

  fs::path top_;         ///< of the work tree
  std::string root_id_;  ///< of the revision's tree
  std::string prefix_;   ///< `git:REF:`
  mutable GitObjects objects_;
  mutable std::map<std::string, Directory> directories_;  ///< by id
};

}  // namespace

std::unique_ptr<const FileTree> files_at(fs::path top, std::string id, std::string prefix) {
  return std::make_unique<GitTree>(std::move(top), std::move(id), std::move(prefix));
}

}  // namespace rung
