// SPDX-License-Identifier: Apache-2.0
// Breaks rules in every small way and sees whether their tests notice.
#pragma once

#include <functional>
#include <vector>

#include "engine/check/checked_rules.hpp"
#include "engine/mutation/mutant.hpp"
#include "engine/testing/run.hpp"
#include "grammar/ast.hpp"

namespace rung::mutation {

enum class Fate : std::uint8_t {
  killed,      ///< a case does not pass any more
  survived,    ///< no case notices
  equal,       ///< means what the rules mean: no case could notice
  repeated,    ///< means what an earlier mutant means
  impossible   ///< is no rule set: the mistake would be found by `rung check`
};

struct Trial {
  Mutant mutant;
  Fate fate{};
  std::string shows;  ///< of one that survived: where a case could notice, for instance; empty where that is not known
};

struct MutateOptions {
  unsigned jobs = 1;
  std::function<bool(const TestCase&)> chosen;  ///< empty: every case
  std::function<bool(const Mutant&)> wanted;    ///< empty: every mutant
};

/// In output order, the same for any number of jobs. All chosen cases pass with `rules`, which check() made `checked` of.
std::vector<Trial> mutate(const Sources& sources, const ast::RuleSet& rules, const CheckedRules& checked,
                          const Suite& suite, const MutateOptions& options);

}  // namespace rung::mutation
