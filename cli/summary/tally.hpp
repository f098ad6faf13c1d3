// SPDX-License-Identifier: Apache-2.0
// Counts decisions as they are made; no text is made of any.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "cli/summary/summary.hpp"
#include "engine/describe/deciding.hpp"

namespace rung::cli {

/// What is counted, by the program's indexes. Sums, so that parts of a fleet can be counted apart.
struct Tally {
  explicit Tally(const Program& program) : paths(program.paths.size()), remedies(program.preconditions.size()) {}
  void add(const Tally& other);

  struct Waiting { std::uint64_t decisions = 0, settles = 0; };
  struct Remedies { std::uint64_t decisions = 0, unblocks = 0; };
  std::uint64_t snapshots = 0, bad = 0, subjects = 0, decisions = 0;
  OutcomeCounts outcomes{};
  std::vector<OutcomeCounts> paths;                                  ///< by path of the program
  std::map<std::vector<std::uint32_t>, std::uint64_t> failures;      ///< by the preconditions that failed, ascending
  std::vector<std::vector<Remedies>> remedies;                       ///< by precondition and remedy, as far as there are any
  std::map<std::pair<std::string, std::string>, Waiting> missing;    ///< by path and overflow
  std::map<std::string, std::uint64_t> errors;                       ///< snapshots, by code
};

/// Decisions that somebody still wants to see, by what they show.
struct Wanted {
  std::vector<std::uint32_t> failing;  ///< by precondition: how many that it blocks
  std::uint32_t eligible = 0, undetermined = 0;
};

/// What a tally says, in words.
Summary summarise(const Tally& tally, const Program& program, const Sources& sources, std::size_t language, Heading heading);

/// Decides snapshots for a tally.
class Tallying {
 public:
  /// `wanted` may be null.
  Tallying(const Program& program, const Sources& sources, const Query& query, Tally& tally, const Wanted* wanted = nullptr);

  /// Adds what it counts to `totals`. Whether the subject asked for is there.
  bool snapshot(const Facts& facts, Totals& totals);
  /// Whether the last snapshot has decisions that are wanted.
  bool has_wanted() const { return has_wanted_; }
  void bad_snapshot(const std::vector<SnapshotError>& errors);

  // As deciding.hpp says.
  static constexpr bool hears_advice = false;
  void undetermined(const std::string& path);
  void subject(std::uint32_t) {
    fresh_ = deciding_.selects();
    if (!fresh_) ++tally_.subjects;
  }
  void unknown_entry(const std::string& path);
  void no_path(std::int64_t) { count(OutcomeKind::no_path); }
  void begin(const Path& path, std::uint32_t index, OutcomeKind outcome);
  void failed(std::uint32_t precondition);
  void missing(const std::vector<Missing>& items);
  void end(const Path& path, OutcomeKind outcome);

 private:
  struct Followed { std::uint32_t precondition, remedy; };

  void count(OutcomeKind outcome);
  void waits_for(const std::vector<Missing>& items);
  void follow(std::uint32_t precondition, std::uint32_t remedy);

  Deciding deciding_;
  const Query& query_;
  Tally& tally_;
  std::vector<std::uint32_t> failed_;   ///< of the decision
  std::vector<Followed> followed_;      ///< remedies of its reasons, each once
  bool all_have_remedies_ = true, waits_ = false;
  const Wanted* wanted_;
  bool has_wanted_ = false;
  bool fresh_ = false;  ///< the subject counts with its first decision that is wanted
};

}  // namespace rung::cli
