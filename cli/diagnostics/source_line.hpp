// SPDX-License-Identifier: Apache-2.0
// One line of a document, for showing where an error stands.
#pragma once

#include <cstdint>
#include <string_view>

namespace rung::cli {

/// The `number`-th line (from 1) without its line break; empty where there is none.
inline std::string_view source_line(std::string_view text, std::uint32_t number) {
  for (std::uint32_t line = 1; line < number; ++line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, number == 0 ? 0 : text.find('\n'));
  if (!text.empty() && text.back() == '\r') text.remove_suffix(1);
  return text;
}

}  // namespace rung::cli
