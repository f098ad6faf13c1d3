// SPDX-License-Identifier: Apache-2.0
// What an expression comes to without a snapshot: names, logic and choices.
#include "engine/check/constant.hpp"

#include <algorithm>
#include <array>

#include "engine/check/order.hpp"

namespace rung {

namespace {

Settled known(Value value) { return {Settled::State::value, std::move(value), {}}; }
Settled truth(bool value) { return known({value}); }

/// Of two that are not known, the one that says more: an overflow.
Settled not_known(const Settled& left, const Settled& right) {
  if (left.state == Settled::State::overflow) return left;
  if (right.state == Settled::State::overflow) return right;
  return {};
}
Settled not_known(const Settled& one) { return not_known(one, {}); }

}  // namespace

Settled ConstantEvaluator::operator()(const Expression& expression, std::optional<std::uint32_t> source,
                                      std::optional<std::uint32_t> target) {
  source_ = source;
  target_ = target;
  return evaluate(expression);
}

Settled ConstantEvaluator::evaluate(const Expression& expression) {
  if (++steps_ > most_steps_) return {};
  switch (expression.op) {
    case Op::constant: return known(expression.constant);
    case Op::snapshot:
    case Op::request:
    case Op::subject:
    case Op::today: return {};
    case Op::source: return entry(source_);
    case Op::target: return entry(target_);
    case Op::variable: {
      const Settled* bound = variable(expression.index);
      return bound ? *bound : Settled{};
    }
    case Op::field: return field(expression);
    case Op::call: return call(expression);
    case Op::conjunction:
    case Op::disjunction: return logic(expression);
    case Op::implies: return implication(expression);
    case Op::conditional: return conditional(expression);
    case Op::present: return present(expression);
    case Op::otherwise: return otherwise(expression);
    case Op::some:
    case Op::no:
    case Op::every:
    case Op::count:
    case Op::sum:
    case Op::union_of:
    case Op::min:
    case Op::max: return quantifier(expression);
    case Op::set_of:
    case Op::logical_not:
    case Op::equal:
    case Op::not_equal:
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::in:
    case Op::overlaps:
    case Op::within:
    case Op::matches:
    case Op::starts_with:
    case Op::ends_with:
    case Op::contains:
    case Op::empty:
    case Op::to_decimal:
    case Op::negate:
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::shift:
    case Op::days_between:
    case Op::unite:
    case Op::intersect:
    case Op::difference:
    case Op::component:
    case Op::size: return operation(expression);
  }
  return {};
}

const Value* ConstantEvaluator::borrow(const Expression& expression) {
  if (steps_ >= most_steps_) return nullptr;
  if (expression.op == Op::constant) return &expression.constant;
  if (expression.op == Op::variable) {
    const Settled* bound = variable(expression.index);
    return bound && bound->known() ? &bound->value : nullptr;
  }
  if (expression.op != Op::field) return nullptr;
  const Op holder = expression.operands[0].op;
  const std::optional<std::uint32_t> entry = holder == Op::source   ? source_
                                             : holder == Op::target ? target_
                                                                    : std::nullopt;
  if (!entry) return nullptr;
  const CatalogType& catalog = schema_.catalogs[expression.operands[0].type.index];
  const std::optional<Value>& value = catalog.entries[*entry].fields[expression.index];
  return value ? &*value : nullptr;
}

Settled ConstantEvaluator::operation(const Expression& expression) {
  if (expression.op == Op::set_of) return literal_set(expression);
  std::array<Settled, 2> settled;
  std::array<const Value*, 2> operands{};
  std::optional<Settled> missing;
  for (std::size_t i = 0; i < expression.operands.size(); ++i) {
    operands[i] = borrow(expression.operands[i]);
    if (operands[i]) {
      ++steps_;
      continue;
    }
    settled[i] = evaluate(expression.operands[i]);
    operands[i] = &settled[i].value;
    if (!settled[i].known()) missing = not_known(missing.value_or(Settled{}), settled[i]);
  }
  if (missing) return *missing;
  if (expression.op == Op::matches) {
    return truth(
        expressions_.found(std::get<std::string>(expression.constant.of), std::get<std::string>(operands[0]->of)));
  }
  return apply(expression, *operands[0], operands[1] ? *operands[1] : *operands[0]);
}

Settled ConstantEvaluator::literal_set(const Expression& expression) {
  std::vector<Value> items;
  std::optional<Settled> missing;
  for (const Expression& operand : expression.operands) {
    Settled settled = evaluate(operand);
    if (!settled.known()) missing = not_known(missing.value_or(Settled{}), settled);
    items.push_back(std::move(settled.value));
  }
  if (missing) return *missing;
  return known({make_set(std::move(items))});
}

Settled ConstantEvaluator::entry(std::optional<std::uint32_t> index) const {
  return index ? known({EntryValue{*index}}) : Settled{};
}

const Settled* ConstantEvaluator::variable(std::uint32_t index) const {
  const auto found =
      std::find_if(variables_.rbegin(), variables_.rend(), [&](const auto& bound) { return bound.first == index; });
  return found == variables_.rend() ? nullptr : &found->second;
}

Settled ConstantEvaluator::field(const Expression& expression) {
  const Settled holder = evaluate(expression.operands[0]);
  if (!holder.known()) return not_known(holder);
  const auto* entry = std::get_if<EntryValue>(&holder.value.of);
  if (!entry) return {};
  const CatalogType& catalog = schema_.catalogs[expression.operands[0].type.index];
  const std::optional<Value>& value = catalog.entries[entry->index].fields[expression.index];
  return value ? known(*value) : Settled{Settled::State::absent, {}, {}};
}

Settled ConstantEvaluator::call(const Expression& expression) {
  const Define& define = defines_[expression.index];
  std::vector<std::pair<std::uint32_t, Settled>> arguments;
  for (std::size_t i = 0; i < expression.operands.size(); ++i) {
    arguments.emplace_back(define.parameters[i], evaluate(expression.operands[i]));
  }
  for (auto& argument : arguments) variables_.push_back(std::move(argument));
  Settled result = evaluate(define.body);
  for (std::size_t i = 0; i < arguments.size(); ++i) variables_.pop_back();
  return result;
}

Settled ConstantEvaluator::logic(const Expression& expression) {
  const bool decisive = expression.op == Op::disjunction;
  std::optional<Settled> missing;
  for (const Expression& operand : expression.operands) {
    const Settled settled = evaluate(operand);
    if (settled.is(decisive)) return settled;
    if (!settled.known()) missing = not_known(missing.value_or(Settled{}), settled);
  }
  return missing ? *missing : truth(!decisive);
}

Settled ConstantEvaluator::implication(const Expression& expression) {
  const Settled premise = evaluate(expression.operands[0]);
  if (premise.is(false)) return truth(true);
  const Settled conclusion = evaluate(expression.operands[1]);
  if (conclusion.is(true)) return conclusion;
  if (!premise.known() || !conclusion.known()) return not_known(premise, conclusion);
  return truth(false);
}

Settled ConstantEvaluator::conditional(const Expression& expression) {
  const Settled condition = evaluate(expression.operands[0]);
  if (condition.known()) return evaluate(expression.operands[condition.is(true) ? 1 : 2]);
  const Settled first = evaluate(expression.operands[1]);
  const Settled second = evaluate(expression.operands[2]);
  if (first.known() && second.known() && equal(first.value, second.value)) return first;
  return not_known(condition, not_known(first, second));
}

Settled ConstantEvaluator::present(const Expression& expression) {
  const Settled asked = evaluate(expression.operands[0]);
  if (asked.known()) return truth(true);
  return asked.state == Settled::State::absent ? truth(false) : asked;
}

Settled ConstantEvaluator::otherwise(const Expression& expression) {
  Settled preferred = evaluate(expression.operands[0]);
  return preferred.state == Settled::State::absent ? evaluate(expression.operands[1]) : preferred;
}

}  // namespace rung
