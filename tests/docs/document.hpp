// SPDX-License-Identifier: Apache-2.0
// A Markdown document as its fenced blocks. What a block is stands in its info string, which a page does not show:
//
//   rung NAME       a whole rule set, kept as file NAME
//   rung + NAME     statements that go with the rule set NAME; the two are then the folder `more`
//   rung ! NAME     statements that do not: the next console block shows what check says of them
//   rung            shown only
//   yaml NAME       a snapshot, kept as file NAME (json alike)
//   ask RULES SNAPSHOT [ARGUMENTS]   lines of EXPRESSION => VALUE
//   console         `$ ` and a command, what it prints, and so on
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rung::test {

struct Block {
  std::vector<std::string> info;  ///< its words; none for a block that only shows something
  std::string text;               ///< with a line break behind each line
  std::size_t begin = 0;          ///< of the text in the document
  std::size_t line = 0;           ///< of the opening fence, from 1
};

std::vector<Block> blocks_of(std::string_view document);

struct Command {
  std::string line;      ///< behind `$ `; a trailing backslash goes on in the next line
  std::string expected;  ///< what it prints
};

std::vector<Command> commands_of(const Block& block);

struct Question {
  std::string expression, value;
};
std::vector<Question> questions_of(const Block& block);

}  // namespace rung::test
