// SPDX-License-Identifier: Apache-2.0
// What stands where something else was expected: a token as people see it, valid or not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rung::grammar {

enum class TokenKind : std::uint8_t { end, word, number, string, symbol, invisible, invalid };

struct FoundToken {
  TokenKind kind = TokenKind::end;
  std::size_t begin = 0, end = 0;
  std::string_view text;

  /// For the end of a message: "found …".
  std::string described() const;
};

/// The token at an offset where no blank stands.
FoundToken find_token(std::string_view text, std::size_t offset);

/// What to write instead of a symbol that the language does not have; empty where there is nothing to say.
std::string symbol_help(std::string_view symbol);

}  // namespace rung::grammar
