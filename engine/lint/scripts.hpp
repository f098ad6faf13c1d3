// SPDX-License-Identifier: Apache-2.0
// The little of Unicode that look-alikes need: the alphabets that share shapes with Latin letters, and which shapes.
#pragma once

#include <cstdint>
#include <string_view>

namespace rung {

/// `other`: letters that look like none of these, digits, marks, symbols.
enum class Script : std::uint8_t { other, latin, greek, cyrillic, armenian, cherokee };

Script script_of(char32_t code_point);
std::string_view spell(Script script);

/// Whether a Greek or Cyrillic letter looks like a Latin one.
bool looks_latin(char32_t code_point);

/// Characters that reorder text: what they open has to be closed by another one.
enum class Reordering : std::uint8_t { none, override_order, embedding, isolate, end_embedding, end_isolate };
Reordering reordering_of(char32_t code_point);

}  // namespace rung
