// SPDX-License-Identifier: Apache-2.0
// Manual pages in the man(7) language, made from the help.
#pragma once

#include <string>

#include "cli/usage/command_tree.hpp"

namespace rung::cli {

/// rung(1).
std::string program_page(const CommandTree& tree);

/// rung-COMMAND(1).
std::string command_page(const CommandTree& tree, const CommandEntry& command);

}  // namespace rung::cli
