// SPDX-License-Identifier: Apache-2.0
// A decision's conditions as they came out in one moment, read from the evaluator's registers.
#pragma once

#include <functional>
#include <map>
#include <vector>

#include "engine/coverage/feasible.hpp"
#include "engine/describe/inspection.hpp"

namespace rung {

struct Observed {
  std::uint32_t node = 0;
  Truth truth = Truth::unknown;
  std::vector<Observed> children;               ///< of a quantifier: decisions of their own in its list
  std::vector<std::vector<Observed>> elements;  ///< of a quantifier or aggregate: its other children, for each element
  bool entered = false;                         ///< the list of a quantifier or aggregate is known
  /// Unknown because it reads an optional that is absent: it has no meaning there, and another condition is its guard.
  bool meaningless = false;

  bool can_stand_for(Truth wanted) const { return truth == wanted || meaningless; }
};

/// Observes decisions on one snapshot; keeps the terms it has found.
class Observer {
 public:
  explicit Observer(Inspection& inspection) : inspection_(inspection) {}

  Observed observe(const ConditionTree& tree, const Moment& moment, const Bindings& bindings);
  Inspection& inspection() { return inspection_; }

 private:
  /// What is evaluated at once: nodes that the same elements are bound for.
  struct Level {
    struct Optional { std::uint32_t node; TermId present; };
    std::vector<std::uint32_t> nodes;
    std::vector<TermId> terms;
    std::vector<Optional> optionals;  ///< what conditions read on the strength of a guard
  };
  using LevelKey = std::pair<const ConditionNode*, std::vector<std::uint32_t>>;

  const Level& level(const ConditionTree& tree, std::uint32_t root, const Bindings& bindings);
  void gather(const ConditionTree& tree, std::uint32_t at, const Bindings& bindings, Level& level);
  Observed at_level(const ConditionTree& tree, std::uint32_t root, const Moment& moment, const Bindings& bindings);
  Observed build(const ConditionTree& tree, std::uint32_t at, const std::map<std::uint32_t, Observed>& seen,
                 const Moment& moment, const Bindings& bindings);
  void gather_optionals(const Expression& expression, std::uint32_t node, const Bindings& bindings, Level& level);
  void elements(const ConditionTree& tree, const Moment& moment, const Bindings& bindings, Observed& observed);

  Inspection& inspection_;
  std::map<LevelKey, Level> levels_;
};

/// Calls `show(node, value, outcome)` for each condition that decided on its own: had its value alone been the other one, the
/// outcome of its decision would have been too (masking MC/DC). What it guards may have come out either way.
using Show = std::function<void(std::uint32_t node, bool value, bool outcome)>;
void show_deciding(const ConditionTree& tree, const Observed& root, const Show& show);

}  // namespace rung
