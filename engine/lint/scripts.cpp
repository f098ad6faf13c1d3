// SPDX-License-Identifier: Apache-2.0
// Blocks of the Unicode Character Database (Scripts.txt) and letters of confusables.txt (UTS #39), as far as they matter here.
#include "engine/lint/scripts.hpp"

#include <algorithm>
#include <iterator>

namespace rung {

namespace {

struct Block {
  char32_t first, last;
  Script script;
};

constexpr Block blocks[] = {
    {0x0041, 0x005A, Script::latin},    {0x0061, 0x007A, Script::latin},    {0x00C0, 0x00D6, Script::latin},
    {0x00D8, 0x00F6, Script::latin},    {0x00F8, 0x024F, Script::latin},    {0x0370, 0x0373, Script::greek},
    {0x0376, 0x0377, Script::greek},    {0x037B, 0x037D, Script::greek},    {0x037F, 0x037F, Script::greek},
    {0x0386, 0x0386, Script::greek},    {0x0388, 0x03FF, Script::greek},    {0x0400, 0x0482, Script::cyrillic},
    {0x048A, 0x052F, Script::cyrillic}, {0x0531, 0x0556, Script::armenian}, {0x0561, 0x0587, Script::armenian},
    {0x13A0, 0x13F5, Script::cherokee}, {0x13F8, 0x13FD, Script::cherokee}, {0x1C80, 0x1C88, Script::cyrillic},
    {0x1E00, 0x1EFF, Script::latin},    {0x1F00, 0x1FFE, Script::greek},    {0xA640, 0xA66E, Script::cyrillic},
    {0xA680, 0xA69B, Script::cyrillic}, {0xAB70, 0xABBF, Script::cherokee}};

constexpr char32_t latin_shapes[] = {
    0x0391, 0x0392, 0x0395, 0x0396, 0x0397, 0x0399, 0x039A, 0x039C, 0x039D, 0x039F, 0x03A1, 0x03A4, 0x03A5, 0x03A7,
    0x03B1, 0x03B9, 0x03BD, 0x03BF, 0x03C1, 0x03C5, 0x0405, 0x0406, 0x0408, 0x0410, 0x0412, 0x0415, 0x041A, 0x041C,
    0x041D, 0x041E, 0x0420, 0x0421, 0x0422, 0x0423, 0x0425, 0x0430, 0x0435, 0x043E, 0x0440, 0x0441, 0x0443, 0x0445,
    0x0455, 0x0456, 0x0458, 0x04AE, 0x04AF, 0x04BB, 0x0501, 0x050C, 0x051A, 0x051B, 0x051C, 0x051D};

}  // namespace

Script script_of(char32_t code_point) {
  const auto* const found = std::lower_bound(std::begin(blocks), std::end(blocks), code_point,
                                             [](const Block& block, char32_t value) { return block.last < value; });
  return found != std::end(blocks) && found->first <= code_point ? found->script : Script::other;
}

std::string_view spell(Script script) {
  switch (script) {
    case Script::other: return "other";
    case Script::latin: return "Latin";
    case Script::greek: return "Greek";
    case Script::cyrillic: return "Cyrillic";
    case Script::armenian: return "Armenian";
    case Script::cherokee: return "Cherokee";
  }
  return {};
}

bool looks_latin(char32_t code_point) {
  return std::binary_search(std::begin(latin_shapes), std::end(latin_shapes), code_point);
}

Reordering reordering_of(char32_t code_point) {
  switch (code_point) {
    case 0x202A:
    case 0x202B: return Reordering::embedding;
    case 0x202C: return Reordering::end_embedding;
    case 0x202D:
    case 0x202E: return Reordering::override_order;
    case 0x2066:
    case 0x2067:
    case 0x2068: return Reordering::isolate;
    case 0x2069: return Reordering::end_isolate;
    default: return Reordering::none;
  }
}

}  // namespace rung
