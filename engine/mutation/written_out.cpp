// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/written_out.hpp"

#include <algorithm>

#include "engine/check/inline_calls.hpp"

namespace rung::mutation {

namespace {

bool mentions_ends(const Expression& expression) {
  return expression.op == Op::source || expression.op == Op::target ||
         std::any_of(expression.operands.begin(), expression.operands.end(), mentions_ends);
}

/// Whether constants, `source` and `target` settle it.
bool is_settled(const Expression& expression) {
  const Op op = expression.op;
  if (op == Op::snapshot || op == Op::request || op == Op::subject || op == Op::today || op == Op::variable) return false;
  return std::all_of(expression.operands.begin(), expression.operands.end(), is_settled);
}

class Writing {
 public:
  explicit Writing(const std::vector<Define>& defines) : defines_(defines) {}

  void out(Expression& expression) {
    expression = inline_calls(expression, defines_);
    collect(expression);
  }
  void out(std::optional<Expression>& expression) {
    if (expression) out(*expression);
  }
  std::vector<Expression> settled() { return std::move(settled_); }

 private:
  void collect(const Expression& expression) {
    if (!mentions_ends(expression)) return;
    if (is_settled(expression)) {
      settled_.push_back(expression);
      return;
    }
    for (const Expression& operand : expression.operands) collect(operand);
  }

  const std::vector<Define>& defines_;
  std::vector<Expression> settled_;
};

}  // namespace

WrittenOut<Precondition> written_out(const Precondition& precondition, const std::vector<Define>& defines) {
  WrittenOut<Precondition> made{precondition, {}, {}};
  Writing write(defines);
  write.out(made.statement.check);
  write.out(made.statement.when);
  for (Remedy& remedy : made.statement.remedies) {
    write.out(remedy.when);
    // Tests expect remedies in the first language.
    for (Message::Piece& piece : *remedy.text.texts[0])
      if (auto* expression = std::get_if<Expression>(&piece)) write.out(*expression);
  }
  made.settled = write.settled();
  return made;
}

WrittenOut<Advice> written_out(const Advice& advice, const std::vector<Define>& defines) {
  WrittenOut<Advice> made{advice, {}, {}};
  Writing write(defines);
  write.out(made.statement.when);
  made.settled = write.settled();
  return made;
}

}  // namespace rung::mutation
