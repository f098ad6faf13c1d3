// SPDX-License-Identifier: Apache-2.0
#include "engine/coverage/markup.hpp"

#include "grammar/unicode.hpp"

namespace rung {

std::string escape_markup(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint character = decode(text, at);
    const std::string_view bytes = text.substr(at, character.length);
    at += character.length;
    if (bytes == "&") result += "&amp;";
    else if (bytes == "<") result += "&lt;";
    else if (bytes == ">") result += "&gt;";
    else if (bytes == "\"") result += "&quot;";
    else if (bytes == "'") result += "&#39;";
    // XML has no way to write U+FFFE and U+FFFF.
    else if (character.valid && character.value != 0xFFFE && character.value != 0xFFFF &&
             (bytes == "\t" || !is_invisible(character.value))) result += bytes;
    else result += character.valid && !is_invisible(character.value) ? std::string("\xEF\xBF\xBD") : make_visible(bytes);
  }
  return result;
}

}  // namespace rung
