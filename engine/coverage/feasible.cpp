// SPDX-License-Identifier: Apache-2.0
#include "engine/coverage/feasible.hpp"

#include "engine/coverage/can_be_unknown.hpp"
#include "engine/coverage/likeness.hpp"
#include "engine/coverage/settled.hpp"

namespace rung {

namespace {

constexpr TruthSet no = 1, yes = 2, doubt = 4;

TruthSet negated(TruthSet set) { return static_cast<TruthSet>((set & doubt) | ((set & yes) ? no : 0) | ((set & no) ? yes : 0)); }

/// Of `a and b` for each of both.
TruthSet both(TruthSet a, TruthSet b) {
  TruthSet result = static_cast<TruthSet>((a | b) & no);
  if ((a & b & yes) != 0) result |= yes;
  if (((a & doubt) && (b & (yes | doubt))) || ((b & doubt) && (a & (yes | doubt)))) result |= doubt;
  return result;
}
TruthSet either(TruthSet a, TruthSet b) { return negated(both(negated(a), negated(b))); }

ShownSet with_value(ShownSet set, bool value, bool child) {
  const unsigned half = (set >> (value ? 2U : 0U)) & 3U;
  return static_cast<ShownSet>(half << (child ? 2U : 0U));
}
/// A child that its parent is the negation of.
ShownSet opposed(ShownSet set) { return static_cast<ShownSet>(with_value(set, true, false) | with_value(set, false, true)); }

/// One tree over paths that all its settled conditions are alike on.
class Weighing {
 public:
  Weighing(const CheckedRules& rules, const ConditionTree& tree, const SettledNodes& settled)
      : rules_(rules), tree_(tree), settled_(settled), truths(tree.nodes.size()), shows(tree.nodes.size()) {
    truth(0);
    show(0, 0);
  }

 private:
  const CheckedRules& rules_;
  const ConditionTree& tree_;
  const SettledNodes& settled_;

 public:
  std::vector<TruthSet> truths;
  std::vector<ShownSet> shows;

 private:
  TruthSet truth(std::uint32_t at) {
    const ConditionNode& node = tree_.nodes[at];
    for (const std::uint32_t child : node.children) truth(child);
    const auto found = settled_.find(at);
    truths[at] = found != settled_.end() ? (found->second ? yes : no) : joined(node);
    return truths[at];
  }

  TruthSet joined(const ConditionNode& node) const {
    const auto of = [&](std::size_t child) { return truths[node.children[child]]; };
    switch (node.joint) {
      case Joint::condition:
        return static_cast<TruthSet>(no | yes | (can_be_unknown(rules_, *node.expression) ? doubt : 0));
      case Joint::aggregate: return 0;
      case Joint::logical_not: return negated(of(0));
      case Joint::implies: return either(negated(of(0)), of(1));
      case Joint::conjunction:
      case Joint::disjunction: {
        TruthSet result = of(0);
        for (std::size_t i = 1; i < node.children.size(); ++i)
          result = node.joint == Joint::conjunction ? both(result, of(i)) : either(result, of(i));
        return result;
      }
      case Joint::conditional: {
        TruthSet result = 0;
        if (of(0) & yes) result |= of(1);
        if (of(0) & no) result |= of(2);
        if (of(0) & doubt) result |= static_cast<TruthSet>(of(1) | of(2) | doubt);
        return result;
      }
      case Joint::same: return static_cast<TruthSet>(no | yes | ((of(0) | of(1)) & doubt));
      case Joint::some:
      case Joint::no:
      case Joint::every: {
        const TruthSet list = can_be_unknown(rules_, quantified_list(*node.expression)) ? doubt : 0;
        const TruthSet none_decides = node.joint == Joint::every ? yes : no;
        const TruthSet result = static_cast<TruthSet>(of(0) | none_decides | list);
        return node.joint == Joint::no ? negated(result) : result;
      }
    }
    return 0;
  }

