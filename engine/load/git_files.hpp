// SPDX-License-Identifier: Apache-2.0
// The files below a tree object of a git repository.
#pragma once

#include <memory>

#include "engine/load/load.hpp"

namespace rung {

/// `top`: the work tree's top, or the repository itself where it has none; `id` in full. Paths that begin with `prefix`
/// go on from the tree's root, all others are paths on disk.
std::unique_ptr<const FileTree> files_at(std::filesystem::path top, std::string id, std::string prefix);

}  // namespace rung
