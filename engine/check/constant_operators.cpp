// SPDX-License-Identifier: Apache-2.0
// Operators over values that are all known.
#include <algorithm>
#include <iterator>

#include "engine/check/constant.hpp"
#include "engine/check/order.hpp"
#include "engine/values/date.hpp"
#include "engine/values/decimal.hpp"
#include "engine/values/version.hpp"

namespace rung {

namespace {

Settled known(Value value) { return {Settled::State::value, std::move(value), {}}; }
Settled truth(bool value) { return known({value}); }

const SetValue& set(const Value& value) { return std::get<SetValue>(value.of); }
const std::string& text(const Value& value) { return std::get<std::string>(value.of); }

bool less(const Value& left, const Value& right) { return compare(left, right) < 0; }

bool overlap(const SetValue& left, const SetValue& right) {
  return std::any_of(left.items.begin(), left.items.end(), [&](const Value& item) { return holds(right, item); });
}
bool within(const SetValue& left, const SetValue& right) {
  return std::all_of(left.items.begin(), left.items.end(), [&](const Value& item) { return holds(right, item); });
}

Settled combine(Op op, const SetValue& left, const SetValue& right) {
  SetValue made;
  const auto into = std::back_inserter(made.items);
  const auto& a = left.items;
  const auto& b = right.items;
  if (op == Op::unite) std::set_union(a.begin(), a.end(), b.begin(), b.end(), into, less);
  if (op == Op::intersect) std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), into, less);
  if (op == Op::difference) std::set_difference(a.begin(), a.end(), b.begin(), b.end(), into, less);
  return known({std::move(made)});
}

std::optional<std::int64_t> calculate(Op op, std::int64_t left, std::int64_t right, bool decimal) {
  std::int64_t result = 0;
  if (op == Op::multiply && decimal) return multiply_decimals(left, right);
  const bool overflows = op == Op::add        ? __builtin_add_overflow(left, right, &result)
                         : op == Op::subtract ? __builtin_sub_overflow(left, right, &result)
                                              : __builtin_mul_overflow(left, right, &result);
  return overflows ? std::nullopt : std::optional(result);
}

Settled arithmetic(const Expression& expression, const Value& left, const Value& right) {
  std::optional<std::int64_t> result;
  const auto* decimal = std::get_if<Decimal>(&left.of);
  if (decimal) {
    result = calculate(expression.op, decimal->micros, std::get<Decimal>(right.of).micros, true);
  } else {
    result = calculate(expression.op, std::get<std::int64_t>(left.of), std::get<std::int64_t>(right.of), false);
  }
  if (!result) return {Settled::State::overflow, {}, expression.range};
  return decimal ? known({Decimal{*result}}) : known({*result});
}

Settled negated(const Expression& expression, const Value& value) {
  const bool decimal = std::holds_alternative<Decimal>(value.of);
  Expression difference;
  difference.op = Op::subtract;
  difference.range = expression.range;
  return arithmetic(difference, decimal ? Value{Decimal{0}} : Value{std::int64_t{0}}, value);
}

Settled shifted(const Expression& expression, const Value& date) {
  const std::int64_t count = std::get<std::int64_t>(expression.constant.of);
  const auto unit = static_cast<ast::DurationUnit>(expression.index);
  const std::optional<std::int32_t> days = shift_date(std::get<Date>(date.of).days, count, unit);
  if (!days) return {Settled::State::overflow, {}, expression.range};
  return known({Date{*days}});
}

Settled widened(const Expression& expression, const Value& integer) {
  const std::optional<std::int64_t> micros = to_decimal(std::get<std::int64_t>(integer.of));
  if (!micros) return {Settled::State::overflow, {}, expression.range};
  return known({Decimal{*micros}});
}

Settled empty(const Value& value) {
  const auto* written = std::get_if<std::string>(&value.of);
  return truth(written ? written->empty() : set(value).items.empty());
}

bool is_held(const Value& element, const Value& whole) {
  const auto* interval = std::get_if<IntervalValue>(&whole.of);
  return interval ? holds(*interval, element) : holds(set(whole), element);
}

}  // namespace

Settled apply(const Expression& expression, const Value& left, const Value& right) {
  switch (expression.op) {
    case Op::logical_not: return truth(!std::get<bool>(left.of));
    case Op::equal: return truth(equal(left, right));
    case Op::not_equal: return truth(!equal(left, right));
    case Op::less: return truth(compare(left, right) < 0);
    case Op::less_equal: return truth(compare(left, right) <= 0);
    case Op::greater: return truth(compare(left, right) > 0);
    case Op::greater_equal: return truth(compare(left, right) >= 0);
    case Op::in: return truth(is_held(left, right));
    case Op::overlaps: return truth(overlap(set(left), set(right)));
    case Op::within: return truth(within(set(left), set(right)));
    case Op::starts_with: return truth(text(left).starts_with(text(right)));
    case Op::ends_with: return truth(text(left).ends_with(text(right)));
    case Op::contains: return truth(text(left).find(text(right)) != std::string::npos);
    case Op::empty: return empty(left);
    case Op::to_decimal: return widened(expression, left);
    case Op::negate: return negated(expression, left);
    case Op::add:
    case Op::subtract:
    case Op::multiply: return arithmetic(expression, left, right);
    case Op::shift: return shifted(expression, left);
    case Op::days_between: return known({std::int64_t{std::get<Date>(left.of).days} - std::get<Date>(right.of).days});
    case Op::unite:
    case Op::intersect:
    case Op::difference: return combine(expression.op, set(left), set(right));
    case Op::component: return known({version_components(std::get<Version>(left.of).written)[expression.index]});
    case Op::size: return known({static_cast<std::int64_t>(set(left).items.size())});
    default: return {};  // what is not an operator over values has its own function
  }
}

}  // namespace rung
