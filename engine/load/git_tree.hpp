// SPDX-License-Identifier: Apache-2.0
// Rule files as they were at a revision of a git repository. Nothing is checked out: objects are read through git.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/load/load.hpp"

namespace rung {

/// What an operand `git:REF` or `git:REF:PATH` names. A colon within braces belongs to REF: `git:main@{10:00}:rules`.
struct GitOperand {
  std::string written;              ///< the whole operand
  std::string revision;             ///< anything git takes for a commit or a tree; may be empty, which git_tree() refuses
  std::optional<std::string> path;  ///< from the repository's root; from the current directory where it begins with `./` or `../`
};
/// None where `written` does not begin with `git:`; a file of such a name is `./git:…`.
std::optional<GitOperand> git_operand(std::string_view written);

/// What load() takes, or why there is none: no git, no repository, no such revision, nothing at that path.
struct GitTreeOutcome {
  std::unique_ptr<const FileTree> tree;
  std::filesystem::path path;  ///< of the rule set, as diagnostics name it: `git:REF:/PATH`
  std::string failure, help;   ///< failure is empty where there is a tree
  bool nothing_there = false;  ///< that there is nothing at that path is the failure
};
/// `counterpart`: a path on disk, for an operand without a path of its own: the same one is meant. Resolved paths in the
/// tree are those that the files would have in the work tree, so that `--root` and fingerprints mean the same in both.
GitTreeOutcome git_tree(const GitOperand& operand, const std::filesystem::path& counterpart);

}  // namespace rung
