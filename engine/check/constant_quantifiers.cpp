// SPDX-License-Identifier: Apache-2.0
// Quantifiers and aggregates over sets that are known without a snapshot.
#include "engine/check/constant.hpp"
#include "engine/check/order.hpp"

namespace rung {

namespace {

Settled known(Value value) { return {Settled::State::value, std::move(value), {}}; }

/// An operator of the fold as a node, so that folding is the operator itself.
Expression step(Op op, const Expression& fold) {
  Expression made;
  made.op = op;
  made.type = fold.type;
  made.type.optional = false;
  made.range = fold.range;
  return made;
}

}  // namespace

Settled ConstantEvaluator::quantifier(const Expression& expression) {
  const Value* borrowed = borrow(quantified_list(expression));
  Settled list;
  if (!borrowed) {
    list = evaluate(quantified_list(expression));
    if (!list.known()) return list.state == Settled::State::absent ? Settled{} : list;
  }
  const SetValue& items = std::get<SetValue>(borrowed ? borrowed->of : list.value.of);
  const bool truth = expression.op == Op::some || expression.op == Op::no || expression.op == Op::every;
  return truth ? fold_truth(expression, items) : fold_value(expression, items);
}

Settled ConstantEvaluator::fold_truth(const Expression& expression, const SetValue& items) {
  const Expression* condition = quantified_condition(expression);
  const Expression* body = quantified_body(expression);
  const bool every = expression.op == Op::every;
  Settled missing;
  bool all_known = true;
  for (const Value& item : items.items) {
    variables_.emplace_back(expression.index, known(item));
    const Settled chosen = condition ? evaluate(*condition) : known({true});
    Settled breaks = chosen;  // or, for `some`, fulfils
    if (every && !chosen.is(false)) {
      const Settled holds = evaluate(*body);
      breaks = holds.is(true) ? known({false}) : holds.is(false) ? chosen : holds;
    }
    variables_.pop_back();
    if (breaks.is(true)) return known({expression.op == Op::some});
    if (breaks.known()) continue;
    all_known = false;
    if (breaks.state == Settled::State::overflow) missing = breaks;
  }
  return all_known ? known({expression.op != Op::some}) : missing;
}

Settled ConstantEvaluator::fold_value(const Expression& expression, const SetValue& items) {
  const Expression* condition = quantified_condition(expression);
  const Expression* body = quantified_body(expression);
  std::int64_t count = 0;
  std::optional<Value> folded;
  for (const Value& item : items.items) {
    variables_.emplace_back(expression.index, known(item));
    const Settled chosen = condition ? evaluate(*condition) : known({true});
    Settled value = body && chosen.is(true) ? evaluate(*body) : chosen;
    variables_.pop_back();
    if (chosen.is(false)) continue;
    if (!value.known()) return value.state == Settled::State::absent ? Settled{} : value;
    ++count;
    if (!body || !folded) {
      folded = std::move(value.value);
      continue;
    }
    if (expression.op == Op::min || expression.op == Op::max) {
      const int order = compare(value.value, *folded);
      if (expression.op == Op::min ? order < 0 : order > 0) folded = std::move(value.value);
      continue;
    }
    Settled sum = rung::apply(step(expression.op == Op::sum ? Op::add : Op::unite, expression), *folded, value.value);
    if (!sum.known()) return sum;
    folded = std::move(sum.value);
  }
  if (expression.op == Op::count) return known({count});
  if (folded) return known(std::move(*folded));
  if (expression.op == Op::union_of) return known({SetValue{}});
  if (expression.op != Op::sum) return {Settled::State::absent, {}, {}};
  return expression.type.base == Base::decimal ? known({Decimal{0}}) : known({std::int64_t{0}});
}

}  // namespace rung
