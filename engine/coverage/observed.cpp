// SPDX-License-Identifier: Apache-2.0
#include "engine/coverage/observed.hpp"

#include <algorithm>

namespace rung {

namespace {

bool is_quantifier(Joint joint) { return joint == Joint::some || joint == Joint::no || joint == Joint::every; }

bool is_member(const Lowering::Entered& entered, const DomainState& state, std::uint32_t lane) {
  return !entered.membership || ((static_cast<std::uint64_t>(state.elements[lane >> 6]) >> (lane & 63)) & 1) != 0;
}

}  // namespace

Observed Observer::observe(const ConditionTree& tree, const Moment& moment, const Bindings& bindings) {
  return at_level(tree, 0, moment, bindings);
}

void Observer::gather(const ConditionTree& tree, std::uint32_t at, const Bindings& bindings, Level& level) {
  const ConditionNode& node = tree.nodes[at];
  if (node.joint == Joint::aggregate) return;
  level.nodes.push_back(at);
  level.terms.push_back(inspection_.lowering().lower_term(*node.expression, bindings));
  if (node.joint == Joint::condition) gather_optionals(*node.expression, at, bindings, level);
  for (std::size_t i = is_quantifier(node.joint) ? 1 : 0; i < node.children.size(); ++i)
    gather(tree, node.children[i], bindings, level);
}

/// Optional fields that are read as if they were none: known to be there, by a guard.
void Observer::gather_optionals(const Expression& expression, std::uint32_t node, const Bindings& bindings, Level& level) {
  const bool binds = is_quantifier(expression.op);
  if (binds) return gather_optionals(quantified_list(expression), node, bindings, level);
  for (const Expression& operand : expression.operands) gather_optionals(operand, node, bindings, level);
  if (expression.op != Op::field || expression.type.optional || expression.operands[0].type.base != Base::record) return;
  const Expression& record = expression.operands[0];
  const Type declared = inspection_.lowering().rules().schema.records[record.type.index].fields[expression.index].type;
  if (!declared.optional) return;
  Expression field = expression;
  field.type = declared;
  level.optionals.push_back({node, inspection_.lowering().present(field, bindings)});
}

const Observer::Level& Observer::level(const ConditionTree& tree, std::uint32_t root, const Bindings& bindings) {
  const auto [found, is_new] = levels_.try_emplace({&tree.nodes[root], bindings.domains});
  if (is_new) gather(tree, root, bindings, found->second);
  return found->second;
}

Observed Observer::at_level(const ConditionTree& tree, std::uint32_t root, const Moment& moment, const Bindings& bindings) {
  const Level& level = this->level(tree, root, bindings);
  std::vector<TermId> roots = level.terms;
  for (const Level::Optional& optional : level.optionals) roots.push_back(optional.present);
  std::sort(roots.begin(), roots.end());
  roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
  const Probe& probe = inspection_.probes().run(roots, moment);
  const auto truth_of = [&](TermId term) {
    return probe.state(term) != FactState::known ? Truth::unknown : probe.is_true(term) ? Truth::yes : Truth::no;
  };
  std::map<std::uint32_t, Observed> seen;
  for (std::size_t i = 0; i < level.nodes.size(); ++i) seen[level.nodes[i]].truth = truth_of(level.terms[i]);
  for (const Level::Optional& optional : level.optionals)
    if (truth_of(optional.present) == Truth::no) seen[optional.node].meaningless = true;
  return build(tree, root, seen, moment, bindings);
}

Observed Observer::build(const ConditionTree& tree, std::uint32_t at, const std::map<std::uint32_t, Observed>& seen,
                         const Moment& moment, const Bindings& bindings) {
  const ConditionNode& node = tree.nodes[at];
  Observed result;
  if (node.joint != Joint::aggregate) result = seen.at(at);
  result.node = at;
  const bool by_elements = is_quantifier(node.joint) || node.joint == Joint::aggregate;
  if (by_elements) elements(tree, moment, bindings, result);
  if (node.joint == Joint::aggregate) return result;
  for (std::size_t i = by_elements ? 1 : 0; i < node.children.size(); ++i)
    result.children.push_back(build(tree, node.children[i], seen, moment, bindings));
  const auto is_meaningless = [](const Observed& part) { return part.meaningless; };
  if (!by_elements && node.joint != Joint::condition)
    result.meaningless = std::any_of(result.children.begin(), result.children.end(), is_meaningless);
  for (const std::vector<Observed>& element : result.elements)
    result.meaningless |= is_quantifier(node.joint) && is_meaningless(element[0]);
  result.meaningless &= result.truth == Truth::unknown;
  return result;
}

void Observer::elements(const ConditionTree& tree, const Moment& moment, const Bindings& bindings, Observed& observed) {
  const ConditionNode& node = tree.nodes[observed.node];
  const std::size_t bound = node.joint == Joint::aggregate ? node.children.size() : 1;
  if (bound == 0) return;
  const std::vector<Lowering::Alternative> alternatives = inspection_.lowering().alternatives(*node.expression, bindings);
  observed.entered = alternatives.empty();  // a list that is empty for certain
  for (const Lowering::Alternative& alternative : alternatives) {
    const TermId count = inspection_.lowering().count_of(alternative.entered.domain);
    std::vector<TermId> roots{count};
    if (alternative.chosen) roots.push_back(*alternative.chosen);
    const Probe& probe = inspection_.probes().run(roots, moment);
    if (alternative.chosen && !probe.is_true(*alternative.chosen)) continue;
    if (probe.state(count) != FactState::known) continue;
    observed.entered = true;
    const DomainState state = probe.domain(alternative.entered.domain);
    for (std::uint32_t lane = 0; lane < state.count; ++lane) {
      if (!is_member(alternative.entered, state, lane)) continue;
      const Moment inner = moment.with(alternative.entered.domain, state, lane);
      std::vector<Observed>& element = observed.elements.emplace_back();
      for (std::size_t i = 0; i < bound; ++i)
        element.push_back(at_level(tree, node.children[i], inner, alternative.entered.inner));
    }
  }
}

namespace {

class Showing {
 public:
  Showing(const ConditionTree& tree, const Show& show) : tree_(tree), show_(show) {}

