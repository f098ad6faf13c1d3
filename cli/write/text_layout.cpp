// SPDX-License-Identifier: Apache-2.0
#include "cli/write/text_layout.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "engine/values/text.hpp"

namespace rung::cli {
namespace {

struct Points { std::uint32_t first, last; };

// East Asian Wide and Fullwidth of Unicode 15's EastAsianWidth.txt, neighbouring blocks joined.
constexpr std::array wide_points = {
    Points{0x1100, 0x115F},   Points{0x231A, 0x231B},   Points{0x23E9, 0x23EC},   Points{0x2E80, 0x303E},
    Points{0x3041, 0x33FF},   Points{0x3400, 0x4DBF},   Points{0x4E00, 0xA4CF},   Points{0xA960, 0xA97C},
    Points{0xAC00, 0xD7A3},   Points{0xF900, 0xFAFF},   Points{0xFE10, 0xFE19},   Points{0xFE30, 0xFE6F},
    Points{0xFF01, 0xFF60},   Points{0xFFE0, 0xFFE6},   Points{0x16FE0, 0x18CFF}, Points{0x1B000, 0x1B2FB},
    Points{0x1F300, 0x1F64F}, Points{0x1F680, 0x1F6FC}, Points{0x1F90C, 0x1F9FF}, Points{0x20000, 0x3FFFD}};

// Combining marks, joiners and variation selectors that are common in text.
constexpr std::array empty_points = {
    Points{0x0300, 0x036F}, Points{0x0483, 0x0489}, Points{0x0591, 0x05BD}, Points{0x064B, 0x065F},
    Points{0x0E34, 0x0E3A}, Points{0x0E47, 0x0E4E}, Points{0x1AB0, 0x1AFF}, Points{0x1DC0, 0x1DFF},
    Points{0x200B, 0x200D}, Points{0x20D0, 0x20FF}, Points{0xFE00, 0xFE0F}, Points{0xFE20, 0xFE2F}};

template <std::size_t N>
bool holds(const std::array<Points, N>& table, std::uint32_t point) {
  return std::any_of(table.begin(), table.end(), [=](Points p) { return p.first <= point && point <= p.last; });
}

struct Character {
  std::string_view bytes;
  std::size_t width;
};

/// Takes the first character off `text`, which must be valid UTF-8 and not empty.
Character take(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t wanted = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const std::size_t length = std::min(wanted, text.size());
  std::uint32_t point = length == 1 ? lead : lead & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) point = point << 6 | (static_cast<unsigned char>(text[i]) & 0x3F);
  const Character character{text.substr(0, length), holds(empty_points, point) ? 0u : holds(wide_points, point) ? 2u : 1u};
  text.remove_prefix(length);
  return character;
}

/// Fills lines with pieces that must not be broken: words, and single wide characters.
class LineFilling {
 public:
  explicit LineFilling(std::size_t width) : width_(width) {}

  std::vector<std::string> fill(std::string_view text) {
    while (!text.empty()) {
      const Character character = take(text);
      if (character.bytes == " ") {
        place_word();
        ++blanks_;
      } else if (character.width == 2) {
        place_word();
        add_to_word(character);
        place_word();
      } else {
        add_to_word(character);
      }
    }
    place_word();
    lines_.push_back(std::move(line_));
    return std::move(lines_);
  }

 private:
  void add_to_word(const Character& character) {
    word_ += character.bytes;
    word_width_ += character.width;
  }

  void place_word() {
    if (word_.empty()) return;
    if (line_width_ > 0 && line_width_ + blanks_ + word_width_ > width_) {
      lines_.push_back(std::move(line_));
      line_.clear();
      line_width_ = 0;
    } else {
      line_.append(blanks_, ' ');
      line_width_ += blanks_;
    }
    line_ += word_;
    line_width_ += word_width_;
    blanks_ = word_width_ = 0;
    word_.clear();
  }

  std::size_t width_;
  std::vector<std::string> lines_;
  std::string line_, word_;
  std::size_t line_width_ = 0, word_width_ = 0, blanks_ = 0;
};

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) width += take(text).width;
  return width;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t taken = display_width(text);
  return std::string(text).append(width > taken ? width - taken : 0, ' ');
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  for (;;) {
    const std::size_t end = text.find('\n');
    for (std::string& line : LineFilling(width).fill(neutralise(text.substr(0, end)))) lines.push_back(std::move(line));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

std::string paragraph(std::string_view text, std::string_view first, std::string_view rest, std::size_t width) {
  constexpr std::size_t least_room = 20;
  const std::size_t taken = display_width(rest);
  std::string result;
  std::string_view prefix = first;
  for (const std::string& line : wrapped(text, std::max(least_room, width > taken ? width - taken : 0))) {
    result.append(prefix).append(line).push_back('\n');
    prefix = rest;
  }
  return result;
}

}  // namespace rung::cli
