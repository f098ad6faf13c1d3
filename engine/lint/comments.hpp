// SPDX-License-Identifier: Apache-2.0
// The comments and the strings of a rule file as they stand there: the tree has no comments, and strings without escapes.
#pragma once

#include <vector>

#include "grammar/ast.hpp"

namespace rung {

struct WrittenString {
  Range range;           ///< with its quotes
  bool is_text = false;  ///< of a message or remedy: `{` opens a placeholder, in which strings may stand
};

struct Lexemes {
  std::vector<Range> comments;         ///< each from its `#` to the end of its line
  std::vector<WrittenString> strings;  ///< without those in placeholders of others
};

/// In order. The file has no errors.
Lexemes lexemes_of(const Source& source, const ast::File& file);

}  // namespace rung
