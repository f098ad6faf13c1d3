// SPDX-License-Identifier: Apache-2.0
// Makes the changes that lints propose, until there is none left: in memory, so that whoever calls decides what becomes of it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/lint/lint.hpp"
#include "engine/load/load.hpp"

namespace rung {

struct FixedFile {
  std::string name;  ///< as diagnostics name it
  std::string before, after;
};

struct FixOutcome {
  std::vector<FixedFile> files;  ///< those that changed, in output order
  std::size_t fixes = 0;
  std::string failure;           ///< why the rule set cannot be opened; empty where it could
};

/// Changes nothing where the rules have errors. What is made of the rules has none either: a change after which they
/// would is not made.
FixOutcome fix(const FileTree& tree, const std::filesystem::path& path, const std::filesystem::path& root,
               std::int32_t as_of);

}  // namespace rung
