// SPDX-License-Identifier: Apache-2.0
// The frame of typing: what a place asks for, what an expression offers, and the few conversions between them.
#include "engine/check/typing.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/values/decimal.hpp"

namespace rung {

Expression Typing::node(Op op, Type type, Range range) {
  Expression made;
  made.op = op;
  made.type = type;
  made.range = range;
  return made;
}

Expression Typing::node(Op op, Type type, Range range, std::vector<Expression> operands) {
  Expression made = node(op, type, range);
  made.operands = std::move(operands);
  return made;
}

Expression Typing::constant_node(Type type, Range range, Value value) {
  Expression made = node(Op::constant, type, range);
  made.constant = std::move(value);
  return made;
}

Expression Typing::any(const ast::Expression& written, const Type* expected) {
  return std::visit([&](const auto& kind) { return typed(written, kind, expected); }, written.node);
}

Expression Typing::value(const ast::Expression& written, const Type* expected) {
  Expression result = any(written, expected);
  require_value(result);
  return result;
}

Expression Typing::value_of(const ast::Expression& written, const Type& type) {
  if (type.base == Base::error) {
    inspect(written);
    return broken(written.range);
  }
  return converted(value(written, &type), type);
}

Expression Typing::condition(const ast::Expression& written) {
  Expression result = value_of(written, Type{Base::boolean});
  result.type = Type{Base::boolean};  // so that what is broken inside it breaks nothing around it
  return result;
}

void Typing::inspect(const ast::Expression& written) {
  if (firmness(written) != Firmness::none) any(written, nullptr);
}

void Typing::require_value(Expression& expression) {
  if (!expression.type.optional) return;
  expression.type.optional = false;
  const std::string text = world_.findings.quote(expression.range);
  const std::string bare = text.substr(1, text.size() - 2);
  const bool guardable = dotted_path(expression).has_value();
  world_.findings.error(
      "R260", expression.range, fmt::format("{} may be absent, and a value is needed here", text),
      guardable
          ? fmt::format("ask for it first: `{0} is present and …`, or say what counts instead: `{0} otherwise …`", bare)
          : fmt::format("say what counts where it is absent: `{} otherwise …`", bare));
}

Expression Typing::widened(Expression expression) {
  Type type = expression.type;
  type.base = Base::decimal;
  const Range range = expression.range;
  if (expression.op != Op::constant) {
    std::vector<Expression> operand;
    operand.push_back(std::move(expression));
    return node(Op::to_decimal, type, range, std::move(operand));
  }
  if (const auto micros = to_decimal(std::get<std::int64_t>(expression.constant.of))) {
    return constant_node(type, range, {Decimal{*micros}});
  }
  world_.findings.error("R240", range, fmt::format("{} does not fit a `decimal`", world_.findings.quote(range)),
                        "a `decimal` lies within ±9223372036854.775807");
  return broken(range);
}

Expression Typing::widened_literal(Expression expression) {
  if (expression.op != Op::constant || expression.type.optional) return expression;
  const auto widen = [&](std::vector<Value>& items) {
    for (Value& item : items) {
      const Expression made = widened(constant_node({Base::integer}, expression.range, item));
      if (is_broken(made)) return false;
      item = made.constant;
    }
    return true;
  };
  bool fits = true;
  if (auto* set = std::get_if<SetValue>(&expression.constant.of)) fits = widen(set->items);
  if (auto* interval = std::get_if<IntervalValue>(&expression.constant.of))
    fits = widen(interval->low) && widen(interval->high);
  if (!fits) return broken(expression.range);
  expression.type.base = Base::decimal;
  return expression;
}

void Typing::mix_numbers(Expression& left, Expression& right) {
  if (left.type.shape != Shape::scalar || right.type.shape != Shape::scalar) return;
  if (left.type.base == Base::integer && right.type.base == Base::decimal) {
    left = widened(std::move(left));
  } else if (left.type.base == Base::decimal && right.type.base == Base::integer) {
    right = widened(std::move(right));
  }
}

bool Typing::same_type(const Expression& left, const Expression& right) const {
  Type a = left.type;
  Type b = right.type;
  a.optional = b.optional = false;
  return a == b;
}

Expression Typing::converted(Expression expression, const Type& type) {
  if (is_broken(expression) || type.base == Base::error) return expression;
  Type plain = type;
  plain.optional = false;
  if (plain == Type{Base::decimal} && expression.type == Type{Base::integer}) return widened(std::move(expression));
  if (expression.type == plain) return expression;
  std::string help;
  if (type.shape == Shape::set && expression.type == Type{type.base, Shape::scalar, false, type.index}) {
    const std::string text = world_.findings.quote(expression.range);
    help = fmt::format("write the set `{{ {} }}`", text.substr(1, text.size() - 2));
  } else if (type.shape == Shape::scalar && type.base == Base::integer && expression.type == Type{Base::decimal}) {
    help = "a decimal does not turn into an int";
  }
  world_.findings.error("R220", expression.range,
                        fmt::format("expected {}, found {}", name_of(plain), name_of(expression.type)), help);
  return broken(expression.range);
}

Typing::Firmness Typing::firmest(const ast::Expressions& written) {
  Firmness most = Firmness::none;
  for (const ast::Expression& one : written) most = std::max(most, firmness(one));
  return most;
}

Typing::Firmness Typing::firmness(const ast::Expression& written) {
  using enum Firmness;
  if (const auto* name = std::get_if<ast::Variable>(&written.node)) {
    const std::string_view text = name->name.text;
    const bool is_bound = std::find(bound_.begin(), bound_.end(), text) != bound_.end();
    return !constants_only_ && (is_bound || is_variable(text)) ? firm : none;
  }
  if (std::holds_alternative<ast::String>(written.node) || std::holds_alternative<ast::Number>(written.node))
    return weak;
  if (const auto* set = std::get_if<ast::SetLiteral>(&written.node)) return firmest(set->items);
  if (const auto* interval = std::get_if<ast::Interval>(&written.node)) {
    return std::max({weak, firmest(interval->low), firmest(interval->high)});
  }
  if (const auto* unary = std::get_if<ast::Unary>(&written.node)) {
    return unary->op == ast::UnaryOperator::minus ? firmest(unary->operand) : firm;
  }
  if (const auto* binary = std::get_if<ast::Binary>(&written.node)) {
    using Kind = ast::BinaryOperator;
    const Kind op = binary->op;
    const bool passes_on = op == Kind::otherwise || op == Kind::add || op == Kind::subtract || op == Kind::unite ||
                           op == Kind::multiply || op == Kind::intersect;
    return passes_on ? firmest(binary->operands) : firm;
  }
  if (const auto* choice = std::get_if<ast::If>(&written.node)) {
    return std::max(firmness(choice->operands[1]), firmness(choice->operands[2]));
  }
  if (const auto* quantifier = std::get_if<ast::Quantifier>(&written.node)) {
    if (quantifier->body.empty() || quantifier->kind == ast::QuantifierKind::every) return firm;
    bound_.push_back(quantifier->variable.text);
    const Firmness body = firmest(quantifier->body);
    bound_.pop_back();
    return body;
  }
  return firm;
}

Typing::Operands Typing::alike(const ast::Expression& left, const ast::Expression& right, const Type* expected) {
  const Firmness left_is = firmness(left);
  const Firmness right_is = firmness(right);
  const auto type_of = [&](const Expression& first) { return is_broken(first) ? expected : &first.type; };
  // Where the first has no type and the second none of its own either, the first has said what there is to say.
  const auto second = [&](const Expression& first, const ast::Expression& other, Firmness other_is) {
    const bool nothing_to_add = is_broken(first) && other_is == Firmness::none;
    return nothing_to_add ? broken(other.range) : value(other, type_of(first));
  };
  Operands result;
  if (left_is >= right_is) {
    result.first = value(left, expected);
    result.second = second(result.first, right, right_is);
  } else {
    result.second = value(right, expected);
    result.first = second(result.second, left, left_is);
  }
  mix_numbers(result.first, result.second);
  return result;
}

std::uint32_t Typing::bind(const ast::Name& name, const Type& type) {
  const auto taken = [&](const std::string& by, Range range) {
    std::vector<Note> notes;
    if (range.end > range.begin) notes.push_back({range, "declared here"});
    world_.findings.error("R103", name.range, fmt::format("variable `{}` has the name of {}", name.text, by),
                          "nothing hides anything: choose another name", std::move(notes));
  };
  const auto same = std::find_if(locals_.begin(), locals_.end(),
                                 [&](std::uint32_t local) { return world_.variables[local].name == name.text; });
  if (const NamedType* type_of_that_name = world_.names.qualifier(name.text)) {
    taken(type_of_that_name->type.base == Base::entry ? "a catalog" : "an enum", type_of_that_name->range);
  } else if (same != locals_.end()) {
    taken("a variable around it", world_.variables[*same].range);
  } else if (name.text == world_.names.subject) {
    taken("the subject", world_.names.subject_range);
  } else if (const auto field = world_.names.field_of_record(world_.schema.snapshot, name.text)) {
    taken("a field of the snapshot", world_.schema.records[world_.schema.snapshot].fields[*field].range);
  } else if (const NamedDefine* define = world_.names.define(name.text)) {
    taken("a define", define->range);
  } else if (name.text == "request") {
    taken("the request", {});
  }
  world_.variables.push_back({name.text, type, name.range});
  locals_.push_back(static_cast<std::uint32_t>(world_.variables.size() - 1));
  return locals_.back();
}

void Typing::bind_again(std::uint32_t variable) { locals_.push_back(variable); }

void Typing::learn(std::vector<DottedPath> paths) {
  for (DottedPath& path : paths) known_.push_back(std::move(path));
}

}  // namespace rung
