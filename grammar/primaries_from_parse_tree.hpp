// SPDX-License-Identifier: Apache-2.0
// What stands between operators: literals, names, calls, sets, conditions and quantifiers.
#pragma once

#include <string>
#include <string_view>

#include "grammar/from_parse_tree.hpp"

namespace rung::grammar {

/// `depth` counts the expressions around this one.
Built build_primary(Translation& translation, Branch branch, unsigned depth);

/// A regular expression keeps its backslashes, but for those before `"`.
std::string unescape_regex(std::string_view literal);

Diagnostic nested_too_deep(Range range);

}  // namespace rung::grammar
