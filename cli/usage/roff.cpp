// SPDX-License-Identifier: Apache-2.0
#include "cli/usage/roff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace rung::cli {
namespace {

/// The code point that begins at `at`, which is moved behind it; the text is UTF-8.
std::uint32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  std::uint32_t point = lead & (lead >= 0xF0 ? 0x07u : lead >= 0xE0 ? 0x0Fu : 0x1Fu);
  for (; at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; ++at)
    point = point << 6 | (static_cast<unsigned char>(text[at]) & 0x3Fu);
  return point;
}

std::string character(std::uint32_t point) {
  switch (point) {
    case '\\': return "\\e";
    case '-': return "\\-";
    case '\'': return "\\(aq";
    case '"': return "\\(dq";
    case '^': return "\\(ha";
    case '~': return "\\(ti";
    case '`': return "\\(ga";
    default: break;
  }
  return point < 0x80 ? std::string(1, static_cast<char>(point)) : fmt::format("\\[u{:04X}]", point);
}

std::string with_guard(std::string text) { return text.compare(0, 1, ".") == 0 ? "\\&" + text : text; }

}  // namespace

std::string roff_code(std::string_view text) {
  std::string code;
  for (std::size_t at = 0; at < text.size();) code += character(next_code_point(text, at));
  return with_guard(std::move(code));
}

std::string roff_prose(std::string_view text) {
  constexpr std::size_t widest = 78;
  std::string prose, line;
  bool bold = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    std::string word;
    while (at < end) {
      const std::uint32_t point = next_code_point(text, at);
      if (point == '`') bold = !bold;
      word += point != '`' ? character(point) : bold ? "\\fB" : "\\fR";
    }
    at = end + 1;
    if (!line.empty() && line.size() + 1 + word.size() > widest) {
      prose += line + "\n";
      line.clear();
    }
    line += line.empty() ? with_guard(std::move(word)) : " " + word;
  }
  return prose + line;
}

}  // namespace rung::cli
