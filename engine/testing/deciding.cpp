// SPDX-License-Identifier: Apache-2.0
#include "engine/testing/deciding.hpp"

#include <algorithm>

namespace rung {
namespace {

constexpr std::string_view yes = "true", no = "false", open = "(unknown)";

const ExplainedNode* child_with(const ExplainedNode& node, std::string_view value) {
  for (const ExplainedNode& child : node.children)
    if (!child.element && child.value == value) return &child;
  return nullptr;
}

/// The element that a quantifier's value comes from, by its condition and body: null where it comes from all of them.
const ExplainedNode* deciding_element(const ExplainedNode& quantifier) {
  const bool found = quantifier.value == open || (quantifier.op == Op::some && quantifier.value == yes) ||
                     ((quantifier.op == Op::no || quantifier.op == Op::every) && quantifier.value == no);
  if (!found) return nullptr;
  const std::string_view wanted = quantifier.value == open ? open : quantifier.op == Op::every ? no : yes;
  for (const ExplainedNode& child : quantifier.children) {
    if (!child.element || child.children.empty() || child.children.back().value != wanted) continue;
    const bool applies = child.children.size() < 2 || child.children.front().value == yes;
    if (applies) return &child.children.back();
  }
  return nullptr;
}

/// The one operand that made the node what it is; null where it takes them all together.
const ExplainedNode* deciding_operand(const ExplainedNode& node) {
  if (node.children.empty()) return nullptr;
  if (node.value == open && node.op != Op::conditional && node.op < Op::equal) return child_with(node, open);
  switch (node.op) {
    case Op::logical_not:
    case Op::call: return &node.children.front();
    case Op::conjunction: return node.value == no ? child_with(node, no) : nullptr;
    case Op::disjunction: return node.value == yes ? child_with(node, yes) : nullptr;
    case Op::implies:
      if (node.value == no) return &node.children.back();
      return node.children.back().value == yes ? &node.children.back() : &node.children.front();
    case Op::conditional:
      if (node.children.size() != 3 || node.children.front().value == open) return nullptr;
      return &node.children[node.children.front().value == yes ? 1 : 2];
    case Op::some: case Op::no: case Op::every: return deciding_element(node);
    case Op::constant: case Op::snapshot: case Op::request: case Op::subject: case Op::source: case Op::target:
    case Op::today: case Op::variable: case Op::field: case Op::component: case Op::equal: case Op::not_equal:
    case Op::less: case Op::less_equal: case Op::greater: case Op::greater_equal: case Op::in: case Op::overlaps:
    case Op::within: case Op::matches: case Op::starts_with: case Op::ends_with: case Op::contains: case Op::present:
    case Op::empty: case Op::otherwise: case Op::to_decimal: case Op::negate: case Op::add: case Op::subtract:
    case Op::multiply: case Op::shift: case Op::days_between: case Op::unite: case Op::intersect: case Op::difference:
    case Op::count: case Op::sum: case Op::union_of: case Op::min: case Op::max: case Op::size: case Op::set_of:
      return nullptr;
  }
  return nullptr;
}

void add_facts(const ExplainedNode& node, const Pages& pages, std::vector<DecidingFact>& facts) {
  if (!node.path.empty() && !node.element) {
    const bool known = std::any_of(facts.begin(), facts.end(), [&](const DecidingFact& fact) { return fact.path == node.path; });
    DecidingFact fact{node.path, node.value, std::nullopt};
    if (node.place.line != 0) fact.place = pages.range(node.place);
    if (!known) facts.push_back(std::move(fact));
    return;
  }
  for (const ExplainedNode& child : node.children) add_facts(child, pages, facts);
}

DecidingExpression decide(const ExplainedPart& part, const Pages& pages) {
  const bool when_decides = part.nodes.size() == 2 && (part.nodes[0].value == no || (part.state == "unknown" && part.nodes[0].value == open));
  const ExplainedNode* node = when_decides ? &part.nodes.front() : &part.nodes.back();
  while (const ExplainedNode* operand = deciding_operand(*node)) node = operand;
  DecidingExpression result{part.name, part.code, part.state, part.rule, node->text, node->value, node->rule, {}};
  add_facts(*node, pages, result.facts);
  return result;
}

bool holds(const std::optional<std::vector<Written>>& list, const std::string& name) {
  return list && std::any_of(list->begin(), list->end(), [&](const Written& item) { return item.text == name; });
}

/// Whether a part may be the reason why the decision is not as expected.
bool matters(const ExplainedPart& part, const Expectation& expected, const std::vector<Mismatch>& mismatches) {
  const auto differs = [&](std::string_view what) {
    return std::any_of(mismatches.begin(), mismatches.end(), [&](const Mismatch& mismatch) { return mismatch.what == what; });
  };
  const bool is_path = part.name == "path" && part.code.empty();
  if (part.code.empty() && !is_path) return differs("advice") && (part.state == "true") != holds(expected.advice, part.name);
  const bool wanted = holds(expected.codes, part.code) || holds(expected.requires_, part.name);
  if (part.state == "false") return !wanted || differs("culprits") || differs("remedies");
  if (part.state == "unknown") return wanted || differs("outcome") || differs("missing");
  const bool any_will_do = expected.outcome == OutcomeKind::ineligible && !expected.codes && !expected.requires_;
  return wanted || (differs("outcome") && (any_will_do || expected.outcome == OutcomeKind::undetermined));
}

}  // namespace

std::vector<DecidingExpression> deciding(const Explanation& explanation, const Expectation& expected,
                                         const std::vector<Mismatch>& mismatches, const Pages& pages) {
  std::vector<DecidingExpression> result;
  for (const ExplainedPart& part : explanation.parts)
    if (matters(part, expected, mismatches)) result.push_back(decide(part, pages));
  return result;
}

}  // namespace rung
