// SPDX-License-Identifier: Apache-2.0
// What diff_rules() says of two texts, as lines.
#pragma once

#include <string>

namespace diffing {

/// A small rule set with something of every kind of statement.
extern const std::string plans;

/// `plans` with each `find` replaced by its `put`; fails the test where there is none.
std::string with(std::string rules, const std::string& find, const std::string& put);

/// `changed precondition active: check a -> b`, a line for each change; those of texts begin with `text: `. Empty where
/// nothing changed.
std::string changes(const std::string& before, const std::string& after);

}  // namespace diffing
