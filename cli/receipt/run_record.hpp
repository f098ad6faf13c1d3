// SPDX-License-Identifier: Apache-2.0
// Taken along by a run of eval: notes what goes into it and what comes out, for a receipt or for holding it against one.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/commands/rules.hpp"
#include "cli/exit.hpp"
#include "cli/fleet/decide_fleet.hpp"
#include "cli/receipt/receipt.hpp"
#include "cli/write/output.hpp"
#include "engine/values/sha256.hpp"

namespace rung::cli {

class RunRecord {
 public:
  RunRecord() = default;
  /// A run again: rule files are called what they were called then, and `watcher` sees the results too.
  RunRecord(std::vector<std::string> rule_files, std::function<void(std::string_view)> watcher)
      : rule_files_(std::move(rule_files)), watcher_(std::move(watcher)) {}

  /// While it lives, a record sees the results. Both may be absent.
  class Watch {
   public:
    Watch(RunRecord* record, Output& results);
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;
    ~Watch();

   private:
    Output* results_ = nullptr;
  };

  // In the order in which a run calls them.
  void start(const OpenRules& open, Sources& sources, std::int32_t as_of);
  /// Throws CannotRun where a receipt would have no word for an input, or no room for all of them.
  void refuse_unspeakable(const Inputs& inputs) const;
  void end(const FleetResult& result, ExitCode code);

  /// What a receipt says of the run, but for the engine, the rules' path and root, and the options.
  const Receipt& receipt() const { return receipt_; }
  /// With those that failed.
  const std::vector<ReadInput>& inputs() const { return receipt_.inputs; }
  const std::vector<std::string>& failures() const { return failures_; }
  const std::string& interruption() const { return interruption_; }

 private:
  Receipt receipt_;
  Sha256 output_;
  std::vector<std::string> failures_;
  std::string interruption_;
  std::vector<std::string> rule_files_;
  std::function<void(std::string_view)> watcher_;
};

}  // namespace rung::cli
