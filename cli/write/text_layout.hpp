// SPDX-License-Identifier: Apache-2.0
// How much room text takes on a terminal, and where its lines may break.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rung::cli {

/// Columns that UTF-8 text takes: two for wide characters (Chinese, emoji), none for combining marks.
std::size_t display_width(std::string_view text);

/// `text` and blanks, `width` columns together.
std::string padded(std::string_view text, std::size_t width);

/// `text` in lines of at most `width` columns, broken at blanks and between wide characters; a longer word is kept whole.
/// Its own line breaks stay, other control characters are made visible. At least one line.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// As wrapped, joined: the first line behind `first`, all others behind `rest`; ends with a line break. `width` counts
/// the prefixes, which must be as wide as each other and hold no escapes.
std::string paragraph(std::string_view text, std::string_view first, std::string_view rest, std::size_t width);

}  // namespace rung::cli
