// SPDX-License-Identifier: Apache-2.0
#include "tests/format/random_layout.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <variant>
#include <vector>

#include "engine/format/tokens.hpp"
#include "grammar/parse.hpp"

namespace rung::test {

namespace {

using conformance::Chance;
using canonical::Stretch;
using canonical::Token;

/// Puts parentheses around expressions, wherever the language lets them stand.
class Parentheses {
 public:
  Parentheses(Chance& chance, std::string& text) : chance_(chance), text_(text) {}

  void around(const std::optional<ast::Expression>& expression) { if (expression) around(*expression); }
  void around(const ast::Expression& expression) {
    inside(expression);
    if (!chance_.percent(25)) return;
    for (std::size_t times = 1 + chance_.below(2); times > 0; --times) {
      begins_[expression.range.begin] += "(";
      ends_[expression.range.end] = ")" + ends_[expression.range.end];
    }
  }
  void insert() {
    std::string made;
    for (std::uint32_t at = 0; at <= text_.size(); ++at) {
      if (ends_.count(at) != 0) made += ends_[at];
      if (begins_.count(at) != 0) made += begins_[at];
      if (at < text_.size()) made += text_[at];
    }
    text_ = made;
  }

 private:
  void all(const ast::Expressions& expressions) {
    for (const ast::Expression& expression : expressions) around(expression);
  }
  void inside(const ast::Expression& expression) {
    if (const auto* const field = std::get_if<ast::Field>(&expression.node)) all(field->base);
    if (const auto* const call = std::get_if<ast::Call>(&expression.node)) all(call->arguments);
    if (const auto* const set = std::get_if<ast::SetLiteral>(&expression.node)) all(set->items);
    if (const auto* const unary = std::get_if<ast::Unary>(&expression.node)) all(unary->operand);
    if (const auto* const logic = std::get_if<ast::Logic>(&expression.node)) all(logic->operands);
    if (const auto* const test = std::get_if<ast::Is>(&expression.node)) all(test->operand);
    if (const auto* const conditional = std::get_if<ast::If>(&expression.node)) all(conditional->operands);
    if (const auto* const binary = std::get_if<ast::Binary>(&expression.node)) {
      around(binary->operands[0]);
      if (binary->op != ast::BinaryOperator::matches) around(binary->operands[1]);
    }
    if (const auto* const quantifier = std::get_if<ast::Quantifier>(&expression.node)) {
      all(quantifier->list);
      all(quantifier->condition);
      all(quantifier->body);
    }
  }

  Chance& chance_;
  std::string& text_;
  std::map<std::uint32_t, std::string> begins_, ends_;
};

void around(Parentheses& parentheses, const ast::Texts& texts) {
  for (const ast::Text& text : texts)
    for (const ast::TextPiece& piece : text.pieces)
      if (const auto* const expression = std::get_if<ast::Expression>(&piece)) parentheses.around(*expression);
}

void around(Parentheses& parentheses, const ast::Statement& statement) {
  if (const auto* const define = std::get_if<ast::Define>(&statement.node)) parentheses.around(define->body);
  if (const auto* const extend = std::get_if<ast::Extend>(&statement.node)) parentheses.around(extend->when);
  if (const auto* const upgrade = std::get_if<ast::Upgrade>(&statement.node)) {
    parentheses.around(upgrade->where);
    parentheses.around(upgrade->when);
  }
  if (const auto* const effect = std::get_if<ast::Effect>(&statement.node))
    for (const ast::Assignment& assignment : effect->assignments) parentheses.around(assignment.value);
  if (const auto* const advise = std::get_if<ast::Advise>(&statement.node)) {
    parentheses.around(advise->when);
    around(parentheses, advise->message);
  }
  if (const auto* const require = std::get_if<ast::Require>(&statement.node)) {
    for (const ast::On& on : require->on) parentheses.around(on.where);
    parentheses.around(require->when);
    parentheses.around(require->check);
    around(parentheses, require->message);
    for (const ast::Remedy& remedy : require->remedies) {
      parentheses.around(remedy.when);
      around(parentheses, remedy.texts);
    }
  }
}

ast::File parsed(const std::string& text) {
  Sources sources;
  Outcome<ast::File> file = parse(sources, sources.add("typed.rung", text));
  if (!file.diagnostics.empty()) throw std::runtime_error(file.diagnostics[0].message + "\n" + text);
  return std::move(*file.value);
}

bool is_word(const Token& token) {
  const char c = token.text.empty() ? ' ' : token.text.back();
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

class Retyping {
 public:
  Retyping(Chance& chance, const std::string& text, std::size_t comments) : chance_(chance), comments_(comments) {
    file_ = parsed(text);
    tokens_ = canonical::tokens_of(text, {0, static_cast<std::uint32_t>(text.size())}, canonical::messages_of(file_)).tokens;
    for (const ast::Statement& statement : file_.statements) statement_begins_.push_back(statement.range.begin);
  }

  std::string all() {
    if (chance_.percent(5)) made_ = "\xEF\xBB\xBF";
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (at > 0) between(tokens_[at - 1], tokens_[at]);
      else if (chance_.percent(50)) comment();
      made_ += tokens_[at].text;
    }
    if (chance_.percent(30)) made_ += line_break();
    return made_;
  }

 private:
  void between(const Token& left, const Token& right) {
    const bool touch = left.begin + left.text.size() == right.begin;
    const bool begins = std::binary_search(statement_begins_.begin(), statement_begins_.end(), right.begin);
    // A range holds together, and so does the name of a language.
    const bool inseparable = touch && (left.text == ".." || right.text == ".." || left.text == "-" || right.text == "-");
    if (inseparable) return;
    if (begins) made_ += line_break();
    else if (!touch || chance_.percent(10)) made_ += chance_.percent(20) ? line_break() : std::string(1 + chance_.below(3), ' ');
    while (chance_.percent(comments_)) comment();
    if (is_word(left) && is_word(right) && made_.find_last_of(" \n\t") != made_.size() - 1) made_ += " ";
  }

  std::string line_break() {
    return (chance_.percent(90) ? "\n" : "\r\n") + std::string(chance_.below(4) == 0 ? chance_.below(4) : 0, '\n') +
           std::string(chance_.below(3), ' ');
  }
  void comment() {
    if (chance_.percent(50)) made_ += line_break();
    made_ += " # " + std::to_string(++number_) + " {\"" + std::string(chance_.below(3), '\t') + line_break();
  }

  Chance& chance_;
  std::size_t comments_;
  ast::File file_;
  std::vector<Token> tokens_;
  std::vector<std::uint32_t> statement_begins_;
  std::string made_;
  int number_ = 0;
};

}  // namespace

std::string typed_otherwise(Chance& chance, const std::string& text, std::size_t comments) {
  std::string made = text;
  if (chance.percent(70)) {
    const ast::File file = parsed(text);
    Parentheses parentheses(chance, made);
    for (const ast::Statement& statement : file.statements) around(parentheses, statement);
    parentheses.insert();
  }
  return Retyping(chance, made, comments).all();
}

}  // namespace rung::test
