// SPDX-License-Identifier: Apache-2.0
// Pieces of statements, and what guards the lines of a block against standing twice.
#pragma once

#include <utility>
#include <vector>

#include "grammar/from_parse_tree.hpp"

namespace rung::grammar {

/// The word that a line or statement begins with.
Range first_word(Translation& translation, Branch branch);

/// Lines of one block that may stand once, by kind.
class Lines {
 public:
  explicit Lines(Translation& translation) : translation_(translation) {}

  /// Objects to a line whose kind was there before.
  bool is_first(Branch line);

 private:
  Translation& translation_;
  std::vector<std::pair<Kind, Range>> seen_;
};

enum class FieldsOf : std::uint8_t { record, catalog, snapshot, request };

ast::FieldDeclaration field_declaration(Translation& translation, Branch branch, FieldsOf owner);
ast::Assignment assignment(Translation& translation, Branch branch);

/// What is extended is listed.
void refuse_star(Translation& translation, const ast::Entries& extended);

}  // namespace rung::grammar