  /// `decides`: with this node's truth turned round, the outcome would have been too.
  void visit(const Observed& observed, bool decides, Truth outcome) {
    const ConditionNode& node = tree_.nodes[observed.node];
    if (node.whole) {
      decides = true;
      outcome = observed.truth;
    }
    if (observed.truth == Truth::unknown || outcome == Truth::unknown) decides = false;
    if (node.joint == Joint::condition && decides) show_(observed.node, observed.truth == Truth::yes, outcome == Truth::yes);
    for (std::size_t i = 0; i < observed.children.size(); ++i)
      visit(observed.children[i], decides && child_decides(node.joint, observed.children, i), outcome);
    for (std::size_t i = 0; i < observed.elements.size(); ++i)
      for (const Observed& part : observed.elements[i])
        visit(part, decides && element_decides(node.joint, observed.elements, i), outcome);
  }

 private:
  static bool others_are(const std::vector<Observed>& all, std::size_t but, Truth truth) {
    for (std::size_t i = 0; i < all.size(); ++i)
      if (i != but && !all[i].can_stand_for(truth)) return false;
    return true;
  }

  static bool child_decides(Joint joint, const std::vector<Observed>& children, std::size_t child) {
    switch (joint) {
      case Joint::logical_not: return true;
      case Joint::conjunction: return others_are(children, child, Truth::yes);
      case Joint::disjunction: return others_are(children, child, Truth::no);
      case Joint::implies: return children[1 - child].can_stand_for(child == 0 ? Truth::no : Truth::yes);
      case Joint::conditional:
        if (child != 0) return children[0].truth == (child == 1 ? Truth::yes : Truth::no);
        if (children[1].meaningless || children[2].meaningless) return children[1].truth != children[2].truth;
        return children[1].truth != children[2].truth && children[1].truth != Truth::unknown &&
               children[2].truth != Truth::unknown;
      case Joint::same: return children[1 - child].truth != Truth::unknown;
      case Joint::condition:
      case Joint::aggregate:
      case Joint::some:
      case Joint::no:
      case Joint::every: return false;  // decisions of their own
    }
    return false;
  }

  static bool element_decides(Joint joint, const std::vector<std::vector<Observed>>& elements, std::size_t element) {
    if (joint == Joint::aggregate) return false;
    const Truth neutral = joint == Joint::every ? Truth::yes : Truth::no;
    for (std::size_t i = 0; i < elements.size(); ++i)
      if (i != element && elements[i][0].truth != neutral) return false;
    return true;
  }

  const ConditionTree& tree_;
  const Show& show_;
};

}  // namespace

void show_deciding(const ConditionTree& tree, const Observed& root, const Show& show) {
  Showing(tree, show).visit(root, true, root.truth);
}

}  // namespace rung
