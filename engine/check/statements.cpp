// SPDX-License-Identifier: Apache-2.0
// The statements of all files by kind, in output order, so that no step has to look for its own.
#include "engine/check/statements.hpp"

namespace rung {

namespace {

class Sorting {
 public:
  Sorting(Statements& into, const ast::Statement& statement, bool included)
      : into_(into), statement_(statement), included_(included) {}

  void operator()(const ast::Package& node) { add(into_.packages, node); }
  void operator()(const ast::Include&) {}  // load() has followed it
  void operator()(const ast::Enum& node) { add(into_.enums, node); }
  void operator()(const ast::Record& node) { add(into_.records, node); }
  void operator()(const ast::Catalog& node) { add(into_.catalogs, node); }
  void operator()(const ast::Entry& node) { add(into_.entries, node); }
  void operator()(const ast::Snapshot& node) { add(into_.snapshots, node); }
  void operator()(const ast::Request& node) { add(into_.requests, node); }
  void operator()(const ast::Subject& node) { add(into_.subjects, node); }
  void operator()(const ast::Define& node) { add(into_.defines, node); }
  void operator()(const ast::Upgrade&) { into_.paths.push_back(&statement_); }
  void operator()(const ast::Extend&) { into_.paths.push_back(&statement_); }
  void operator()(const ast::Require& node) { add(into_.preconditions, node); }
  void operator()(const ast::Advise& node) { add(into_.advice, node); }
  void operator()(const ast::Effect& node) { add(into_.effects, node); }

 private:
  template <class Node>
  void add(std::vector<Stated<Node>>& list, const Node& node) {
    list.push_back({node, statement_, included_});
  }

  Statements& into_;
  const ast::Statement& statement_;
  bool included_;
};

}  // namespace

Statements by_kind(const ast::RuleSet& rules) {
  Statements sorted;
  for (const ast::File& file : rules.files) {
    for (const ast::Statement& statement : file.statements) {
      std::visit(Sorting(sorted, statement, file.included), statement.node);
    }
  }
  return sorted;
}

}  // namespace rung
