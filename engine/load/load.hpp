// SPDX-License-Identifier: Apache-2.0
// Finds the files of a rule set, follows includes, parses each once.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "grammar/ast.hpp"
#include "grammar/diagnostic.hpp"

namespace rung {

/// Where rule files are read from; tests and `git:` revisions have their own.
class FileTree {
 public:
  virtual ~FileTree() = default;
  virtual bool is_directory(const std::filesystem::path& path) const = 0;
  /// Names of the regular files directly in a directory, sorted by bytes. Throws std::filesystem::filesystem_error.
  virtual std::vector<std::string> files_in(const std::filesystem::path& path) const = 0;
  /// Names of the folders directly in a directory, sorted by bytes. A tree that nobody looks for tests in may have none.
  virtual std::vector<std::string> folders_in(const std::filesystem::path&) const { return {}; }
  /// The path with symbolic links resolved; none where nothing is there.
  virtual std::optional<std::filesystem::path> resolve(const std::filesystem::path& path) const = 0;
  /// Throws std::filesystem::filesystem_error.
  virtual std::string read(const std::filesystem::path& path) const = 0;
};
/// Reads no file that is larger than most_file_bytes, or that changes meanwhile.
const FileTree& disk();

inline constexpr std::uintmax_t most_file_bytes = std::uintmax_t{256} << 20;
inline constexpr std::size_t most_rule_bytes = std::size_t{64} << 20;  ///< of all files of a rule set

/// Whether a file of this name is one of rules: the shell's `*.rung`, so that hidden files, such as editors' locks, are none.
bool is_rule_file(const std::string& name);
/// Their names, directly in a directory, sorted by bytes. Throws std::filesystem::filesystem_error.
std::vector<std::string> rule_files_in(const FileTree& tree, const std::filesystem::path& directory);

/// A file of a rule set by what it is called and holds, wherever the rule set lies.
struct RuleFilePrint {
  std::string name;    ///< below the root, with `/`
  std::string sha256;  ///< hex, over its text with CRLF read as LF
};

struct LoadedRules {
  ast::RuleSet rules;
  std::string sha256;  ///< hex, over names below the root and contents with CRLF read as LF, in output order
  std::vector<RuleFilePrint> prints;  ///< of each of `rules.files`
};

/// `path`: a directory or a `.rung` file, named in diagnostics as given. `root`: the tree includes must stay in; empty: the
/// parent of the rule set. Diagnostics of parsing and of includes (R080 to R099); the value is there where the rule set could be found,
/// even if some files are broken. `failure` is set and nothing else where `path` itself cannot be read.
struct LoadOutcome {
  std::optional<LoadedRules> value;
  std::vector<Diagnostic> diagnostics;
  std::string failure;  ///< why the rule set itself cannot be opened; empty where it could
};
LoadOutcome load(Sources& sources, const FileTree& tree, const std::filesystem::path& path,
                 const std::filesystem::path& root = {});

}  // namespace rung
