// SPDX-License-Identifier: Apache-2.0
// Typing what stands for itself: numbers, strings, dates, sets and ranges.
#include <algorithm>

#include <fmt/format.h>

#include "engine/check/order.hpp"
#include "engine/check/typing.hpp"
#include "engine/values/decimal.hpp"
#include "engine/values/version.hpp"

namespace rung {

namespace {

bool is_scalar(const Type* type, Base base) { return type && type->shape == Shape::scalar && type->base == base; }

}  // namespace

Expression Typing::typed(const ast::Expression& at, const ast::Boolean& written, const Type*) {
  return constant_node({Base::boolean}, at.range, {written.value});
}

Expression Typing::typed(const ast::Expression& at, const ast::Date& written, const Type*) {
  return constant_node({Base::date}, at.range, {Date{written.days}});
}

Expression Typing::typed(const ast::Expression& at, const ast::Duration&, const Type*) {
  world_.findings.error("R231", at.range,
                        fmt::format("{} is a duration, which is no value of its own", world_.findings.quote(at.range)),
                        "durations are only added to or taken from a date: `today + 30 days`");
  return broken(at.range);
}

Expression Typing::typed(const ast::Expression& at, const ast::Number& written, const Type* expected) {
  return number(at.range, written.digits, false, expected);
}

Expression Typing::number(Range range, const std::string& digits, bool negative, const Type* expected) {
  const std::string text = negative ? "-" + digits : digits;
  const bool decimal = digits.find('.') != std::string::npos || is_scalar(expected, Base::decimal);
  if (decimal) {
    if (const auto micros = parse_decimal(text)) return constant_node({Base::decimal}, range, {Decimal{*micros}});
  } else if (const auto integer = parse_integer(text)) {
    return constant_node({Base::integer}, range, {*integer});
  }
  world_.findings.error(
      "R240", range,
      fmt::format("{} does not fit {}", world_.findings.quote(range), decimal ? "a `decimal`" : "an `int`"),
      decimal ? "a `decimal` has 6 places behind the point and lies within ±9223372036854.775807"
              : "an `int` lies within ±9223372036854775807");
  return broken(range);
}

Expression Typing::version(Range range, const std::string& text) {
  if (version_key(text)) return constant_node({Base::version}, range, {Version{text}});
  world_.findings.error(
      "R241", range, fmt::format("`{}` is no version", text),
      "a version is numbers joined by dots, perhaps with `-pre.release` and `+build`: \"4.13.4-rc.1\"");
  return broken(range);
}

Expression Typing::typed(const ast::Expression& at, const ast::String& written, const Type* expected) {
  if (is_scalar(expected, Base::version)) return version(at.range, written.value);
  if (is_scalar(expected, Base::entry)) {
    const ast::Name name{written.value, at.range, true};
    const std::optional<std::uint32_t> found = world_.names.entry(expected->index, name.text);
    if (!found) return unknown_entry(name, expected->index);
    return constant_node({Base::entry, Shape::scalar, false, expected->index}, at.range, {EntryValue{*found}});
  }
  if (is_scalar(expected, Base::enumeration) && world_.schema.enums[expected->index].as_strings)
    return value_by_type({written.value, at.range, true}, expected);
  if (is_scalar(expected, Base::enumeration) && world_.names.value(expected->index, written.value)) {
    world_.findings.error(
        "R220", at.range,
        fmt::format("expected {}, found `text`", name_of({expected->base, Shape::scalar, false, expected->index})),
        fmt::format("values of an enum are written without quotes: `{}`", written.value));
    return broken(at.range);
  }
  return constant_node({Base::text}, at.range, {written.value});
}

bool Typing::fits_in_set(const Expression& item) {
  if (is_broken(item)) return false;
  const bool fits =
      item.type.shape == Shape::scalar && item.type.base != Base::boolean && item.type.base != Base::record;
  if (!fits) {
    world_.findings.error("R232", item.range, fmt::format("a set cannot hold {}", name_of(item.type)),
                          "sets hold enum values, entries, int, decimal, text, date and version");
  }
  return fits;
}

Expression Typing::empty_set(Range range, const Type* expected) {
  if (expected && (expected->shape == Shape::set || expected->shape == Shape::list)) {
    return constant_node({expected->base, expected->shape, false, expected->index}, range, {SetValue{}});
  }
  world_.findings.error("R233", range,
                        expected ? fmt::format("expected {}, found the empty set", name_of(*expected))
                                 : "nothing says of what type this empty set is",
                        expected ? "" : "it takes its type from where it stands, such as from the other operand");
  return broken(range);
}

/// The firmest item types the others, unless the place does; a decimal among ints makes all decimals.
std::vector<Expression> Typing::items_of(const ast::Expressions& written, const Type* expected, Type& element) {
  std::vector<Expression> items(written.size());
  std::size_t first = written.size();
  if (expected) {
    element = {expected->base, Shape::scalar, false, expected->index};
  } else {
    std::vector<Firmness> firm;
    for (const ast::Expression& item : written) firm.push_back(firmness(item));
    first = static_cast<std::size_t>(std::max_element(firm.begin(), firm.end()) - firm.begin());
    items[first] = value(written[first], nullptr);
    element = items[first].type;
    if (is_broken(items[first])) return items;
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i != first) items[i] = value(written[i], &element);
    if (element == Type{Base::integer} && items[i].type == Type{Base::decimal}) element = items[i].type;
  }
  return items;
}

