// SPDX-License-Identifier: Apache-2.0
// Preconditions as a whole: what to do about them, and codes that are said to be shared.
#include <fmt/format.h>

#include <map>
#include <set>

#include "engine/check/statements.hpp"
#include "engine/lint/lints.hpp"

namespace rung {

namespace {

/// Blocks on purpose: there is nothing to be done.
bool is_literally_false(const ast::Require& require) {
  const auto* literal = require.check ? std::get_if<ast::Boolean>(&require.check->node) : nullptr;
  return literal && !literal->value;
}

}  // namespace

void no_remedy(const LintInput& input, Report& report) {
  for (const auto& stated : by_kind(input.written).preconditions) {
    const ast::Require& require = stated.node;
    if (!require.remedies.empty() || is_literally_false(require)) continue;
    report(require.name.range, fmt::format("`{}` says nothing about what to do where it fails", require.name.text),
           "add a line `remedy \"…\"`");
  }
}

void needless_shared(const LintInput& input, Report& report) {
  const Statements statements = by_kind(input.written);
  std::map<std::string, std::set<std::string>> users;
  for (const auto& stated : statements.preconditions)
    if (stated.node.code) users[stated.node.code->text].insert(stated.node.name.text);
  // A code that is left out is the name in camel case, and may be somebody else's.
  for (const Precondition& precondition : input.rules.preconditions) users[precondition.code].insert(precondition.name);
  for (const auto& stated : statements.preconditions) {
    const ast::Require& require = stated.node;
    if (stated.included || !require.shared || !require.code || users[require.code->text].size() > 1) continue;
    report(require.code->range, fmt::format("only `{}` has the code `{}`", require.name.text, require.code->text),
           "leave out `shared`, or give the code to the other preconditions that it was meant for");
  }
}

}  // namespace rung
