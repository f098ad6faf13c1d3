// SPDX-License-Identifier: Apache-2.0
#include "engine/coverage/condition_tree.hpp"

#include "engine/check/inline_calls.hpp"

namespace rung {

namespace {

bool is_truth(const Expression& expression) { return expression.type == Type{Base::boolean, Shape::scalar, false, 0}; }

Expression implication(Expression left, Expression right, Range range) {
  Expression result;
  result.op = Op::implies;
  result.type = {Base::boolean, Shape::scalar, false, 0};
  result.range = range;
  result.operands.push_back(std::move(left));
  result.operands.push_back(std::move(right));
  return result;
}

/// `every v in L where P : Q` as `every v in L : P implies Q`, everywhere.
Expression one_condition_each(Expression expression) {
  for (Expression& operand : expression.operands) operand = one_condition_each(std::move(operand));
  if (expression.op != Op::every || !expression.has_condition) return expression;
  Expression claim = implication(std::move(expression.operands[1]), std::move(expression.operands[2]), expression.range);
  expression.has_condition = false;
  expression.operands.pop_back();
  expression.operands[1] = std::move(claim);
  return expression;
}

bool same_range(Range left, Range right) {
  return left.source == right.source && left.begin == right.begin && left.end == right.end;
}

Joint joint_of(const Expression& expression);

bool is_compound(const Expression& expression) { return is_truth(expression) && joint_of(expression) != Joint::condition; }

Joint joint_of(const Expression& expression) {
  switch (expression.op) {
    // `x not in s`, `x is absent`: one condition, as it is written.
    case Op::logical_not:
      return same_range(expression.range, expression.operands[0].range) && !is_compound(expression.operands[0])
                 ? Joint::condition
                 : Joint::logical_not;
    case Op::conjunction: return Joint::conjunction;
    case Op::disjunction: return Joint::disjunction;
    case Op::implies: return Joint::implies;
    case Op::conditional: return is_truth(expression) ? Joint::conditional : Joint::condition;
    case Op::some: return Joint::some;
    case Op::no: return Joint::no;
    case Op::every: return Joint::every;
    default: break;
  }
  const bool compares = expression.op == Op::equal || expression.op == Op::not_equal;
  return compares && (is_compound(expression.operands[0]) || is_compound(expression.operands[1])) ? Joint::same
                                                                                                   : Joint::condition;
}

class TakingApart {
 public:
  explicit TakingApart(std::vector<ConditionNode>& nodes) : nodes_(nodes) {}

  std::uint32_t truth(const Expression& expression, bool whole) {
    const std::uint32_t at = add(joint_of(expression), expression, whole);
    switch (nodes_[at].joint) {
      case Joint::condition: inner(expression, at); break;
      case Joint::some:
      case Joint::no:
      case Joint::every:
        adopt(at, truth(expression.operands[1], false));
        value(quantified_list(expression), at);
        break;
      default:
        for (const Expression& operand : expression.operands) adopt(at, truth(operand, false));
    }
    return at;
  }

 private:
  std::uint32_t add(Joint joint, const Expression& expression, bool whole) {
    nodes_.push_back({joint, &expression, {}, whole});
    return static_cast<std::uint32_t>(nodes_.size() - 1);
  }

  /// `child` was added after `parent`, which may have moved by then.
  void adopt(std::uint32_t parent, std::uint32_t child) { nodes_[parent].children.push_back(child); }

  /// Decisions inside what an expression is made of, as children of `parent`.
  void inner(const Expression& expression, std::uint32_t parent) {
    for (const Expression& operand : expression.operands) value(operand, parent);
  }

  void value(const Expression& expression, std::uint32_t parent) {
    if (is_compound(expression)) {
      adopt(parent, truth(expression, true));
    } else if (expression.op == Op::conditional) {
      adopt(parent, truth(expression.operands[0], true));
      value(expression.operands[1], parent);
      value(expression.operands[2], parent);
    } else if (expression.op >= Op::count && expression.op <= Op::max) {
      aggregate(expression, parent);
    } else {
      inner(expression, parent);
    }
  }

  void aggregate(const Expression& expression, std::uint32_t parent) {
    value(quantified_list(expression), parent);
    const std::uint32_t at = add(Joint::aggregate, expression, false);
    adopt(parent, at);
    if (const Expression* condition = quantified_condition(expression)) adopt(at, truth(*condition, true));
    if (const Expression* body = quantified_body(expression)) value(*body, at);
  }

  std::vector<ConditionNode>& nodes_;
};

}  // namespace

ConditionTree take_apart(const Expression* when, const Expression& check, const std::vector<Define>& defines) {
  Expression root = one_condition_each(inline_calls(check, defines));
  if (when != nullptr) root = implication(one_condition_each(inline_calls(*when, defines)), std::move(root), check.range);
  ConditionTree tree;
  tree.root = std::make_unique<const Expression>(std::move(root));
  TakingApart(tree.nodes).truth(*tree.root, true);
  return tree;
}

}  // namespace rung
