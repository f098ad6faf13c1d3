// SPDX-License-Identifier: Apache-2.0
// What was written in a source, as it is quoted inside a sentence: on one line, without comments.
#pragma once

#include <string>
#include <string_view>

#include "grammar/source.hpp"

namespace rung {

std::string one_line(std::string_view text);
std::string one_line(const Sources& sources, Range range);

}  // namespace rung
