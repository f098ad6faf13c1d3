// SPDX-License-Identifier: Apache-2.0
// Which decisions two rule sets take differently, gathered over many snapshots: memory grows with the kinds of change, not
// with the snapshots.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decision/decision.hpp"
#include "engine/diff/meaning.hpp"

namespace rung {

/// What is compared of a decision.
struct Ruling {
  std::optional<OutcomeKind> outcome;  ///< none: no decision
  std::vector<std::string> codes;      ///< sorted, each once
  std::vector<std::string> missing;    ///< paths with `[]` for every index, sorted, each once; `overflow` for an overflow
  auto operator<=>(const Ruling&) const = default;
};

/// One decision, without its texts.
struct DecisionBrief {
  std::string subject;
  Action action{};
  std::string from, to;
  Ruling ruling;
};
/// `renames`: what to call entries that had another name; null where names are the new ones.
std::vector<DecisionBrief> briefs_of(const std::vector<Decision>& decisions, const Renames* renames, const std::string& catalog);

/// What became of a decision, the first to be told first.
enum class Turn : std::uint8_t {
  allowed,       ///< eligible now
  refused,       ///< ineligible now, and was eligible or undetermined
  withdrawn,     ///< not decided any more
  undetermined,  ///< undetermined now, and was decided
  introduced,    ///< was not decided, and is not eligible now
  reasons,       ///< ineligible before and now, for other reasons
  missing        ///< only waits for other facts
};
constexpr std::size_t turns = 7;
std::string_view spell(Turn turn);

struct DecisionGroup {
  struct Example { std::string snapshot, subject; };
  Turn turn{};
  Action action{};
  std::string from, to;  ///< empty where the subject's entry is unknown
  Ruling before, after;
  std::size_t count = 0;
  std::vector<Example> examples;  ///< the first three
};

/// Snapshots that only one side can read, or neither.
struct UnreadGroup {
  struct Example { std::string snapshot, error; };
  std::size_t count = 0;
  std::vector<Example> examples;  ///< the first three, with the first error of each
};

class DecisionDiff {
 public:
  void add(const std::string& snapshot, const std::vector<DecisionBrief>& before, const std::vector<DecisionBrief>& after);
  /// A snapshot that a side cannot read; the other side's error is empty where it could.
  void add_unread(const std::string& snapshot, const std::string& error_before, const std::string& error_after);

  /// By turn, those that were eligible first, then the most frequent first.
  std::vector<DecisionGroup> groups() const;
  std::size_t count(Turn turn) const { return counts_[static_cast<std::size_t>(turn)]; }
  std::size_t snapshots() const { return snapshots_; }
  std::size_t snapshots_changed() const { return snapshots_changed_; }
  std::size_t decisions() const { return decisions_; }  ///< that either side takes
  std::size_t changed() const;
  const UnreadGroup& only_before() const { return only_before_; }  ///< the new rules cannot read them
  const UnreadGroup& only_after() const { return only_after_; }    ///< the old rules cannot read them
  const UnreadGroup& neither() const { return neither_; }

 private:
  struct Key {
    Turn turn{};
    Action action{};
    std::string from, to;
    Ruling before, after;
    auto operator<=>(const Key&) const = default;
  };
  struct Found { std::size_t count = 0, order = 0; std::vector<DecisionGroup::Example> examples; };
  bool compare(const std::string& snapshot, const DecisionBrief& any, const Ruling& before, const Ruling& after);

  std::map<Key, Found> found_;
  std::array<std::size_t, turns> counts_{};
  std::size_t snapshots_ = 0, snapshots_changed_ = 0, decisions_ = 0;
  UnreadGroup only_before_, only_after_, neither_;
};

}  // namespace rung
