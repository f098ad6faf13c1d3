// SPDX-License-Identifier: Apache-2.0
// One function for each shape of operand.
#include "grammar/primaries_from_parse_tree.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

namespace rung::grammar {

namespace {

/// Collects parts, and the height of the whole above them.
class Parts {
 public:
  Parts(Translation& translation, unsigned depth) : translation_(translation), depth_(depth) {}

  ast::Expressions all_in(Branch parent) {
    ast::Expressions found;
    for (const Branch part : parent) {
      if (part.kind() == Kind::expression) found.push_back(one(part));
    }
    return found;
  }
  ast::Expression one(Branch expression) {
    Built built = build(translation_, expression, depth_ + 1);
    height_ = std::max(height_, built.height + 1);
    return std::move(built.expression);
  }
  unsigned height() const { return height_; }

 private:
  Translation& translation_;
  unsigned depth_;
  unsigned height_ = 1;
};

ast::QuantifierKind quantifier_kind(Kind kind) {
  switch (kind) {
    case Kind::some: return ast::QuantifierKind::some;
    case Kind::no: return ast::QuantifierKind::no;
    case Kind::every: return ast::QuantifierKind::every;
    case Kind::count: return ast::QuantifierKind::count;
    case Kind::sum: return ast::QuantifierKind::sum;
    case Kind::unite: return ast::QuantifierKind::unite;
    case Kind::minimum: return ast::QuantifierKind::min;
    default: return ast::QuantifierKind::max;
  }
}

ast::Quantifier quantifier(Translation& translation, Branch branch, Parts& parts) {
  ast::Quantifier node;
  node.kind = quantifier_kind(branch.kind());
  for (const Branch part : branch) {
    switch (part.kind()) {
      case Kind::name: node.variable = name(translation, part); break;
      case Kind::expression: node.list.push_back(parts.one(part)); break;
      case Kind::quantified_condition: node.condition = parts.all_in(part); break;
      case Kind::quantified_body: node.body = parts.all_in(part); break;
      default: break;
    }
  }
  return node;
}

ast::Duration duration(Translation& translation, Branch branch) {
  const std::string_view written = translation.text(branch);
  const auto in_digits = [](char c) { return (c >= '0' && c <= '9') || c == '_'; };
  const std::size_t digits_end =
      static_cast<std::size_t>(std::find_if_not(written.begin(), written.end(), in_digits) - written.begin());
  std::string digits(written.substr(0, digits_end));
  digits.erase(std::remove(digits.begin(), digits.end(), '_'), digits.end());
  ast::Duration node;
  if (std::from_chars(digits.data(), digits.data() + digits.size(), node.count).ec != std::errc{}) {
    translation.breaks({"R005", {}, "the duration is too long", translation.range(branch), {}, ""});
  }
  switch (written[written.find_first_of("dwmy", digits_end)]) {
    case 'd': node.unit = ast::DurationUnit::days; break;
    case 'w': node.unit = ast::DurationUnit::weeks; break;
    case 'm': node.unit = ast::DurationUnit::months; break;
    default: node.unit = ast::DurationUnit::years; break;
  }
  return node;
}

ast::Expression version_literal(Translation& translation, Branch branch) {
  ast::Call node;
  for (const Branch part : branch) {
    if (part.kind() == Kind::name) node.callee = name(translation, part);
    if (part.kind() == Kind::string) node.arguments.push_back({translation.range(part), string(translation, part)});
  }
  return {translation.range(branch), std::move(node)};
}

ast::Expression interval_end(Translation& translation, Branch branch) {
  const Range range = translation.range(branch);
  switch (branch.kind()) {
    case Kind::date: return {range, ast::Date{date(translation, branch)}};
    case Kind::version_call: return version_literal(translation, branch);
    case Kind::negative_number: {
      const Branch digits = *branch.begin();
      ast::Unary node{ast::UnaryOperator::minus, {}};
      node.operand.push_back({translation.range(digits), ast::Number{number(translation, digits)}});
      return {range, std::move(node)};
    }
    default: return {range, ast::Number{number(translation, branch)}};
  }
}

/// Whether decimal digits say more than others: by length before the point, then digit by digit.
int compare_digits(std::string_view left, std::string_view right) {
  const std::size_t left_point = std::min(left.find('.'), left.size());
  const std::size_t right_point = std::min(right.find('.'), right.size());
  if (left_point != right_point) return left_point < right_point ? -1 : 1;
  const auto digit = [](std::string_view digits, std::size_t at) { return at < digits.size() ? digits[at] : '0'; };
  for (std::size_t at = 0; at < std::max(left.size(), right.size()); ++at) {
    if (at == left_point) continue;
    if (digit(left, at) != digit(right, at)) return digit(left, at) < digit(right, at) ? -1 : 1;
  }
  return 0;
}

bool is_zero(std::string_view digits) { return digits.find_first_not_of("0.") == std::string_view::npos; }

/// Whether the ends are of one kind, and the low one is above the high one; versions are left to the checker.
bool is_reversed(const ast::Expression& low, const ast::Expression& high) {
  const auto* const low_date = std::get_if<ast::Date>(&low.node);
  const auto* const high_date = std::get_if<ast::Date>(&high.node);
  if (low_date != nullptr && high_date != nullptr) return low_date->days > high_date->days;
  const auto digits = [](const ast::Expression& end) -> const ast::Number* {
    const auto* const minus = std::get_if<ast::Unary>(&end.node);
    return std::get_if<ast::Number>(minus != nullptr ? &minus->operand[0].node : &end.node);
  };
  const ast::Number* const low_number = digits(low);
  const ast::Number* const high_number = digits(high);
  if (low_number == nullptr || high_number == nullptr) return false;
  const auto negative = [](const ast::Expression& end, const ast::Number& value) {
    return std::holds_alternative<ast::Unary>(end.node) && !is_zero(value.digits);
  };
  const bool low_negative = negative(low, *low_number);
  const bool high_negative = negative(high, *high_number);
  if (low_negative != high_negative) return high_negative;
  const int order = compare_digits(low_number->digits, high_number->digits);
  return low_negative ? order < 0 : order > 0;
}

ast::Interval interval(Translation& translation, Branch branch) {
  ast::Interval node;
  bool behind_dots = false;
  for (const Branch part : branch) {
    if (part.kind() == Kind::interval_dots) {
      behind_dots = true;
    } else {
      (behind_dots ? node.high : node.low).push_back(interval_end(translation, part));
    }
  }
  if (!node.low.empty() && !node.high.empty() && is_reversed(node.low[0], node.high[0])) {
    translation.breaks({"R007",
                        {},
                        "the range is empty: its first end is above its second",
                        translation.range(branch),
                        {},
                        "write the lower end first"});
  }
  return node;
}

ast::Call call(Translation& translation, Branch branch, Parts& parts) {
  ast::Call node;
  node.callee = name(translation, *branch.begin());
  node.arguments = parts.all_in(branch);
  return node;
}

}  // namespace

Built build_primary(Translation& translation, Branch branch, unsigned depth) {
  const Range range = translation.range(branch);
  Parts parts(translation, depth);
  ast::Expression made{range, {}};
  switch (branch.kind()) {
    case Kind::parenthesised: {
      Built inner = build(translation, *branch.begin(), depth + 1);
      inner.written = range;
      return inner;
    }
    case Kind::boolean: made.node = ast::Boolean{translation.text(branch) == "true"}; break;
    case Kind::number: made.node = ast::Number{number(translation, branch)}; break;
    case Kind::date: made.node = ast::Date{date(translation, branch)}; break;
    case Kind::duration: made.node = duration(translation, branch); break;
    case Kind::string: made.node = string(translation, branch); break;
    case Kind::interval: made.node = interval(translation, branch); break;
    case Kind::call: made.node = call(translation, branch, parts); break;
    case Kind::set_literal: made.node = ast::SetLiteral{parts.all_in(branch)}; break;
    case Kind::conditional: made.node = ast::If{parts.all_in(branch)}; break;
    case Kind::variable: made.node = ast::Variable{{std::string(translation.text(branch)), range, false}}; break;
    default: made.node = quantifier(translation, branch, parts); break;
  }
  if (branch.kind() == Kind::interval) return {std::move(made), 3, range};
  return {std::move(made), parts.height(), range};
}

}  // namespace rung::grammar
