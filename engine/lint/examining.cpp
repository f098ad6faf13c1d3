// SPDX-License-Identifier: Apache-2.0
// Going through a condition: what is known at each place in it.
#include "engine/lint/examining.hpp"

#include <algorithm>

namespace rung {

namespace {

constexpr std::size_t longest_chain = 24;  ///< beyond it, operands are not held against each other

bool is_condition(const Expression& expression) {
  return expression.type.base == Base::boolean && expression.type.shape == Shape::scalar;
}

}  // namespace

Examining::Examining(const Sources& sources, const CheckedRules& rules)
    : rules_(rules), quotes_(sources), terms_(rules), by_structure_(terms_), as_listed_(terms_) {
  assume({}, "path");
}

void Examining::assume(truth::Assumptions assumptions, std::string_view paths) {
  paths_ = paths;
  assumptions.entries_as_listed = true;
  as_listed_.assume(assumptions);
  assumptions.entries_as_listed = false;
  assumptions.sources.reset();
  assumptions.targets.reset();
  by_structure_.assume(std::move(assumptions));
}

void Examining::examine(const Expression& expression, const Context& context) {
  if (!context.empty() && !can_be(context, std::nullopt)) return;  // told where that comes from
  if (is_condition(expression)) place(expression, context, {}, Joined::alone);
  else walk(expression, context);
}

void Examining::examine_define(std::uint32_t index) {
  const std::size_t before = faults_.size();
  examine(rules_.defines[index].body, {});
  if (faults_.size() > before) faulty_defines_.insert(index);
}

KnownThere Examining::known(const Expression& expression, bool holds) {
  return {terms_.of(expression), holds, expression.range, ""};
}

bool Examining::place(const Expression& condition, const Context& context, const Context& beside, Joined joined) {
  Context all = context;
  all.insert(all.end(), beside.begin(), beside.end());
  return adds_nothing(condition, context, beside, joined) || walk(condition, all) ||
         judge(condition, context, beside, joined);
}

/// A part that says nothing beside the others is told as a whole, rather than by what in it comes to nothing.
bool Examining::adds_nothing(const Expression& part, const Context& context, const Context& beside, Joined joined) {
  if (beside.empty() || part.op == Op::constant || joined == Joined::implies) return false;
  const bool conjunction = joined == Joined::conjunction;
  const KnownThere impossible = known(part, !conjunction);
  Context all = context;
  all.insert(all.end(), beside.begin(), beside.end());
  if (can_be(all, impossible) || !can_be(context, impossible)) return false;
  tell_joined(part, conjunction ? Verdict::never_false : Verdict::never_true, needed(std::move(all), impossible), true,
              joined);
  return true;
}

/// Whether something was told of what is in the expression.
bool Examining::walk(const Expression& expression, const Context& context) {
  const std::vector<Expression>& operands = expression.operands;
  if (expression.op == Op::conjunction || expression.op == Op::disjunction) return walk_chain(expression, context);
  if (expression.op == Op::logical_not) return walk(operands[0], context);
  if (expression.op == Op::implies) {
    const bool told = place(operands[0], context, {}, Joined::alone);
    if (told) return true;
    return place(operands[1], context, {known(operands[0], true)}, Joined::implies);
  }
  if (expression.op == Op::conditional) return walk_choice(expression, context);
  if (is_quantifier(expression.op)) return walk_quantifier(expression, context);
  bool told = false;
  for (const Expression& operand : operands) told = walk(operand, context) || told;
  return told;
}

bool Examining::walk_chain(const Expression& chain, const Context& context) {
  if (repeated(chain)) return true;
  const bool conjunction = chain.op == Op::conjunction;
  const bool compare = chain.operands.size() <= longest_chain;
  Context beside;
  for (const Expression& operand : chain.operands) {
    // One finding for a chain: what comes behind it may well follow from the same mistake.
    if (place(operand, context, beside, conjunction ? Joined::conjunction : Joined::disjunction)) return true;
    if (!compare) continue;
    beside.push_back(known(operand, conjunction));
    Context all = context;
    all.insert(all.end(), beside.begin(), beside.end());
    if (!can_be(all, std::nullopt)) return false;  // a define is at odds: told there
  }
  return compare && redundant_before(chain, context);
}

bool Examining::walk_choice(const Expression& choice, const Context& context) {
  const std::vector<Expression>& operands = choice.operands;
  if (place(operands[0], context, {}, Joined::alone)) return true;
  bool told = false;
  for (const bool truth : {true, false}) {
    Context inside = context;
    inside.push_back(known(operands[0], truth));
    const Expression& branch = operands[truth ? 1 : 2];
    told = (is_condition(branch) ? place(branch, inside, {}, Joined::alone) : walk(branch, inside)) || told;
  }
  return told;
}

bool Examining::walk_quantifier(const Expression& quantifier, const Context& context) {
  if (walk(quantified_list(quantifier), context)) return true;
  const Expression* condition = quantified_condition(quantifier);
  const Expression* body = quantified_body(quantifier);
  Context inside = context;
  if (condition) {
    if (place(*condition, context, {}, Joined::alone)) return true;
    inside.push_back(known(*condition, true));
  }
  if (!body) return false;
  return is_condition(*body) ? place(*body, inside, {}, Joined::alone) : walk(*body, inside);
}

bool Examining::repeated(const Expression& chain) {
  std::map<truth::TermId, Range> seen;
  for (const Expression& operand : chain.operands) {
    if (operand.op == Op::constant) continue;
    const truth::TermId term = terms_.of(operand);
    const auto [first, fresh] = seen.emplace(term, operand.range);
    if (fresh || terms_.is_constant(term)) continue;
    tell(ConditionFault::Kind::redundant, operand.range, quote(operand.range) + " is said twice",
         {{term, true, first->second, "first here"}}, "leave one of them out, or write what was meant instead");
    return true;
  }
  return false;
}

/// Operands that say nothing beside what comes behind them.
bool Examining::redundant_before(const Expression& chain, const Context& context) {
  const bool conjunction = chain.op == Op::conjunction;
  Context parts;
  for (const Expression& operand : chain.operands) parts.push_back(known(operand, conjunction));
  for (std::size_t i = 0; i + 1 < chain.operands.size(); ++i) {
    const Expression& operand = chain.operands[i];
    if (operand.op == Op::constant) continue;
    Context all = context;
    for (std::size_t o = 0; o < chain.operands.size(); ++o)
      if (o != i) all.push_back(parts[o]);
    const KnownThere impossible = known(operand, !conjunction);
    if (can_be(all, impossible) || !can_be(all, std::nullopt)) continue;
    const Verdict seen = conjunction ? Verdict::never_false : Verdict::never_true;
    tell_joined(operand, seen, needed(std::move(all), impossible), true,
                conjunction ? Joined::conjunction : Joined::disjunction);
    return true;
  }
  return false;
}

bool Examining::can_be(const Context& context, std::optional<KnownThere> more) {
  std::vector<truth::TermId> wanted;
  std::vector<truth::TermId> unwanted;
  for (const KnownThere& one : context) (one.holds ? wanted : unwanted).push_back(one.term);
  if (more) (more->holds ? wanted : unwanted).push_back(more->term);
  return by_structure_.can_be(wanted, unwanted);
}

/// As few of what is known as make something impossible.
Context Examining::needed(Context context, const KnownThere& impossible) {
  for (std::size_t i = 0; i < context.size();) {
    Context without = context;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    if (can_be(without, impossible)) ++i;
    else context = std::move(without);
  }
  return context;
}

Examining::Verdict Examining::verdict(truth::TermId term, const Context& context) {
  if (!can_be(context, KnownThere{term, true, {}, ""})) return Verdict::never_true;
  return can_be(context, KnownThere{term, false, {}, ""}) ? Verdict::open : Verdict::never_false;
}

}  // namespace rung
