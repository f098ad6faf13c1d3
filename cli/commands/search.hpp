// SPDX-License-Identifier: Apache-2.0
// Looks through the snapshots of one argument for the first that answers a question.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/commands/options.hpp"
#include "cli/commands/session.hpp"
#include "cli/input/snapshots.hpp"

namespace rung::cli {

struct SearchResult {
  bool found = false;
  std::size_t snapshots = 0, bad = 0;
  std::vector<std::string> failures;
};

/// Calls `is_answered` for each good snapshot until it says so; bad ones are told on standard error.
SearchResult search_snapshots(const SnapshotOptions& options, SnapshotReader& reader, Facts& facts, Session& session,
                              const std::function<bool(const Document&)>& is_answered);

/// Says what went wrong; the exit code of the run.
ExitCode report_search(const SearchResult& search, const SnapshotOptions& options, const CheckedRules& rules,
                       Session& session);

}  // namespace rung::cli
