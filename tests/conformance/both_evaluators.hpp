// SPDX-License-Identifier: Apache-2.0
// Rules on snapshots through both evaluators, for random tests and fuzzers: they agree down to every text, place and missing
// field, and knowing more never flips what was decided.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include "tests/conformance/chance.hpp"
#include "tests/conformance/random_snapshot.hpp"
#include "tests/conformance/rule_set.hpp"

namespace rung::conformance {

/// What the engine and the reference do not agree about, or what knowing more flipped.
struct Disagreement : std::runtime_error { using std::runtime_error::runtime_error; };

/// Rules made by random_rules(), on snapshots of their schema.
class DecidedRules {
 public:
  DecidedRules(Chance& chance, const std::string& rules);
  ~DecidedRules();
  /// Throws Disagreement.
  void compare_on(const RandomSnapshot& documents);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// A condition on both documents of a few snapshots, as `ask` answers it. Throws Disagreement.
void compare_condition(Chance& chance, const WrittenSchema& schema, RuleSet& set, const std::string& condition);

}  // namespace rung::conformance
