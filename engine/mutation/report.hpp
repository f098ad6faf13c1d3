// SPDX-License-Identifier: Apache-2.0
// What trying all mutants says about the tests, with those set apart that the rules' author has allowed.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "engine/mutation/change.hpp"
#include "engine/mutation/mutate.hpp"
#include "grammar/diagnostic.hpp"

namespace rung::mutation {

struct Survivor {
  Mutant mutant;
  Range place;         ///< where what changes begins
  Change change;
  std::string shows;   ///< where a case could notice: see Trial
  std::string reason;  ///< why it is allowed: `# allow M007: REASON`
};

struct Tally { std::size_t killed = 0, survived = 0, allowed = 0; };

struct Report {
  std::string rules;                     ///< the rule set as it was named
  std::vector<Survivor> survivors;
  std::vector<Survivor> allowed;         ///< survive too, and are not counted
  std::array<Tally, operators> by_operator;
  Tally total;
  std::size_t equal = 0, repeated = 0, impossible = 0;  ///< mutants that are none: see Fate
  std::vector<Diagnostic> diagnostics;   ///< comments that allow nothing or without a reason: T100, T101

  /// Of 100, cut off behind one digit, so that 100 means all. 100 where there is no mutant.
  std::string percent() const;
  bool reaches(double wanted) const;
};

Report report_on(const Sources& sources, const ast::RuleSet& rules, const std::vector<Trial>& trials);

}  // namespace rung::mutation