  /// `inherited`: what the parent shows if this node decides it.
  void show(std::uint32_t at, ShownSet inherited) {
    const ConditionNode& node = tree_.nodes[at];
    if (node.whole) inherited = shown(false, false) | shown(true, true);
    if (!can_be(truths[at], Truth::yes)) inherited = static_cast<ShownSet>(inherited & 3U);  // shown as `no` alone
    if (!can_be(truths[at], Truth::no)) inherited = static_cast<ShownSet>(inherited & 12U);  // as `yes` alone
    shows[at] |= inherited;
    for (std::size_t i = 0; i < node.children.size(); ++i) show(node.children[i], child_shows(node, i, inherited));
  }

  bool others_can(const ConditionNode& node, std::size_t child, TruthSet wanted) const {
    for (std::size_t i = 0; i < node.children.size(); ++i)
      if (i != child && (truths[node.children[i]] & wanted) == 0) return false;
    return true;
  }

  ShownSet child_shows(const ConditionNode& node, std::size_t child, ShownSet own) const {
    const auto of = [&](std::size_t i) { return truths[node.children[i]]; };
    switch (node.joint) {
      case Joint::condition:
      case Joint::aggregate: return 0;
      case Joint::logical_not: return opposed(own);
      case Joint::conjunction: return others_can(node, child, yes) ? own : 0;
      case Joint::disjunction: return others_can(node, child, no) ? own : 0;
      case Joint::implies:
        if (child == 0) return (of(1) & no) ? opposed(own) : 0;
        return (of(0) & yes) ? own : 0;
      case Joint::conditional:
        if (child == 1) return (of(0) & yes) ? own : 0;
        if (child == 2) return (of(0) & no) ? own : 0;
        return static_cast<ShownSet>(((of(1) & yes) && (of(2) & no) ? own : 0) |
                                     ((of(1) & no) && (of(2) & yes) ? opposed(own) : 0));
      case Joint::same: return static_cast<ShownSet>((of(1 - child) & (yes | no)) ? own | opposed(own) : 0);
      case Joint::some:
      case Joint::every: return child == 0 ? own : 0;
      case Joint::no: return child == 0 ? opposed(own) : 0;
    }
    return 0;
  }
};

}  // namespace

Feasible feasible(const CheckedRules& rules, const ConditionTree& tree, const std::vector<std::uint32_t>& paths,
                  const std::function<void(const std::vector<TruthSet>&, const std::vector<std::uint32_t>&)>& each) {
  Feasible result{std::vector<TruthSet>(tree.nodes.size()), std::vector<ShownSet>(tree.nodes.size())};
  for (const Likeness& likeness : alike(rules, tree, paths)) {
    std::vector<TruthSet> truths(tree.nodes.size());
    for (const SettledNodes& settled : likeness.ways) {
      const Weighing weighing(rules, tree, settled);
      for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        truths[i] |= weighing.truths[i];
        result.shows[i] |= weighing.shows[i];
      }
    }
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) result.truths[i] |= truths[i];
    if (each) each(truths, likeness.paths);
  }
  return result;
}

std::uint8_t feasible_sizes(const CheckedRules& rules, const Expression& quantifier, const std::vector<std::uint32_t>& paths) {
  const Expression& list = quantified_list(quantifier);
  if (is_subjects_list(rules, list)) return 6;  // the subject itself is in it
  if (!is_settled(list)) return list.op == Op::constant ? 1 : 7;
  Expression size;
  size.op = Op::size;
  size.type = {Base::integer, Shape::scalar, false, 0};
  size.range = list.range;
  size.operands.push_back(list);
  std::uint8_t result = 0;
  for (const std::int64_t limit : {std::int64_t{0}, std::int64_t{1}}) {
    Expression number, compared;
    number.type = size.type;
    number.constant.of = limit;
    number.range = compared.range = list.range;
    compared.op = Op::equal;
    compared.type = {Base::boolean, Shape::scalar, false, 0};
    compared.operands = {size, number};
    const auto truths = settle(rules, compared, paths);
    if (!truths) return 7;
    for (const bool is_so : *truths)
      if (is_so) result |= limit == 0 ? 1 : 2;
    compared.op = Op::greater;
    if (limit == 0) continue;
    const auto several = settle(rules, compared, paths);
    if (!several) return 7;
    for (const bool is_so : *several)
      if (is_so) result |= 4;
  }
  return result;
}

}  // namespace rung
