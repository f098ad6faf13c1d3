// SPDX-License-Identifier: Apache-2.0
// Operators on known operands: comparison, membership, text, arithmetic, dates, sets.
#include <algorithm>
#include <cassert>
#include <limits>

#include <re2/re2.h>

#include "engine/reference/evaluate.hpp"
#include "engine/values/date.hpp"
#include "engine/values/decimal.hpp"

namespace rung::reference {

Value comparison(Op op, const Value& left, const Value& right) {
  if (op == Op::equal) return known(equal(left, right));
  if (op == Op::not_equal) return known(!equal(left, right));
  const int order = compare(left, right);
  if (op == Op::less) return known(order < 0);
  if (op == Op::less_equal) return known(order <= 0);
  if (op == Op::greater) return known(order > 0);
  return known(order >= 0);
}

namespace {

/// "Both ends included"; an open end is met by every value.
bool within_ends(const Interval& interval, const Value& value) {
  return (interval.low.empty() || compare(interval.low[0], value) <= 0) &&
         (interval.high.empty() || compare(value, interval.high[0]) <= 0);
}

}  // namespace

// A list is a known one even where elements of it are unknown: `x in L` is `some e in L where e == x`.
Value membership(const Value& element, const Value& collection) {
  const auto* list = collection.is_known() ? std::get_if<ListAt>(&collection.of) : nullptr;
  if (!list) {
    if (!element.is_known() || !collection.is_known()) return unknown_of({element, collection});
    if (const auto* interval = std::get_if<Interval>(&collection.of)) return known(within_ends(*interval, element));
    return known(contains(std::get<Set>(collection.of), element));
  }
  std::vector<Value> operands{element};
  operands.insert(operands.end(), list->elements.begin(), list->elements.end());
  if (!element.is_known()) return unknown_of(operands);
  const auto equals = [&](const Value& other) { return other.is_known() && equal(other, element); };
  if (std::any_of(list->elements.begin(), list->elements.end(), equals)) return known(true);
  const auto is_known = [](const Value& other) { return other.is_known(); };
  if (std::all_of(list->elements.begin(), list->elements.end(), is_known)) return known(false);
  return unknown_of(operands);
}

// "text, exact, by code point": UTF-8 is compared by its bytes, which comes to the same.
Value text_test(const Expression& expression, const std::vector<Value>& operands) {
  const auto& text = std::get<std::string>(operands[0].of);
  if (expression.op == Op::matches) {
    const RE2 pattern(std::get<std::string>(expression.constant.of), RE2::Quiet);
    return known(RE2::PartialMatch(text, pattern));
  }
  const auto& part = std::get<std::string>(operands[1].of);
  if (expression.op == Op::contains) return known(text.find(part) != std::string::npos);
  if (part.size() > text.size()) return known(false);
  const std::size_t at = expression.op == Op::starts_with ? 0 : text.size() - part.size();
  return known(text.compare(at, part.size(), part) == 0);
}

namespace {

__extension__ using Wide = __int128;  // exact: holds the product of two 64-bit numbers

std::optional<Value> fit(Wide exact) {
  if (exact < std::numeric_limits<std::int64_t>::min() || exact > std::numeric_limits<std::int64_t>::max()) return {};
  return known(static_cast<std::int64_t>(exact));
}

std::optional<Value> as_decimal(const std::optional<Value>& micros) {
  if (!micros) return {};
  return known(Decimal{std::get<std::int64_t>(micros->of)});
}

Wide exact(const Value& value) {
  if (const auto* decimal = std::get_if<Decimal>(&value.of)) return decimal->micros;
  return std::get<std::int64_t>(value.of);
}

/// Millionths of a product of millionths, "decimal `*` rounds half away from zero".
Wide rounded(Wide product) {
  const Wide half = product < 0 ? -500'000 : 500'000;
  return (product + half) / 1'000'000;
}

Wide combine(const Expression& expression, const std::vector<Value>& operands) {
  if (expression.op == Op::negate) return -exact(operands[0]);
  if (expression.op == Op::add) return exact(operands[0]) + exact(operands[1]);
  if (expression.op == Op::subtract) return exact(operands[0]) - exact(operands[1]);
  const Wide product = exact(operands[0]) * exact(operands[1]);
  return std::holds_alternative<Decimal>(operands[0].of) ? rounded(product) : product;
}

std::optional<Value> shifted(const Expression& expression, const Value& date) {
  const auto count = std::get<std::int64_t>(expression.constant.of);
  const auto unit = static_cast<ast::DurationUnit>(expression.index);
  const std::optional<std::int32_t> days = shift_date(std::get<Date>(date.of).days, count, unit);
  if (!days) return {};
  return known(Date{*days});
}

}  // namespace

std::optional<Value> arithmetic(const Expression& expression, const std::vector<Value>& operands) {
  if (expression.op == Op::shift) return shifted(expression, operands[0]);
  if (expression.op == Op::days_between) {
    return fit(Wide{std::get<Date>(operands[0].of).days} - std::get<Date>(operands[1].of).days);
  }
  if (expression.op == Op::to_decimal) return as_decimal(fit(exact(operands[0]) * decimal_scale));
  const std::optional<Value> result = fit(combine(expression, operands));
  return std::holds_alternative<Decimal>(operands[0].of) ? as_decimal(result) : result;
}

Value set_operation(Op op, const Value& left, const Value& right) {
  const Set& one = std::get<Set>(left.of);
  const Set& other = std::get<Set>(right.of);
  const auto in_other = [&](const Value& member) { return contains(other, member); };
  if (op == Op::overlaps) return known(std::any_of(one.members.begin(), one.members.end(), in_other));
  if (op == Op::within) return known(std::all_of(one.members.begin(), one.members.end(), in_other));
  std::vector<Value> members;
  for (const Value& member : one.members) {
    if (op == Op::unite || (op == Op::intersect) == in_other(member)) members.push_back(member);
  }
  if (op == Op::unite) members.insert(members.end(), other.members.begin(), other.members.end());
  return known(make_set(std::move(members)));
}

}  // namespace rung::reference
