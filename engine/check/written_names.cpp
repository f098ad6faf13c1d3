// SPDX-License-Identifier: Apache-2.0
// The bare names in a written expression: what it may depend on.
#include "engine/check/written_names.hpp"

namespace rung {

namespace {

class Walk {
 public:
  explicit Walk(const std::function<void(const std::string&)>& use) : use_(use) {}

  void operator()(const ast::Boolean&) {}
  void operator()(const ast::Number&) {}
  void operator()(const ast::String&) {}
  void operator()(const ast::Date&) {}
  void operator()(const ast::Duration&) {}
  void operator()(const ast::Variable& node) { use_(node.name.text); }
  void operator()(const ast::Field& node) { all(node.base); }
  void operator()(const ast::Call& node) {
    use_(node.callee.text);
    all(node.arguments);
  }
  void operator()(const ast::SetLiteral& node) { all(node.items); }
  void operator()(const ast::Interval&) {}
  void operator()(const ast::Unary& node) { all(node.operand); }
  void operator()(const ast::Binary& node) { all(node.operands); }
  void operator()(const ast::Logic& node) { all(node.operands); }
  void operator()(const ast::Is& node) { all(node.operand); }
  void operator()(const ast::If& node) { all(node.operands); }
  void operator()(const ast::Quantifier& node) {
    all(node.list);
    all(node.condition);
    all(node.body);
  }

 private:
  void all(const ast::Expressions& expressions) {
    for (const ast::Expression& expression : expressions) std::visit(*this, expression.node);
  }

  const std::function<void(const std::string&)>& use_;
};

}  // namespace

void for_each_name(const ast::Expression& expression, const std::function<void(const std::string&)>& use) {
  Walk walk(use);
  std::visit(walk, expression.node);
}

}  // namespace rung
