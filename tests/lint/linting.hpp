// SPDX-License-Identifier: Apache-2.0
// Lints over rules in memory, beside the rule set that the pages' examples stand beside.
#pragma once

#include <string>
#include <vector>

#include "engine/lint/lint.hpp"
#include "tests/check/checking.hpp"

namespace linting {

/// What is found in these files, in addition to docs/lints/example/ (a file of the same name replaces one of those).
struct Linted {
  checking::Checked checked;
  std::vector<rung::Finding> findings;

  /// A line each: `L010 rules.rung:3:8 nothing uses …`; the allowed ones begin with `allowed: `.
  std::string lines() const;
  /// The text of a file with all fixes made.
  std::string fixed(const std::string& name) const;
};

/// `as_of`: a date; none: a day before all others.
Linted lint(std::vector<checking::Text> files, std::vector<std::string> other_codes = {}, const std::string& as_of = {});
/// One file `rules.rung`.
Linted lint(std::string text);

/// lint(text).lines()
std::string found(const std::string& text);
/// `rules.rung` with the fixes made, after a look at whether they leave nothing to fix.
std::string fixed(const std::string& text);

}  // namespace linting
