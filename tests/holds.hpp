// SPDX-License-Identifier: Apache-2.0
// What tests ask of printed text most of the time.
#pragma once

#include <string>

namespace rung::test {

inline bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace rung::test
