// SPDX-License-Identifier: Apache-2.0
// The engine as the measurements in memory drive it: rules loaded once, lines read to facts, verdicts taken from facts.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/compiled_in.hpp"
#include "engine/check/check.hpp"
#include "engine/compile/compile.hpp"
#include "engine/evaluate/evaluate.hpp"
#include "engine/facts/read.hpp"

namespace rung::bench {

/// A rule set, ready to decide.
struct Rules {
  Sources sources;
  std::optional<CheckedRules> checked;
  ProgramPointer program;
};
/// Null where it cannot be loaded or has errors.
std::unique_ptr<Rules> open_rules(const std::string& path);

/// Decides whole snapshots, and counts what a caller would want to know of each decision.
class Verdicts {
 public:
  explicit Verdicts(const Program& program) : program_(program), evaluator_(program, scratch_) {}
  /// Every upgrade of every subject: its outcome, and which preconditions failed or are unknown, bit by bit in their order.
  void decide(const Facts& facts, Tally& tally);

 private:
  void run(const Plan& plan, std::uint32_t row, std::int64_t entry, Tally& tally);

  const Program& program_;
  Pool scratch_;
  Evaluator evaluator_;
};

/// Snapshots that are kept read, refilled batch by batch from lines of JSON.
class ReadSnapshots {
 public:
  ReadSnapshots(const Program& program, std::size_t room);
  /// Reads the next lines of `text` from `from` on, as many as there is room for. Where the next one starts.
  std::size_t fill(std::string_view text, std::size_t from);
  std::size_t count() const { return count_; }
  const Facts& operator[](std::size_t index) const { return *facts_[index]; }

 private:
  SnapshotReader reader_;
  std::vector<std::unique_ptr<Facts>> facts_;
  std::size_t count_ = 0;
};

}  // namespace rung::bench
