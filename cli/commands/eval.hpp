// SPDX-License-Identifier: Apache-2.0
// What rung eval is asked for, and a run of it: for its own command line, and for receipts, which hold both.
#pragma once

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

#include "cli/commands/options.hpp"
#include "cli/commands/session.hpp"

namespace rung::cli {

class RunRecord;

/// What changes results stands in cli/receipt/recorded_options.cpp too; a test wants every option to be there or known not to.
struct EvalOptions : SnapshotOptions {
  std::string format = "table", output, report, files_from, receipt;
  std::optional<std::string> detail, select;
  bool effects = false, progress = false, summary = false;
  std::optional<unsigned> jobs;
};

void add_eval_options(CLI::App* command, EvalOptions* options);
/// With a record, results are the same in every run, wherever they go, and it knows afterwards what there was.
ExitCode run_eval(EvalOptions options, Session& session, RunRecord* record = nullptr);

}  // namespace rung::cli
