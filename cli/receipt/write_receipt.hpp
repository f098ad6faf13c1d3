// SPDX-License-Identifier: Apache-2.0
// A run of eval with a receipt, which appears when the run is complete.
#pragma once

#include "cli/commands/eval.hpp"

namespace rung::cli {

ExitCode run_with_receipt(const EvalOptions& options, Session& session);

}  // namespace rung::cli
