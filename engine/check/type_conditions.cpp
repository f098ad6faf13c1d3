// SPDX-License-Identifier: Apache-2.0
// Typing `and`, `or`, `is` and `if`: the places where what is known to be present grows.
#include <fmt/format.h>

#include "engine/check/typing.hpp"

namespace rung {

Expression Typing::typed(const ast::Expression& at, const ast::Logic& written, const Type*) {
  const bool conjunction = written.op == ast::LogicOperator::conjunction;
  const std::size_t before = known();
  std::vector<Expression> operands;
  operands.reserve(written.operands.size());
  for (const ast::Expression& one : written.operands) {
    operands.push_back(condition(one));
    learn(operands.back(), conjunction);
  }
  forget(before);
  return node(conjunction ? Op::conjunction : Op::disjunction, {Base::boolean}, at.range, std::move(operands));
}

Expression Typing::typed(const ast::Expression& at, const ast::Is& written, const Type*) {
  const bool emptiness = written.state == ast::State::empty;
  Expression operand = emptiness ? value(written.operand[0], nullptr) : any(written.operand[0], nullptr);
  if (!is_broken(operand) && emptiness) {
    const Type& type = operand.type;
    if (type.shape != Shape::set && type.shape != Shape::list && type != Type{Base::text}) {
      world_.findings.error("R227", at.range,
                            fmt::format("`is empty` needs a set, a list or text, found {}", name_of(type)));
    }
  }
  if (!is_broken(operand) && !emptiness) {
    if (!declared_optional(operand)) {
      world_.findings.error(
          "R261", at.range, fmt::format("{} is never absent", world_.findings.quote(operand.range)),
          fmt::format("only what is declared optional (`{}?`) may be absent", spell(world_.schema, operand.type)));
    }
    operand.type.optional = true;
  }
  std::vector<Expression> operands;
  operands.push_back(std::move(operand));
  Expression asked = node(emptiness ? Op::empty : Op::present, {Base::boolean}, at.range, std::move(operands));
  const bool reversed = (written.state == ast::State::absent) != written.negated;
  if (!reversed) return asked;
  std::vector<Expression> negated;
  negated.push_back(std::move(asked));
  return node(Op::logical_not, {Base::boolean}, at.range, std::move(negated));
}

Expression Typing::typed(const ast::Expression& at, const ast::If& written, const Type* expected) {
  Expression when = condition(written.operands[0]);
  const std::size_t before = known();
  const auto branch = [&](bool truth, const Type* type) {
    learn(when, truth);
    Expression result = value(written.operands[truth ? 1 : 2], type);
    forget(before);
    return result;
  };
  // The branch that is surer of its type types the other.
  const Firmness then_is = firmness(written.operands[1]);
  const Firmness else_is = firmness(written.operands[2]);
  const bool then_first = then_is >= else_is;
  Expression first = branch(then_first, expected);
  Expression second;
  if (is_broken(first) && (then_first ? else_is : then_is) == Firmness::none && !expected) {
    second = broken(written.operands[then_first ? 2 : 1].range);
  } else {
    second = branch(!then_first, is_broken(first) ? expected : &first.type);
  }
  mix_numbers(first, second);
  if (is_broken(first) || is_broken(second)) return broken(at.range);
  if (!same_type(first, second)) {
    const Expression& then_branch = then_first ? first : second;
    const Expression& else_branch = then_first ? second : first;
    world_.findings.error(
        "R235", at.range,
        fmt::format("the branches of `if` differ: {} and {}", name_of(then_branch.type), name_of(else_branch.type)), "",
        {{then_branch.range, name_of(then_branch.type)}, {else_branch.range, name_of(else_branch.type)}});
    return broken(at.range);
  }
  const Type type = first.type;
  std::vector<Expression> operands;
  operands.push_back(std::move(when));
  operands.push_back(then_first ? std::move(first) : std::move(second));
  operands.push_back(then_first ? std::move(second) : std::move(first));
  return node(Op::conditional, type, at.range, std::move(operands));
}

}  // namespace rung
