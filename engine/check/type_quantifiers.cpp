// SPDX-License-Identifier: Apache-2.0
// Typing what looks at the elements of a list or a set: `some`, `no`, `every`, `count`, `sum`, `union`, `min`, `max`.
#include <fmt/format.h>

#include "engine/check/typing.hpp"

namespace rung {

namespace {

using Kind = ast::QuantifierKind;

Op op_of(Kind kind) {
  switch (kind) {
    case Kind::some: return Op::some;
    case Kind::no: return Op::no;
    case Kind::every: return Op::every;
    case Kind::count: return Op::count;
    case Kind::sum: return Op::sum;
    case Kind::unite: return Op::union_of;
    case Kind::min: return Op::min;
    case Kind::max: return Op::max;
  }
  return Op::some;
}

std::string_view word_of(Kind kind) {
  switch (kind) {
    case Kind::sum: return "sum";
    case Kind::unite: return "union";
    case Kind::min: return "min";
    case Kind::max: return "max";
    case Kind::some:
    case Kind::no:
    case Kind::every:
    case Kind::count: return "";
  }
  return "";
}

/// What the body of an aggregate may be, as the language spells it; empty where `type` is fine.
std::string_view wanted_instead(Kind kind, const Type& type) {
  const bool scalar = type.shape == Shape::scalar;
  const bool number = scalar && (type.base == Base::integer || type.base == Base::decimal);
  const bool ordered = number || (scalar && (type.base == Base::date || type.base == Base::version));
  switch (kind) {
    case Kind::sum: return number ? "" : "int or decimal";
    case Kind::unite: return type.shape == Shape::set ? "" : "a set";
    case Kind::min:
    case Kind::max: return ordered ? "" : "int, decimal, date or version";
    case Kind::some:
    case Kind::no:
    case Kind::every:
    case Kind::count: return "";
  }
  return "";
}

}  // namespace

std::optional<Type> Typing::element_type(const Expression& list, Range range) {
  if (is_broken(list)) return std::nullopt;
  if (list.type.shape == Shape::list || list.type.shape == Shape::set) {
    return Type{list.type.base, Shape::scalar, false, list.type.index};
  }
  world_.findings.error("R228", range,
                        fmt::format("expected a list or a set to look through, found {}", name_of(list.type)));
  return std::nullopt;
}

Expression Typing::aggregate_body(const ast::Quantifier& written, const Type* expected, bool& fits) {
  fits = true;
  if (written.kind == Kind::every) return condition(written.body[0]);
  const bool numeric = written.kind == Kind::sum;
  Expression body = value(written.body[0], expected);
  if (numeric && expected && *expected == Type{Base::decimal} && body.type == Type{Base::integer}) {
    body = widened(std::move(body));
  }
  if (is_broken(body)) {
    fits = false;
    return body;
  }
  const std::string_view wanted = wanted_instead(written.kind, body.type);
  if (!wanted.empty()) {
    fits = false;
    const bool text = body.type == Type{Base::text} && written.kind != Kind::sum && written.kind != Kind::unite;
    const bool single = written.kind == Kind::unite && body.type.shape == Shape::scalar;
    world_.findings.error("R229", body.range,
                          fmt::format("`{}` needs {}, found {}", word_of(written.kind), wanted, name_of(body.type)),
                          single ? "write a set with one member: `{ … }`"
                          : text ? "text has no order"
                                 : "");
  }
  return body;
}

Type Typing::quantified_type(const ast::Quantifier& written, const Expression& body, bool body_fits) const {
  switch (written.kind) {
    case Kind::some:
    case Kind::no:
    case Kind::every: return {Base::boolean};
    case Kind::count: return {Base::integer};
    case Kind::sum:
    case Kind::unite: return body_fits ? body.type : Type{};
    case Kind::min:
    case Kind::max: {
      Type type = body_fits ? body.type : Type{};
      type.optional = body_fits;  // of none there is no least and no greatest
      return type;
    }
  }
  return {};
}

Expression Typing::typed(const ast::Expression& at, const ast::Quantifier& written, const Type* expected) {
  Expression made = node(op_of(written.kind), {}, at.range);
  made.operands.push_back(value(written.list[0], nullptr));
  const Type element = element_type(made.operands[0], written.list[0].range).value_or(Type{});
  made.index = bind(written.variable, element);
  const std::size_t before = known();
  if (!written.condition.empty()) {
    made.has_condition = true;
    made.operands.push_back(condition(written.condition[0]));
    learn(made.operands.back(), true);
  }
  bool body_fits = true;
  if (!written.body.empty()) made.operands.push_back(aggregate_body(written, expected, body_fits));
  forget(before);
  unbind();
  made.type = quantified_type(written, written.body.empty() ? made : made.operands.back(), body_fits);
  return made;
}

}  // namespace rung
