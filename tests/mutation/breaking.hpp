// SPDX-License-Identifier: Apache-2.0
// The mutants of a few statements as texts: beside the shop of tests/check/shop.rung, or of a whole rule set, which begins with
// `package`.
#pragma once

#include <string>
#include <vector>

namespace breaking {

/// `M001 what the line would be`, of each mutant that the text itself has and that checks and means something else.
std::vector<std::string> mutants_of(const std::string& text);

/// Those of one operator alone, without its code.
std::vector<std::string> mutants_of(const std::string& text, const std::string& code);

/// How many mutants there are of each kind: `2 count, 1 equal, 1 repeated, 1 impossible`.
std::string fates_of(const std::string& text);

}  // namespace breaking
