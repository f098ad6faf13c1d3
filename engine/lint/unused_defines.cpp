// SPDX-License-Identifier: Apache-2.0
// Defines that nothing names. What an included file defines may be there for other rule sets: those are left alone.
#include <fmt/format.h>

#include <set>

#include "engine/lint/lints.hpp"
#include "engine/lint/walk.hpp"

namespace rung {

namespace {

/// Every name in an expression that may be a define's. Entries and defaults hold constants: no define is named there.
std::set<std::string> names_used(const ast::RuleSet& written) {
  std::set<std::string> names;
  const auto add = [&](const ast::Expression& node) {
    if (const auto* variable = std::get_if<ast::Variable>(&node.node)) names.insert(variable->name.text);
    if (const auto* call = std::get_if<ast::Call>(&node.node)) names.insert(call->callee.text);
  };
  for (const ast::File& file : written.files) {
    for (const ast::Statement& statement : file.statements) {
      if (std::holds_alternative<ast::Entry>(statement.node)) continue;
      for_each_expression(statement, [&](const ast::Expression& whole) { for_each_node(whole, add); });
    }
  }
  return names;
}

}  // namespace

void unused_define(const LintInput& input, Report& report) {
  const std::set<std::string> used = names_used(input.written);
  for (const ast::File& file : input.written.files) {
    if (file.included) continue;
    for (const ast::Statement& statement : file.statements) {
      const auto* define = std::get_if<ast::Define>(&statement.node);
      if (!define || used.count(define->name.text) != 0) continue;
      report(define->name.range, fmt::format("nothing uses `{}`", define->name.text),
             "leave the define out, or name it where it was meant to be used");
    }
  }
}

}  // namespace rung
