// SPDX-License-Identifier: Apache-2.0
// Which of the decisions that are made are wanted: what they have come to, put before the condition that chooses among them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/decision/decision.hpp"
#include "engine/describe/probe.hpp"

namespace rung {

class Selecting {
 public:
  explicit Selecting(const CompiledSelection& selection);

  /// A decision: what it has come to, and where it starts and ends, where that is known.
  void start(OutcomeKind outcome, std::optional<std::int64_t> source, std::optional<std::int64_t> target);
  void failed(std::uint32_t precondition);
  /// Whether the decision is wanted, of the subject at this moment.
  bool is_wanted(Probes& probes, const Moment& moment);

  /// How many were not wanted because nobody knows, since this was asked last.
  std::uint64_t take_unknown() { return std::exchange(unknown_, 0); }

 private:
  using Arguments = CompiledSelection::Arguments;

  const CompiledSelection& selection_;
  std::int64_t outcome_ = 0, source_ = 0, target_ = 0;
  std::vector<std::int64_t> codes_;
  std::array<Argument, Arguments::count> arguments_;
  std::uint64_t unknown_ = 0;
};

}  // namespace rung
