// SPDX-License-Identifier: Apache-2.0
// Decoding by hand, and tables of ranges in ascending order.
#include "grammar/unicode.hpp"

#include <algorithm>
#include <cstdio>
#include <iterator>

namespace rung {

namespace {

struct Span {
  char32_t first, last;
};

constexpr Span invisible[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F}, {0x00AD, 0x00AD}, {0x034F, 0x034F},   {0x061C, 0x061C},   {0x115F, 0x1160},
    {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x200B, 0x200F}, {0x2028, 0x202E},   {0x2060, 0x206F},   {0x3164, 0x3164},
    {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};

// Combining marks of the scripts that operators are likely to write.
constexpr Span narrowest[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F},
                              {0x0900, 0x0902}, {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0E31, 0x0E31},
                              {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF},
                              {0x302A, 0x302D}, {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};

constexpr Span widest[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x25FD, 0x25FE},
    {0x2614, 0x2615},   {0x2648, 0x2653},   {0x26AA, 0x26AB},   {0x26BD, 0x26BE},   {0x26C4, 0x26C5},
    {0x2705, 0x2705},   {0x270A, 0x270B},   {0x2728, 0x2728},   {0x274C, 0x274C},   {0x2753, 0x2755},
    {0x2795, 0x2797},   {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2E80, 0x303E},   {0x3041, 0x33FF},
    {0x3400, 0x4DBF},   {0x4E00, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x18CFF}, {0x1B000, 0x1B2FF},
    {0x1F18E, 0x1F18E}, {0x1F191, 0x1F19A}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F64F}, {0x1F680, 0x1F6FF},
    {0x1F7E0, 0x1F7EB}, {0x1F90C, 0x1F9FF}, {0x1FA70, 0x1FAFF}, {0x20000, 0x3FFFD}};

constexpr Span foreign_letters[] = {{0x00C0, 0x00D6}, {0x00D8, 0x00F6}, {0x00F8, 0x024F}, {0x0370, 0x03FF},
                                    {0x0400, 0x052F}, {0x0530, 0x058F}, {0x05D0, 0x05EA}, {0x0620, 0x064A},
                                    {0x0900, 0x097F}, {0x0E01, 0x0E30}, {0x1E00, 0x1FFF}, {0x3041, 0x3096},
                                    {0x30A1, 0x30FA}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xAC00, 0xD7A3},
                                    {0xF900, 0xFAFF}, {0xFF21, 0xFF3A}, {0xFF41, 0xFF5A}, {0x20000, 0x3FFFD}};

template <std::size_t Size>
bool holds(const Span (&spans)[Size], char32_t code_point) {
  const auto* const found = std::lower_bound(std::begin(spans), std::end(spans), code_point,
                                             [](const Span& span, char32_t value) { return span.last < value; });
  return found != std::end(spans) && found->first <= code_point;
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at])); };
  const std::uint32_t first = byte(offset);
  if (first < 0x80) return {static_cast<char32_t>(first), 1, true};
  const std::uint8_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() - offset < length) return {};
  std::uint32_t value = first & (0xFFU >> (length + 1));
  for (std::size_t at = 1; at < length; ++at) {
    const std::uint32_t next = byte(offset + at);
    if ((next & 0xC0U) != 0x80U) return {};
    value = value << 6U | (next & 0x3FU);
  }
  const bool overlong = value < (length == 3 ? 0x800U : length == 4 ? 0x10000U : 0x80U);
  if (overlong || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
  return {static_cast<char32_t>(value), length, true};
}

void append_utf8(std::string& text, char32_t code_point) {
  const auto value = static_cast<std::uint32_t>(code_point);
  const auto put = [&](std::uint32_t byte) { text.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
  if (value < 0x80) return put(value);
  if (value < 0x800) {
    put(0xC0U | value >> 6U);
  } else {
    if (value < 0x10000) {
      put(0xE0U | value >> 12U);
    } else {
      put(0xF0U | value >> 18U);
      put(0x80U | (value >> 12U & 0x3FU));
    }
    put(0x80U | (value >> 6U & 0x3FU));
  }
  put(0x80U | (value & 0x3FU));
}

bool is_invisible(char32_t code_point) { return holds(invisible, code_point); }

bool is_foreign_letter(char32_t code_point) { return holds(foreign_letters, code_point); }

unsigned columns(char32_t code_point) {
  if (code_point < 0x300) return 1;
  if (holds(narrowest, code_point)) return 0;
  return holds(widest, code_point) ? 2 : 1;
}

std::string make_visible(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint character = decode(text, at);
    char escape[16] = "";
    if (!character.valid) {
      std::snprintf(escape, sizeof escape, "\\x%02X", static_cast<unsigned>(static_cast<unsigned char>(text[at])));
    } else if (is_invisible(character.value)) {
      std::snprintf(escape, sizeof escape, "\\u{%X}", static_cast<unsigned>(character.value));
    }
    if (escape[0] == '\0') {
      shown.append(text.substr(at, character.length));
    } else {
      shown += escape;
    }
    at += character.length;
  }
  return shown;
}

}  // namespace rung
