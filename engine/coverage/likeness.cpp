// SPDX-License-Identifier: Apache-2.0
#include "engine/coverage/likeness.hpp"

#include <algorithm>

#include "engine/coverage/can_be_unknown.hpp"
#include "engine/coverage/settled.hpp"

namespace rung {

namespace {

/// Whether the variable of a quantifier over the subjects' list stands for the subject, by variable.
using Way = std::map<std::uint32_t, bool>;

constexpr std::size_t most_variables = 3;

std::vector<Way> ways_of(const CheckedRules& rules, const ConditionTree& tree) {
  std::vector<std::uint32_t> variables;
  for (const ConditionNode& node : tree.nodes) {
    const bool binds = is_quantifier(node.expression->op);
    if (binds && is_subjects_list(rules, quantified_list(*node.expression))) variables.push_back(node.expression->index);
  }
  std::sort(variables.begin(), variables.end());
  variables.erase(std::unique(variables.begin(), variables.end()), variables.end());
  if (variables.size() > most_variables) variables.clear();
  std::vector<Way> result;
  for (std::size_t bits = 0; bits < std::size_t{1} << variables.size(); ++bits) {
    Way& way = result.emplace_back();
    for (std::size_t i = 0; i < variables.size(); ++i) way[variables[i]] = (bits >> i & 1) != 0;
  }
  return result;
}

Expression truth(bool value, Range range) {
  Expression result;
  result.type = {Base::boolean, Shape::scalar, false, 0};
  result.constant.of = value;
  result.range = range;
  return result;
}

bool is_other_element(const Expression& expression, const Way& way) {
  if (expression.op != Op::variable) return false;
  const auto found = way.find(expression.index);
  return found != way.end() && !found->second;
}

/// What the expression is where its variables are, or are not, the subject.
Expression seen(const CheckedRules& rules, const Expression& expression, const Way& way) {
  if (expression.op == Op::variable) {
    const auto found = way.find(expression.index);
    if (found == way.end() || !found->second) return expression;
    Expression result;
    result.op = Op::subject;
    result.type = expression.type;
    result.range = expression.range;
    return result;
  }
  Expression result = without_operands(expression);
  // Inside its own quantifier a variable runs over all elements.
  const bool binds = is_quantifier(expression.op);
  Way inner = way;
  if (binds) inner.erase(expression.index);
  for (const Expression& operand : expression.operands) result.operands.push_back(seen(rules, operand, inner));
  if (is_subjects_entry(rules, result)) {
    Expression source;
    source.op = Op::source;
    source.type = result.type;
    source.range = result.range;
    return source;
  }
  if (result.op != Op::equal && result.op != Op::not_equal) return result;
  const Expression& left = result.operands[0];
  const Expression& right = result.operands[1];
  const bool same = left.op == Op::subject && right.op == Op::subject;
  const bool different = (left.op == Op::subject && is_other_element(right, way)) ||
                         (right.op == Op::subject && is_other_element(left, way));
  return same || different ? truth(same == (result.op == Op::equal), result.range) : result;
}

}  // namespace

std::vector<Likeness> alike(const CheckedRules& rules, const ConditionTree& tree, const std::vector<std::uint32_t>& paths) {
  struct Column { std::size_t way; std::uint32_t node; std::vector<bool> truths; };
  const std::vector<Way> ways = ways_of(rules, tree);
  std::vector<Column> columns;
  for (std::size_t way = 0; way < ways.size(); ++way)
    for (std::uint32_t i = 0; i < tree.nodes.size(); ++i) {
      if (tree.nodes[i].joint == Joint::aggregate) continue;
      const Expression expression = seen(rules, *tree.nodes[i].expression, ways[way]);
      if (!is_settled(expression)) continue;
      if (auto truths = settle(rules, expression, paths)) columns.push_back({way, i, std::move(*truths)});
    }
  std::map<std::vector<bool>, Likeness> groups;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    std::vector<bool> key;
    for (const Column& column : columns) key.push_back(column.truths[i]);
    Likeness& likeness = groups[key];
    if (likeness.paths.empty()) {
      likeness.ways.resize(ways.size());
      for (const Column& column : columns) likeness.ways[column.way][column.node] = column.truths[i];
    }
    likeness.paths.push_back(paths[i]);
  }
  std::vector<Likeness> result;
  for (auto& [key, likeness] : groups) result.push_back(std::move(likeness));
  return result;
}

}  // namespace rung
