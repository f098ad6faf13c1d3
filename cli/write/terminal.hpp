// SPDX-License-Identifier: Apache-2.0
// What a stream leads to: whether colour may be used, and how wide a line may be.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rung::cli {

enum class ColourChoice : std::uint8_t { automatic, always, never };

struct Terminal {
  bool colour = false;
  bool interactive = false;  ///< a person sees it at once
  unsigned width = 80;       ///< columns
};

/// What `descriptor` leads to. `automatic` colours terminals unless NO_COLOR is set or TERM is `dumb`.
Terminal terminal_of(int descriptor, ColourChoice choice);

enum class Style : std::uint8_t { plain, strong, faint, good, bad, doubt, accent, place };

/// `text` in the style, where the terminal has colour.
std::string painted(const Terminal& terminal, Style style, std::string_view text);

}  // namespace rung::cli
