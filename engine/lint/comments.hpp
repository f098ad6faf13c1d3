// SPDX-License-Identifier: Apache-2.0
// The comments of a rule file: the tree has none of them.
#pragma once

#include <vector>

#include "grammar/ast.hpp"

namespace rung {

/// Each from its `#` to the end of its line, in order. The file has no errors.
std::vector<Range> comments_of(const Source& source, const ast::File& file);

}  // namespace rung
