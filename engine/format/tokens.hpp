// SPDX-License-Identifier: Apache-2.0
// A rule file that parses, as the tokens and comments it is written with: what its tree leaves out.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/ast.hpp"

namespace rung::canonical {

struct Comment {
  std::string_view text;      ///< from `#`, without blanks at the end
  std::uint32_t begin = 0;
  bool behind_token = false;  ///< on the line of the token before it
  bool behind_blank_line = false;
};

struct Token {
  std::string_view text;
  std::uint32_t begin = 0;
  std::uint32_t line = 0;
  std::uint32_t comments = 0;  ///< how many comments of the file stand before it
  std::uint32_t partner = 0;   ///< of brackets: the index of the other one
  bool behind_blank_line = false;
};

/// A stretch of the text, in bytes.
using Stretch = std::pair<std::uint32_t, std::uint32_t>;

struct Tokens {
  std::vector<Token> tokens;  ///< the last is empty and stands at the end
  std::vector<Comment> comments;
};

/// Where texts with placeholders stand, in order.
std::vector<Stretch> messages_of(const ast::File& file);

/// Of `stretch` of the text; a string in one of the file's `messages` is one token, placeholders and all.
Tokens tokens_of(std::string_view text, Stretch stretch, const std::vector<Stretch>& messages);

/// The stretches of the expressions between the braces of a message's string, in order; places are those of `literal`.
std::vector<Stretch> placeholders_in(std::string_view literal);

}  // namespace rung::canonical
