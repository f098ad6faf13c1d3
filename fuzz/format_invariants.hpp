// SPDX-License-Identifier: Apache-2.0
// What formatting must keep, for any text.
#pragma once

#include <string>
#include <vector>

namespace rung {

/// The comments of a rule file that parses, in order, without blanks at their ends.
std::vector<std::string> comments_in(const std::string& text);

/// What formatting does to this text that it must not do: another tree, other comments or another order of them, another
/// form the second time. Empty where all is well, and where the text does not parse.
std::string broken_by_formatting(const std::string& text);

}  // namespace rung
