// SPDX-License-Identifier: Apache-2.0
// What a whole fleet came to: who is blocked by what, which facts are missing, which remedies would help.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/report/report.hpp"

namespace rung::cli {

using OutcomeCounts = std::array<std::uint64_t, 4>;  ///< by OutcomeKind

struct PathCounts {
  Action action{};
  std::string from, to;              ///< entries' names
  std::string from_title, to_title;  ///< empty where they have none
  OutcomeCounts outcomes{};
};

/// How many decisions a precondition blocks.
struct BlockedBy {
  std::string require, code;
  std::uint64_t decisions = 0;  ///< at all
  std::uint64_t alone = 0;      ///< nothing else fails
  struct Other { std::string require; std::uint64_t decisions = 0; };
  std::vector<Other> together = {};  ///< with which others, by how many
};

/// A fact that decisions wait for, or an arithmetic overflow.
struct MissingCount {
  std::string path;      ///< of the field, `[]` for any element: `subscriptions[].seats`; empty for an overflow
  std::string overflow;  ///< FILE:LINE:COLUMN of the expression
  std::uint64_t decisions = 0;  ///< undetermined ones that wait for it
  std::uint64_t settles = 0;    ///< those that wait for nothing else
};

struct RemedyCount {
  std::string require, code;
  std::string remedy;            ///< as the rules write it, expressions in braces
  std::uint64_t decisions = 0;   ///< ineligible ones that it is a remedy for
  std::uint64_t unblocks = 0;    ///< those that following it, and nothing else, would leave nothing in the way of
};

struct ErrorCount {
  std::string code;
  std::uint64_t snapshots = 0;
};

struct Throughput {
  std::optional<double> seconds;  ///< none where what is written shall be the same in every run
  std::uint64_t bytes = 0;  ///< of inputs, as they lie there
};

/// Lists are by count, greatest first, then by name; paths in output order.
struct Summary {
  Heading heading;
  std::uint64_t snapshots = 0, bad = 0;  ///< all, and those that could not be decided
  std::uint64_t subjects = 0;            ///< that snapshots have, decided on or not
  std::uint64_t decisions = 0;
  OutcomeCounts outcomes{};
  std::vector<PathCounts> paths;         ///< those that any decision is on
  std::vector<BlockedBy> blocked_by;
  std::vector<MissingCount> missing;
  std::vector<RemedyCount> remedies;
  std::vector<ErrorCount> errors;
  Throughput throughput;
};

/// Where a summary is written for a person, as JSON, YAML or CSV. Tables and NDJSON (then one line) alike.
void write_summary(Format format, const Summary& summary, const ReportStreams& streams);

std::string summary_as_csv(const Summary& summary);
std::string summary_as_text(const Summary& summary, const Terminal& terminal);

}  // namespace rung::cli
