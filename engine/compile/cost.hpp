// SPDX-License-Identifier: Apache-2.0
// How much work deciding is at most, known before it begins: tapes skip nothing and branch on no value, so that it follows from
// how long the snapshot's lists are. A step is one instruction on one lane; describing decisions in words is not counted.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/compile/compile.hpp"
#include "engine/facts/facts.hpp"

namespace rung {

class Cost {
 public:
  explicit Cost(const Program& program);

  /// Of all decisions of a snapshot; infinite where it is more than numbers hold.
  double of_snapshot(const Facts& facts) const;
  /// Whether that is more. Of small snapshots this is seen without looking closely.
  bool exceeds(const Facts& facts, double steps) const;
  /// Of one decision, in the snapshot's lists: `61 + 14 × subscriptions`.
  std::string of_decision() const;

 private:
  /// As many as a table has rows, or the longest set members; within one row of `owner` only those of that row.
  struct Factor {
    std::uint32_t table = 0, owner = 0;
    auto operator<=>(const Factor&) const = default;
  };
  /// By the factors of a product, in order: how often it is to be added.
  using Sum = std::map<std::vector<Factor>, double>;
  struct Tapes;

  double members(const Facts& facts) const;
  static void add(Sum& sum, const Sum& other);
  static Sum repeated(const Sum& once, Factor times, std::uint32_t domain);
  static void raise(Sum& sum, const Sum& to);

  const Program* program_;
  Sum decision_, snapshot_;
  std::vector<double> by_degree_;  ///< of the snapshot's, by how many factors there are
};

}  // namespace rung
