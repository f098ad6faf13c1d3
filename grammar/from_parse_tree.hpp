// SPDX-License-Identifier: Apache-2.0
// From what the grammar recognised to the AST, with the errors that the grammar cannot see: dates that do not exist,
// comparisons that chain, lines that stand twice.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/ast.hpp"
#include "grammar/diagnostic.hpp"
#include "grammar/parse_tree.hpp"

namespace rung::grammar {

/// The text that the nodes point into, and what is wrong with it.
class Translation {
 public:
  Translation(std::string_view text, std::uint32_t source) : text_(text), source_(source) {}

  std::string_view text(Branch branch) const {
    return text_.substr(branch.begin_byte(), branch.end_byte() - branch.begin_byte());
  }
  std::string_view text(std::uint32_t begin, std::uint32_t end) const { return text_.substr(begin, end - begin); }
  Range range(Branch branch) const { return branch.range(source_); }
  Range range(std::uint32_t begin, std::uint32_t end) const { return {source_, begin, end}; }

  /// An error that leaves nothing to go on with; only the first of a statement is told.
  void breaks(Diagnostic diagnostic) {
    if (!broken_) diagnostics_.push_back(std::move(diagnostic));
    broken_ = true;
  }
  /// An error beside which the statement still says what it declares.
  void objects(Diagnostic diagnostic) { diagnostics_.push_back(std::move(diagnostic)); }

  bool broken() const { return broken_; }
  std::vector<Diagnostic> take_diagnostics() { return std::move(diagnostics_); }

 private:
  std::string_view text_;
  std::uint32_t source_;
  std::vector<Diagnostic> diagnostics_;
  bool broken_ = false;
};

/// An expression that surrounding parentheses leave no node of, how deep it nests, and its range with them.
struct Built {
  ast::Expression expression;
  unsigned height = 1;
  Range written;
};

// Each takes a node of the kind that it is named after. Where they break the statement, the result is not to be used.
Built build(Translation& translation, Branch expression, unsigned depth = 0);
ast::Expression expression_in(Translation& translation, Branch parent);
ast::Name name(Translation& translation, Branch branch);
std::int32_t date(Translation& translation, Branch branch);
ast::String string(Translation& translation, Branch branch);
std::string number(Translation& translation, Branch branch);

ast::Texts texts(Translation& translation, Branch line);

ast::Type type(Translation& translation, Branch branch);
std::vector<ast::Name> path(Translation& translation, Branch branch);
ast::Effective effective(Translation& translation, Branch branch);
ast::Entries entries(Translation& translation, Branch branch);
ast::On on(Translation& translation, Branch branch);

/// The literal between its quotes with escapes resolved; for the parts of messages and of plain strings alike.
std::string unescape(Translation& translation, std::uint32_t begin, std::uint32_t end);

ast::Statement statement(Translation& translation, Branch branch);

}  // namespace rung::grammar
