// SPDX-License-Identifier: Apache-2.0
// Quantifiers within quantifiers: how often the innermost is looked at, as a power of how long lists are.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "engine/check/inline_calls.hpp"
#include "engine/lint/lints.hpp"

namespace rung {

namespace {

constexpr std::size_t most_lists = 2;

void collect_variables(const Expression& expression, std::set<std::uint32_t>& variables) {
  if (expression.op == Op::variable) variables.insert(expression.index);
  for (const Expression& operand : expression.operands) collect_variables(operand, variables);
}

/// Whether snapshots decide how many there are: of enums and catalogs, the rules do.
bool is_long(const Expression& list) {
  if (list.type.shape == Shape::list) return true;
  if (list.type.base == Base::enumeration || list.type.base == Base::entry) return false;
  if (list.op == Op::constant) return false;
  const Expression* root = &list;
  while (root->op == Op::field) root = &root->operands[0];
  return root->op != Op::source && root->op != Op::target;
}

class Cost {
 public:
  Cost(const LintInput& input, Report& report) : rules_(input.rules), report_(report) {}

  void look(const Expression& whole) { walk(inline_calls(whole, rules_.defines)); }

 private:
  struct Level {
    std::uint32_t variable;
    std::set<std::uint32_t> parents;  ///< the variables that its list is looked up with
    bool is_long;
    Range range;
  };

  void walk(const Expression& expression) {
    if (!is_quantifier(expression.op)) {
      for (const Expression& operand : expression.operands) walk(operand);
      return;
    }
    walk(quantified_list(expression));
    Level level{expression.index, {}, is_long(quantified_list(expression)), expression.range};
    collect_variables(quantified_list(expression), level.parents);
    levels_.push_back(std::move(level));
    if (!told_here(expression)) {
      for (std::size_t i = 1; i < expression.operands.size(); ++i) walk(expression.operands[i]);
    }
    levels_.pop_back();
  }

  /// A list below an element of another adds up with its like to one list. What does not depend on a quantifier's
  /// variable is not repeated for it.
  bool told_here(const Expression& quantifier) {
    std::set<std::uint32_t> used{quantifier.index};
    collect_variables(quantifier, used);
    std::set<std::uint32_t> parents;
    for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
      if (used.count(level->variable) == 0) continue;
      used.insert(level->parents.begin(), level->parents.end());
      if (level->is_long) parents.insert(level->parents.begin(), level->parents.end());
    }
    std::vector<const Level*> factors;
    for (const Level& level : levels_)
      if (level.is_long && used.count(level.variable) > 0 && parents.count(level.variable) == 0)
        factors.push_back(&level);
    if (factors.size() <= most_lists) return false;
    const Range range = quantifier.range;
    if (!told_.insert({range.source, range.begin}).second) return true;
    Finding& finding = report_(
        range, fmt::format("this is looked at for every combination of elements of {} lists", factors.size()),
        "look through one list inside another at most: a `define` that first narrows the elements often does");
    for (const Level* level : factors)
      if (level->range.begin != range.begin || level->range.source != range.source)
        finding.diagnostic.notes.push_back({level->range, "once for each of these"});
    return true;
  }

  const CheckedRules& rules_;
  Report& report_;
  std::vector<Level> levels_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> told_;
};

}  // namespace

void costly_quantifiers(const LintInput& input, Report& report) {
  Cost cost(input, report);
  for (const PathStatement& statement : input.rules.path_statements)
    if (statement.when) cost.look(*statement.when);
  for (const Precondition& one : input.rules.preconditions) {
    if (one.when) cost.look(*one.when);
    cost.look(one.check);
    for (const Remedy& remedy : one.remedies)
      if (remedy.when) cost.look(*remedy.when);
  }
  for (const Advice& one : input.rules.advice)
    if (one.when) cost.look(*one.when);
}

}  // namespace rung