Expression Typing::typed(const ast::Expression& at, const ast::SetLiteral& written, const Type* expected) {
  if (written.items.empty()) return empty_set(at.range, expected);
  const bool set_expected = expected && (expected->shape == Shape::set || expected->shape == Shape::list);
  Type element;
  std::vector<Expression> items = items_of(written.items, set_expected ? expected : nullptr, element);
  if (element.base == Base::error) return broken(at.range);
  bool all_fit = true;
  for (Expression& item : items) {
    const bool fits = fits_in_set(item);
    if (fits) item = converted(std::move(item), element);
    all_fit = all_fit && fits && !is_broken(item);
  }
  if (!all_fit) return broken(at.range);
  const Type type{element.base, Shape::set, false, element.index};
  const bool constant =
      std::all_of(items.begin(), items.end(), [](const Expression& e) { return e.op == Op::constant; });
  if (!constant) return node(Op::set_of, type, at.range, std::move(items));
  std::vector<Value> values;
  values.reserve(items.size());
  for (Expression& item : items) values.push_back(std::move(item.constant));
  return constant_node(type, at.range, {make_set(std::move(values))});
}

/// Whether the ends, all of them constants, make a range.
bool Typing::ends_fit(Range range, const std::vector<Expression>& ends) {
  for (const Expression& end : ends) {
    const Base base = end.type.base;
    const bool ordered = end.type.shape == Shape::scalar && (base == Base::integer || base == Base::decimal ||
                                                             base == Base::date || base == Base::version);
    if (ordered && same_type(end, ends[0])) continue;
    world_.findings.error("R243", range,
                          ordered ? fmt::format("a range from {} to {}", name_of(ends[0].type), name_of(end.type))
                                  : fmt::format("a range cannot end at {}", name_of(end.type)),
                          "both ends of a range are of one type: int, decimal, date or version");
    return false;
  }
  if (ends.size() < 2 || compare(ends[0].constant, ends[1].constant) <= 0) return true;
  world_.findings.error(
      "R243", range, fmt::format("{} holds nothing: its first end is above its second", world_.findings.quote(range)),
      "write the lower end first");
  return false;
}

Expression Typing::typed(const ast::Expression& at, const ast::Interval& written, const Type* expected) {
  const bool typed_outside = expected && expected->shape == Shape::range;
  const Type element = typed_outside ? Type{expected->base} : Type{};
  std::vector<Expression> ends;
  for (const ast::Expressions* end : {&written.low, &written.high}) {
    for (const ast::Expression& one : *end)
      ends.push_back(taken_as_constant(value(one, typed_outside ? &element : nullptr)));
  }
  if (ends.size() == 2) mix_numbers(ends[0], ends[1]);
  if (ends.empty() || std::any_of(ends.begin(), ends.end(), is_broken) || !ends_fit(at.range, ends))
    return broken(at.range);
  IntervalValue interval;
  if (!written.low.empty()) interval.low.push_back(ends.front().constant);
  if (!written.high.empty()) interval.high.push_back(ends.back().constant);
  return constant_node({ends[0].type.base, Shape::range}, at.range, {std::move(interval)});
}

Expression Typing::taken_as_constant(Expression expression) {
  if (is_broken(expression) || expression.op == Op::constant) return expression;
  world_.findings.error("R244", expression.range,
                        fmt::format("expected a constant, found {}", world_.findings.quote(expression.range)),
                        "a constant is written out: a number, a string, a date, a name, a set or range of them");
  return broken(expression.range);
}

std::optional<Value> Typing::constant(const ast::Expression& written, const Type& type) {
  constants_only_ = true;
  Expression result = taken_as_constant(value_of(written, type));
  constants_only_ = false;
  if (is_broken(result)) return std::nullopt;
  return std::move(result.constant);
}

}  // namespace rung
