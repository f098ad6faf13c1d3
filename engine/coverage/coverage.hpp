// SPDX-License-Identifier: Apache-2.0
// What the tests of one rule set show of it, counted and put in words.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "engine/coverage/marks.hpp"
#include "engine/coverage/model.hpp"

namespace rung {

struct Coverage {
  std::string rules;                ///< the rule set as it was named
  Model model;
  Marks marks;
  std::vector<std::string> cases;   ///< names, by number
  std::vector<bool> counted;        ///< by slot; empty: all

  bool counts(const Obligation& obligation) const { return counts(obligation.slot); }
  bool counts(std::uint32_t slot) const { return slot != no_slot && (counted.empty() || counted[slot]); }
};

struct Share {
  std::uint64_t met = 0, all = 0;
  void add(bool is_met) { ++all; met += is_met ? 1 : 0; }
  /// Of 100; cut off behind `digits`, so that 100 means all. 100 where there is nothing to show.
  std::string percent(unsigned digits = 1) const;
  bool reaches(double wanted) const;
};

struct Tally {
  std::array<Share, obligation_kinds> kinds;
  Share total;
  void add(const Coverage& coverage);
};

/// `no case where only `a` decides the remedy of r`: of an obligation that is not met.
std::string missing_words(const Obligation& obligation, const Marks& marks);
/// Of one that is met or not: `only `a` decides r`.
std::string words(const Obligation& obligation);
/// The first cases that meet it, or what they do of it; by number.
std::vector<std::uint32_t> cases_of(const Obligation& obligation, const Marks& marks);

}  // namespace rung
