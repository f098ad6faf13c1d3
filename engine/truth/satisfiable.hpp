// SPDX-License-Identifier: Apache-2.0
// Whether conditions can be true together, in any snapshot: by what they say, not by trying snapshots.
#pragma once

#include <map>
#include <vector>

#include "engine/truth/formula.hpp"

namespace rung::truth {

/// What is known of values beside their types.
struct Assumptions {
  std::optional<Possible> sources, targets;  ///< entries; none: every one that is listed
  std::optional<Possible> today;
  /// Fields of entries have the values that some entry gives them. Without it, only their type counts: what holds then
  /// goes on holding when entries are added or changed.
  bool entries_as_listed = true;
};

class Satisfiability {
 public:
  /// `terms` outlives it.
  explicit Satisfiability(Terms& terms, Assumptions assumptions = {})
      : terms_(terms), reading_(terms), assumptions_(std::move(assumptions)) {}

  void assume(Assumptions assumptions) {
    assumptions_ = std::move(assumptions);
    initial_.clear();
  }

  /// False only where no snapshot makes all of `wanted` true and all of `unwanted` false. Where finding that out takes too
  /// long, the answer is that one does.
  bool can_be(const std::vector<TermId>& wanted, const std::vector<TermId>& unwanted = {});
  bool implies(TermId premise, TermId conclusion) { return !can_be({premise}, {conclusion}); }

 private:
  struct Every { TermId set; Formula::Body body; };
  struct Branch {
    std::map<TermId, Possible> values;
    std::vector<std::pair<TermId, TermId>> elements;  ///< set, element
    std::vector<Every> every;
    std::vector<Formula> choices;
  };
  enum class Glance : std::uint8_t { impossible, open, holds };

  bool search(Branch branch, std::vector<Formula> claims);
  bool absorb(Branch& branch, std::vector<Formula> claims);
  bool reduce(Branch& branch);
  bool split(Branch branch);
  Glance glance(const Branch& branch, Formula& formula);
  bool meet(Branch& branch, TermId term, const Possible& possible);
  Possible values_of(const Branch& branch, TermId term);

  // known_values.cpp
  Possible initial(TermId term);
  Possible initial_of(TermId term);
  Possible initial_of_field(const Term& field, std::optional<TermId> element_of);
  Possible entries_of(TermId entry);

  // propagate.cpp
  bool propagate(Branch& branch);
  bool relate(Branch& branch, TermId pair, const Relation& relation);
  bool bound_by(Branch& branch, TermId lower, TermId upper, bool strictly);
  bool settle_fields(Branch& branch, TermId term);
  bool settle_text(Branch& branch, TermId term);

  Terms& terms_;
  Reading reading_;
  Assumptions assumptions_;
  std::map<TermId, TermId> set_of_element_;
  std::map<std::pair<TermId, bool>, Possible> initial_;  ///< of fields of entries, and of their elements
  std::size_t steps_ = 0;
  bool changed_ = false;
};

}  // namespace rung::truth
