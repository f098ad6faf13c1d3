// SPDX-License-Identifier: Apache-2.0
// Bad usage, said in the words of the help.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

#include "cli/commands/session.hpp"

namespace rung::cli {

/// Throws CannotRun where the first word is no command, or something unknown stands before it, whatever follows.
void refuse_unknown_command(const CLI::App& program, const std::vector<std::string>& arguments);

/// What the argument parser could not make sense of.
CannotRun bad_usage(const CLI::App& program, const CLI::ParseError& error);

}  // namespace rung::cli
