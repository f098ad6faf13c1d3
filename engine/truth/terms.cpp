// SPDX-License-Identifier: Apache-2.0
// From expressions to terms: defines written out, operators said with fewer ones.
#include "engine/truth/terms.hpp"

#include <algorithm>

#include "engine/truth/term_key.hpp"

namespace rung::truth {

namespace {

constexpr Type boolean{Base::boolean};

}  // namespace

Term node(Op op, Type type, std::vector<TermId> operands) {
  Term term;
  term.op = op;
  term.type = type;
  term.operands = std::move(operands);
  return term;
}

Terms::Terms(const CheckedRules& rules) : rules_(rules) {
  fresh_ = static_cast<std::uint32_t>(rules.variables.size());
  false_ = constant(boolean, {false});
  true_ = constant(boolean, {true});
  find_subjects_entry();
}

void Terms::find_subjects_entry() {
  TermId at = add(node(Op::subject, {Base::record, {}, false, rules_.subject.record}, {}));
  for (const std::uint32_t field : rules_.subject.at) {
    Term read = node(Op::field, rules_.schema.records[terms_[at].type.index].fields[field].type, {at});
    read.index = field;
    at = add(std::move(read));
  }
  subjects_entry_ = at;
}

TermId Terms::add(Term term) {
  term.type.optional = false;  // what is known to be present is the same thing
  const auto [at, fresh] = known_.try_emplace(key_of(term), static_cast<TermId>(terms_.size()));
  if (fresh) terms_.push_back(std::move(term));
  return at->second;
}

TermId Terms::constant(Type type, Value value) {
  Term term;
  term.type = type;
  term.constant = std::move(value);
  return add(std::move(term));
}

TermId Terms::variable(Type type, std::uint32_t index) {
  Term term;
  term.op = Op::variable;
  term.type = type;
  term.index = index;
  return add(std::move(term));
}

TermId Terms::fresh(Type type) { return variable(type, fresh_++); }

TermId Terms::source() { return add(node(Op::source, {Base::entry, {}, false, rules_.subject.catalog}, {})); }
TermId Terms::target() { return add(node(Op::target, {Base::entry, {}, false, rules_.subject.catalog}, {})); }
TermId Terms::today() { return add(node(Op::today, {Base::date}, {})); }

TermId Terms::negation(TermId term) { return make(node(Op::logical_not, boolean, {term})); }
TermId Terms::all(std::vector<TermId> terms) { return make(node(Op::conjunction, boolean, std::move(terms))); }
TermId Terms::any(std::vector<TermId> terms) { return make(node(Op::disjunction, boolean, std::move(terms))); }

TermId Terms::of(const Expression& expression, const Scope* scope, std::uint32_t depth) {
  if (expression.op == Op::variable) {
    for (; scope; scope = scope->outer)
      if (scope->variable == expression.index) return scope->term;
    return variable(expression.type, expression.index);
  }
  if (expression.op == Op::call) return call(expression, scope, depth);
  if (is_quantifier(expression.op)) return quantified(expression, scope, depth);
  Term term;
  term.op = expression.op;
  term.type = expression.type;
  term.index = expression.index;
  term.constant = expression.constant;
  for (const Expression& operand : expression.operands) term.operands.push_back(of(operand, scope, depth));
  return make(std::move(term), depth);
}

TermId Terms::call(const Expression& expression, const Scope* scope, std::uint32_t depth) {
  const Define& define = rules_.defines[expression.index];
  // A name for `true` or `false` is a switch, which may be turned.
  if (define.body.op == Op::constant && define.body.type == boolean) {
    Term turned;
    turned.op = Op::call;
    turned.type = boolean;
    turned.index = expression.index;
    return add(std::move(turned));
  }
  std::string key = std::to_string(expression.index) + "@" + std::to_string(depth);
  std::vector<Scope> parameters;
  parameters.reserve(expression.operands.size());
  for (std::size_t i = 0; i < expression.operands.size(); ++i) {
    const TermId argument = of(expression.operands[i], scope, depth);
    key += "," + std::to_string(argument);
    parameters.push_back({i == 0 ? nullptr : &parameters.back(), define.parameters[i], argument});
  }
  if (const auto known = calls_.find(key); known != calls_.end()) return known->second;
  const TermId body = of(define.body, parameters.empty() ? nullptr : &parameters.back(), depth);
  calls_.emplace(std::move(key), body);
  return body;
}

TermId Terms::quantified(const Expression& expression, const Scope* scope, std::uint32_t depth) {
  Term term;
  term.op = expression.op;
  term.type = expression.type;
  term.index = bound + depth;
  const Expression& list = quantified_list(expression);
  term.operands.push_back(of(list, scope, depth));
  const Type element{list.type.base, Shape::scalar, false, list.type.index};
  const Scope inner{scope, expression.index, variable(element, term.index)};
  const Expression* condition = quantified_condition(expression);
  const Expression* body = quantified_body(expression);
  if (expression.op == Op::some || expression.op == Op::no || expression.op == Op::every) {
    TermId held = condition ? of(*condition, &inner, depth + 1) : truth(true);
    if (body) held = all({held, negation(of(*body, &inner, depth + 1))});
    term.op = Op::some;
    term.operands.push_back(held);
    const TermId found = make(std::move(term), depth);
    return expression.op == Op::some ? found : negation(found);
  }
  term.has_condition = condition != nullptr;
  if (condition) term.operands.push_back(of(*condition, &inner, depth + 1));
  if (body) term.operands.push_back(of(*body, &inner, depth + 1));
  return make(std::move(term), depth);
}

struct Terms::Replacing {
  Replaced replaced;
  std::unordered_map<TermId, TermId> done;
};

TermId Terms::replace(TermId term, const Replaced& replaced) {
  Replacing replacing{replaced, {}};
  return replace(term, replacing, 0);
}

TermId Terms::for_element(TermId quantifier, std::size_t operand, TermId element) {
  const Term& term = terms_[quantifier];
  const Type list = terms_[term.operands[0]].type;
  const TermId body = term.operands[operand];
  return replace(body, {{variable({list.base, Shape::scalar, false, list.index}, term.index), element}});
}

TermId Terms::replace(TermId id, Replacing& replacing, std::uint32_t depth) {
  for (const auto& [from, to] : replacing.replaced)
    if (from == id) return to;
  if (terms_[id].operands.empty()) return id;
  if (const auto done = replacing.done.find(id); done != replacing.done.end()) return done->second;
  Term made = terms_[id];
  const bool binds = is_quantifier(made.op);
  // What surrounds a quantifier names its variable: with fewer around it, it gets another.
  const bool renamed = binds && made.index != bound + depth;
  const std::size_t pairs = replacing.replaced.size();
  if (renamed) {
    const Type list = terms_[made.operands[0]].type;
    const Type element{list.base, Shape::scalar, false, list.index};
    replacing.replaced.emplace_back(variable(element, made.index), variable(element, bound + depth));
  }
  for (std::size_t i = 0; i < made.operands.size(); ++i) {
    const bool inside = binds && i > 0;
    made.operands[i] = replace(made.operands[i], replacing, inside ? depth + 1 : depth);
  }
  replacing.replaced.resize(pairs);
  if (binds) made.index = bound + depth;
  const TermId result = make(std::move(made), depth);
  replacing.done.emplace(id, result);
  return result;
}

}  // namespace rung::truth
