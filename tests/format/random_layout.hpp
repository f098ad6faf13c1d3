// SPDX-License-Identifier: Apache-2.0
// The same rules as someone else would have typed them: other blanks and line breaks, comments anywhere, needless
// parentheses and commas.
#pragma once

#include <string>

#include "tests/conformance/chance.hpp"

namespace rung::test {

/// `text` parses, and what comes back parses to the same tree. `comments`: of 100 places where one may stand.
std::string typed_otherwise(conformance::Chance& chance, const std::string& text, std::size_t comments);

}  // namespace rung::test
