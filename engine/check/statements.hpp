// SPDX-License-Identifier: Apache-2.0
// The statements of all files by kind, in output order, so that no step has to look for its own.
#pragma once

#include <vector>

#include "grammar/ast.hpp"

namespace rung {

template <class Node>
struct Stated {
  const Node& node;
  const ast::Statement& statement;
  bool included = false;
  const Node* operator->() const { return &node; }
};

struct Statements {
  std::vector<Stated<ast::Package>> packages;
  std::vector<Stated<ast::Enum>> enums;
  std::vector<Stated<ast::Record>> records;
  std::vector<Stated<ast::Catalog>> catalogs;
  std::vector<Stated<ast::Entry>> entries;
  std::vector<Stated<ast::Snapshot>> snapshots;
  std::vector<Stated<ast::Request>> requests;
  std::vector<Stated<ast::Subject>> subjects;
  std::vector<Stated<ast::Define>> defines;
  std::vector<Stated<ast::Require>> preconditions;
  std::vector<Stated<ast::Advise>> advice;
  std::vector<Stated<ast::Effect>> effects;
  std::vector<const ast::Statement*> paths;  ///< upgrades and extends, as they stand
};

/// `rules` outlives what is made of it.
Statements by_kind(const ast::RuleSet& rules);

}  // namespace rung
