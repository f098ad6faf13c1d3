// SPDX-License-Identifier: Apache-2.0
// What is probably not meant in rules that check() accepts: one finding for each such place.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/check/checked_rules.hpp"
#include "grammar/ast.hpp"
#include "grammar/diagnostic.hpp"

namespace rung {

/// What the range holds becomes `replacement`; an empty range inserts.
struct Edit {
  Range range;
  std::string replacement;
};

/// Edits that never change what the rules decide and say. INVARIANT: none overlap.
struct Fix {
  std::string what;  ///< `remove the double negation`
  std::vector<Edit> edits;
};

struct Finding {
  Diagnostic diagnostic;
  std::optional<Fix> fix;
  std::optional<std::string> allowed;  ///< the reason, where a comment allows it: not told then, but in SARIF
};

/// What the cases of the rule set's tests decided.
struct Exercised {
  std::vector<bool> paths;          ///< by path
  std::vector<bool> preconditions;  ///< by precondition: seen true or false
};

/// All of it outlives the call.
struct LintInput {
  const Sources& sources;
  const ast::RuleSet& written;
  const CheckedRules& rules;              ///< made from `written`
  const Exercised* exercised = nullptr;   ///< null: there are no tests, or they were not run
  std::vector<std::string> other_codes{};   ///< what comments may allow besides lints: mutation operators
  std::int32_t as_of = 0;                   ///< days since 1970-01-01: what is over before that day
};

/// In output order, those that comments allow among them.
std::vector<Finding> lint(const LintInput& input);

}  // namespace rung
