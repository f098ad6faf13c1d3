// SPDX-License-Identifier: Apache-2.0
// Rule sets that decide one document after another, and what of their decisions is more than order and words.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/describe/decide.hpp"
#include "engine/facts/read.hpp"
#include "grammar/ast.hpp"
#include "tests/conformance/rule_set.hpp"

namespace rung::properties {

inline constexpr std::int32_t as_of = 19'783;  // 2024-03-01

class Rules {
 public:
  explicit Rules(std::unique_ptr<conformance::RuleSet> set);
  /// One file. Throws where it does not check.
  explicit Rules(const std::string& text) : Rules(conformance::check_rules({{"random.rung", text}})) {}

  /// Throws where the document has errors.
  std::vector<Decision> decide(const std::string& document, bool json, const Query& query);
  const CheckedRules& checked() const { return set_->rules; }

 private:
  std::unique_ptr<conformance::RuleSet> set_;
  ProgramPointer program_;
  Decider decider_;
  Facts facts_;
  SnapshotReader reader_;
};

/// The checked form of a tree, whose ranges count in these sources; none where it does not check.
std::unique_ptr<conformance::RuleSet> check_tree(const Sources& sources, const ast::RuleSet& tree);

/// Outcomes, preconditions that fail, culprits, what is missing and for whom, advice and effects, in an order of their own.
std::string essence(const std::vector<Decision>& decisions);
/// Without the places of facts, which say where a document says what.
std::vector<Decision> without_places(std::vector<Decision> decisions);

}  // namespace rung::properties
