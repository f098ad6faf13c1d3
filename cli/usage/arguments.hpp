// SPDX-License-Identifier: Apache-2.0
// What a person wrote on the command line, put the way the argument parser understands it.
#pragma once

#include <string>
#include <vector>

#include "cli/commands/commands.hpp"

namespace rung::cli {

/// Reversed, as the parser wants it; an expression that begins with `-` stands behind a `--`.
std::vector<std::string> arguments_for_parser(std::vector<std::string> arguments, const std::vector<Command>& commands);

/// The first argument that is neither an option nor its value: the command's name, if it is one.
std::vector<std::string>::const_iterator find_command(const std::vector<std::string>& arguments,
                                                      const CLI::App& program);

}  // namespace rung::cli
