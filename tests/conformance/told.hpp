// SPDX-License-Identifier: Apache-2.0
// Decisions told in several ways, held against each other: in words, as lines of JSON, as counts, and chosen by a condition.
#pragma once

#include <memory>
#include <string>

#include "engine/decision/decision.hpp"
#include "tests/conformance/chance.hpp"
#include "tests/conformance/rule_set.hpp"

namespace rung::conformance {

Query random_query(Chance& chance);

/// Everything that is said of some snapshots of one rule set. All of these throw where lines or counts do not say what decisions say.
class Told {
 public:
  Told(const RuleSet& set, const Query& query);
  ~Told();
  void snapshot(const std::string& document);
  void end();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Chooses among the snapshot's decisions by a condition, and throws where others are told of than it holds for.
void choose_among(RuleSet& set, const Query& query, const std::string& document, Chance& chance);

}  // namespace rung::conformance
