// SPDX-License-Identifier: Apache-2.0
// The parts of an expression that name things: values, entries, sets of them, and quantifiers over lists.
#include <set>

#include <fmt/format.h>

#include "engine/mutation/expression_mutants.hpp"
#include "engine/mutation/list_items.hpp"
#include "engine/mutation/neighbours.hpp"

namespace rung::mutation {

using ast::QuantifierKind;

void ExpressionMutants::of(const ast::Variable& variable) {
  const ast::Name& name = variable.name;
  if (name.text == "source" || name.text == "target") {
    const std::string other = name.text == "source" ? "target" : "source";
    return made_.add(Operator::swap_ends, name.range, other, fmt::format("says `{}` for `{}`", other, name.text));
  }
  for (const std::string& other : made_.vocabulary.others(name.text))
    made_.add(Operator::other_value, name.range, other,
              fmt::format("says `{}` for {}", one_line(other), made_.quote(name.range)));
}

void ExpressionMutants::of(const ast::Field& field) {
  const auto* base = std::get_if<ast::Variable>(&field.base[0].node);
  if (!base || !made_.vocabulary.is_type(base->name.text)) return value(field.base[0]);
  for (const std::string& other : made_.vocabulary.others(base->name.text, field.name.text))
    made_.add(Operator::other_value, field.name.range, other, fmt::format("says `{}` for {}", other, made_.quote(field.name.range)));
}

void ExpressionMutants::of(const ast::String& string, Range range) {
  for (const std::string& other : made_.vocabulary.others(string.value))
    made_.add(Operator::other_value, range, other, fmt::format("says `{}` for {}", other, made_.quote(range)));
  std::vector<std::string> versions = neighbours_of_version(string.value);
  for (std::string& version : versions) version = "\"" + version + "\"";
  shift(versions, range);
}

void ExpressionMutants::of(const ast::SetLiteral& set, Range range) {
  std::vector<Range> separators;
  for (std::size_t i = 1; i < set.items.size(); ++i) {
    const auto comma = made_.written.find(",", set.items[i - 1].range.end, set.items[i].range.begin);
    if (!comma) return;
    separators.push_back(*comma);
  }
  const Range inner = made_.written.range(range.begin + 1, range.end - 1);
  for (std::size_t i = 0; i < set.items.size(); ++i) {
    const ast::Expression& item = set.items[i];
    const std::string what = fmt::format("drops {} from the set", made_.quote(item.range));
    if (set.items.size() == 1) {
      made_.add(Operator::drop_element, range, "{}", what);
    } else {
      made_.add(Operator::drop_element, item_with_separator(made_.written, inner, separators, i), "", what);
    }
    // Another item in its place would be this one dropped, and more.
    const bool literal = std::holds_alternative<ast::Variable>(item.node) || std::holds_alternative<ast::String>(item.node) ||
                         std::holds_alternative<ast::Number>(item.node) || std::holds_alternative<ast::Date>(item.node);
    if (!literal) value(item);
  }
}

void ExpressionMutants::let_in(const ast::Binary& binary) {
  using ast::BinaryOperator;
  const ast::Expression& right = binary.operands[1];
  const bool negated = binary.op == BinaryOperator::not_equal || binary.op == BinaryOperator::not_in;
  const auto add = [&](Range range, const std::string& head, const std::string& value) {
    made_.add(Operator::let_in, range, head + value + " }", fmt::format("{} `{}` too", negated ? "leaves out" : "lets in", value));
  };
  if (binary.op == BinaryOperator::equal || binary.op == BinaryOperator::not_equal) {
    const auto* variable = std::get_if<ast::Variable>(&right.node);
    if (!variable || made_.written.past_blanks(binary.op_range.end) != right.range.begin) return;
    for (const std::string& other : made_.vocabulary.all_others(variable->name.text))
      add(made_.written.range(binary.op_range.begin, right.range.end),
          fmt::format("{} {{ {}, ", negated ? "not in" : "in", variable->name.text), other);
  }
  if (binary.op == BinaryOperator::in || binary.op == BinaryOperator::not_in) {
    const auto* set = std::get_if<ast::SetLiteral>(&right.node);
    if (!set || set->items.empty()) return;
    std::set<std::string> listed;
    for (const ast::Expression& item : set->items)
      if (const auto* name = std::get_if<ast::Variable>(&item.node)) listed.insert(name->name.text);
    if (listed.empty()) return;
    const std::uint32_t end = set->items.back().range.end;
    for (const std::string& other : made_.vocabulary.all_others(*listed.begin()))
      if (listed.count(other) == 0)
        add(made_.written.range(end, right.range.end), ", ", other);
  }
}

void ExpressionMutants::of(const ast::Quantifier& quantifier, Range range) {
  const auto swap = [&](std::string_view from, std::string_view to) {
    const Range word = made_.written.range(range.begin, range.begin + static_cast<std::uint32_t>(from.size()));
    made_.add(Operator::swap_quantifier, word, std::string(to), fmt::format("says `{}` for `{}`", to, from));
  };
  switch (quantifier.kind) {
    case QuantifierKind::some:
      swap("some", "no");
      swap_every(quantifier, range);
      break;
    case QuantifierKind::no:
      swap("no", "some");
      swap_every(quantifier, range);
      break;
    case QuantifierKind::every: swap_every(quantifier, range); break;
    case QuantifierKind::min: swap("min", "max"); break;
    case QuantifierKind::max: swap("max", "min"); break;
    case QuantifierKind::count:
    case QuantifierKind::sum:
    case QuantifierKind::unite: break;
  }
  value(quantifier.list[0]);
  for (const ast::Expression& wanted : quantifier.condition) {
    drop(wanted, "the condition");
    condition(wanted);
  }
  for (const ast::Expression& body : quantifier.body) {
    if (quantifier.kind == QuantifierKind::every) {
      condition(body);
    } else {
      value(body);
    }
  }
}

/// `every v in L where P : Q` as `some v in L where (P) and (Q)` and with `no`; `some v in L where P` as `every v in L : P`.
void ExpressionMutants::swap_every(const ast::Quantifier& quantifier, Range range) {
  const Range list = quantifier.list[0].range;
  const bool every = quantifier.kind == QuantifierKind::every;
  const bool has_where = !quantifier.condition.empty();
  const std::uint32_t until = (has_where ? quantifier.condition : quantifier.body)[0].range.begin;
  const auto separator = made_.written.find(has_where ? "where" : ":", list.end, until);
  if (!separator) return;
  const std::string_view was = every ? "every" : quantifier.kind == QuantifierKind::some ? "some" : "no";
  const auto begin = range.begin + static_cast<std::uint32_t>(was.size());
  const auto left = made_.written[made_.written.range(begin, made_.written.without_blanks_before(separator->begin))];
  const auto add = [&](std::string_view now, const std::string& rest) {
    made_.add(Operator::swap_quantifier, range, fmt::format("{}{} {}", now, left, rest),
              fmt::format("says `{}` for `{}`", now, was));
  };
  if (!every) {
    const auto held = made_.written[made_.written.range(made_.written.past_blanks(separator->end), range.end)];
    return add("every", fmt::format(": {}", held));
  }
  const std::string held(made_.written[quantifier.body[0].range]);
  const std::string wanted = has_where ? std::string(made_.written[quantifier.condition[0].range]) : "";
  const std::string both = has_where ? fmt::format("where ({}) and ({})", wanted, held) : fmt::format("where {}", held);
  add("some", both);
  add("no", both);
}

}  // namespace rung::mutation
