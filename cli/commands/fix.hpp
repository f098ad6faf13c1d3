// SPDX-License-Identifier: Apache-2.0
// rung check --fix: makes the changes that lints propose, or shows them.
#pragma once

#include <string>
#include <vector>

#include "cli/commands/session.hpp"

namespace rung::cli {

/// Writes the changed files; with `dry_run` the unified diff of them to the results instead.
ExitCode fix_rules(const std::vector<std::string>& rules, const std::string& root, std::int32_t as_of, bool dry_run,
                   Session& session);

}  // namespace rung::cli
