// SPDX-License-Identifier: Apache-2.0
// Expressions that stand on the command line, in the words of a rule set.
#pragma once

#include <memory>
#include <string>

#include "cli/commands/session.hpp"
#include "engine/check/check.hpp"
#include "engine/check/selection.hpp"

namespace rung::cli {

/// Both throw CannotRun where the text has no meaning, with diagnostics written before.
CheckedExpression read_expression(Sources& sources, const CheckedRules& rules, const std::string& text, const ExpressionScope& scope,
                                  Session& session);
std::unique_ptr<const Selection> read_selection(Sources& sources, const CheckedRules& rules, const std::string& text, Session& session);

}  // namespace rung::cli
