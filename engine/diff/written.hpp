// SPDX-License-Identifier: Apache-2.0
// Rules as they are shown to people: on one line, in the author's own words where there are any.
#pragma once

#include <string>

#include "engine/check/checked_rules.hpp"

namespace rung {

/// What stands in the range, blanks and line breaks as one blank, without comments.
std::string written(const Sources& sources, Range range);

/// As the language writes them: `2018-10-29..`, `1..300`, `{ a, b }`, `"text"`.
std::string written(const DateRange& range);
std::string written(const Schema& schema, Type type, const Value& value);
/// `upgrade a, b -> * where …`, several joined by `; `; `all paths` where there are none.
std::string written(const Sources& sources, const CheckedRules& rules, const std::vector<Guard>& guards);

/// An entry's name as rules name it: quoted where it is no identifier.
std::string entry_as_written(const std::string& name);
/// `upgrade a -> b`, `extend a`.
std::string path_as_written(Action action, const std::string& from, const std::string& to);

}  // namespace rung
