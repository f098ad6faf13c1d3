// SPDX-License-Identifier: Apache-2.0
// Shell scripts that complete rung's command line, made from what it accepts.
#pragma once

#include <string>

#include "cli/usage/command_tree.hpp"

namespace rung::cli {

std::string bash_completions(const CommandTree& tree);
std::string zsh_completions(const CommandTree& tree);
std::string fish_completions(const CommandTree& tree);

/// The embedded script of that name, with `tables` in the place of its line `# TABLES`.
std::string with_tables(std::string_view script, std::string_view tables);

/// An option's text for a menu: its first clause, or all words that it accepts.
std::string menu_text(const OptionEntry& option);

}  // namespace rung::cli
