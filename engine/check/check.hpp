// SPDX-License-Identifier: Apache-2.0
// From what was written to what it means: names, types, constants, paths. Reports all errors of all files.
#pragma once

#include "engine/check/checked_rules.hpp"
#include "grammar/ast.hpp"
#include "grammar/diagnostic.hpp"

namespace rung {

/// Errors have codes R100 to R399, sorted by place. No value where there is an error, or a hole that the parser has told of.
Outcome<CheckedRules> check(const Sources& sources, const ast::RuleSet& rules);

/// An expression that a person typed, checked against rules that are already checked (`rung ask`; for `--select`, selection.hpp).
struct CheckedExpression {
  Expression expression;
  std::vector<Variable> variables;  ///< replaces CheckedRules::variables: those, then the expression's own
  FieldSet mentioned;               ///< replaces CheckedRules::mentioned: those, and what the expression mentions
};
/// Variables that say what a decision has come to.
struct DecisionWords { std::uint32_t outcome = 0, codes = 0; };
struct ExpressionScope {
  bool subject = false;         ///< `source` and the subject's name may be used
  bool target = false;          ///< `target` may be used
  bool optional = false;        ///< the expression itself may be optional
  std::optional<Type> expected; ///< the type it must have; none: any
  std::optional<DecisionWords> decision = {};  ///< it is about one: these are in scope, and `from` and `to` for `source` and `target`
};
Outcome<CheckedExpression> check_expression(const Sources& sources, const CheckedRules& rules,
                                            const ast::Expression& expression, ExpressionScope scope);

}  // namespace rung
