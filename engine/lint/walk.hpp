// SPDX-License-Identifier: Apache-2.0
// Visits the expressions of rules, as written and as checked.
#pragma once

#include <functional>

#include "engine/check/checked_rules.hpp"
#include "grammar/ast.hpp"

namespace rung {

using VisitWritten = std::function<void(const ast::Expression&)>;
using VisitChecked = std::function<void(const Expression&)>;

/// The expressions directly in this one, in the order written.
void for_each_child(const ast::Expression& expression, const VisitWritten& visit);
/// This expression and all in it, outermost first.
void for_each_node(const ast::Expression& expression, const VisitWritten& visit);
/// The whole expressions of a statement: conditions, values, placeholders, defaults.
void for_each_expression(const ast::Statement& statement, const VisitWritten& visit);

void for_each_node(const Expression& expression, const VisitChecked& visit);
/// The whole expressions of all statements: defines, `where`, `when` and `check`, placeholders, effects.
void for_each_expression(const CheckedRules& rules, const VisitChecked& visit);
/// Those of a message in all its languages.
void for_each_placeholder(const Message& message, const VisitChecked& visit);

}  // namespace rung
