// SPDX-License-Identifier: Apache-2.0
// The little of Unicode that rule texts need: strict UTF-8, characters that nobody sees, and columns on a terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace rung {

/// One character; where the bytes are no UTF-8, `valid` is false and `length` is 1.
struct CodePoint {
  char32_t value = 0;
  std::uint8_t length = 1;
  bool valid = false;
};

/// Strict: no overlong forms, no surrogates, nothing above U+10FFFF. `offset` must lie inside the text.
CodePoint decode(std::string_view text, std::size_t offset);

void append_utf8(std::string& text, char32_t code_point);

/// Control characters (line breaks and tabs too), and those that reorder or hide text.
bool is_invisible(char32_t code_point);

/// Letters of the scripts that names are likely to be tried in, beyond ASCII.
bool is_foreign_letter(char32_t code_point);

/// Columns that a terminal gives to a visible character: 0, 1 or 2.
unsigned columns(char32_t code_point);

/// For terminals: invisible characters as `\u{202E}`, line breaks and tabs too, and bytes that are no UTF-8 as `\xE4`.
std::string make_visible(std::string_view text);

}  // namespace rung
