// SPDX-License-Identifier: Apache-2.0
// What RFC 8259 says of single tokens: escapes and numbers.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rung {

/// Appends what the inside of a string stands for. The offset of the first escape that is none, or stands for half a
/// character; none where all is well.
std::optional<std::size_t> unescape_json(std::string_view inside, std::string& text);

bool is_json_number(std::string_view token);

/// Where a string that is broken starts to be: at its first control character, else at the quote that nothing closes.
struct BrokenString { std::size_t at = 0; bool unclosed = false; };
BrokenString find_broken_string(std::string_view text);

}  // namespace rung
