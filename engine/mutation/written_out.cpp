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

class Writing {
 public:
  explicit Writing(const std::vector<Define>& defines) : defines_(defines) {}

  void out(Expression& expression) {
    expression = inline_calls(expression, defines_);
    looks_at_ends_ = looks_at_ends_ || mentions_ends(expression);
  }
  void out(std::optional<Expression>& expression) {
    if (expression) out(*expression);
  }
  bool looks_at_ends() const { return looks_at_ends_; }

 private:
  const std::vector<Define>& defines_;
  bool looks_at_ends_ = false;
};

}  // namespace

WrittenOut<Precondition> written_out(const Precondition& precondition, const std::vector<Define>& defines) {
  WrittenOut<Precondition> made{precondition, false, std::nullopt};
  Writing write(defines);
  write.out(made.statement.check);
  write.out(made.statement.when);
  for (Remedy& remedy : made.statement.remedies) {
    write.out(remedy.when);
    // Tests expect remedies in the first language.
    for (Message::Piece& piece : *remedy.text.texts[0])
      if (auto* expression = std::get_if<Expression>(&piece)) write.out(*expression);
  }
  made.looks_at_ends = write.looks_at_ends();
  return made;
}

WrittenOut<Advice> written_out(const Advice& advice, const std::vector<Define>& defines) {
  WrittenOut<Advice> made{advice, false, std::nullopt};
  Writing write(defines);
  write.out(made.statement.when);
  made.looks_at_ends = write.looks_at_ends();
  return made;
}

}  // namespace rung::mutation
