// SPDX-License-Identifier: Apache-2.0
// From facts to decisions in words: runs the program on one snapshot and builds what was asked for.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/compile/compile.hpp"
#include "engine/decision/decision.hpp"
#include "engine/facts/facts.hpp"

namespace rung {

/// Decides snapshots of one program; keeps its registers from snapshot to snapshot. One for each thread.
class Decider {
 public:
  Decider(const Program& program, const Sources& sources);
  ~Decider();
  Decider(Decider&&) noexcept;

  /// The decisions asked for, in output order, replacing what is in `decisions`. Facts must have been read for
  /// layout_of(program). Returns whether the subject asked for is in the snapshot (true where none was asked for).
  bool decide(const Facts& facts, const Query& query, std::vector<Decision>& decisions);
  /// How many decisions were left out because it is unknown whether they are wanted, since this was asked last.
  std::uint64_t take_unknown_selections();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rung
