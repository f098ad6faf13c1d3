// SPDX-License-Identifier: Apache-2.0
// Tries one mutant after another: only the statement that changes is parsed again. One for each thread.
#pragma once

#include <optional>

#include "engine/check/checked_rules.hpp"
#include "engine/mutation/mutant.hpp"
#include "grammar/ast.hpp"

namespace rung::mutation {

class Workbench {
 public:
  /// `sources` outlives the workbench.
  Workbench(const Sources& sources, const ast::RuleSet& rules);

  /// What the rules mean without a mutant; none where they do not check.
  std::optional<CheckedRules> original() const;
  /// What they mean with it; none where that is no rule set.
  std::optional<CheckedRules> apply(const Mutant& mutant);
  /// All that was given, and the statement that changed last: what the rules' places refer to.
  const Sources& sources() const { return tried_; }

 private:
  std::optional<CheckedRules> apply_to(ast::File& file, const Mutant& mutant);

  const Sources& sources_;
  Sources tried_;
  std::size_t tries_ = 0;
  ast::RuleSet rules_;
};

}  // namespace rung::mutation
