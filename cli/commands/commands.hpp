// SPDX-License-Identifier: Apache-2.0
// The subcommands: each adds itself to the command line and says what it does once that is read.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands/session.hpp"

namespace rung::cli {

struct Command {
  CLI::App* arguments;
  std::function<ExitCode(Session&)> run;
  /// Whether its last positional may begin with `-`, as an expression does.
  bool takes_expression = false;
};

Command add_eval(CLI::App& program);
Command add_explain(CLI::App& program);
Command add_ask(CLI::App& program);
Command add_check(CLI::App& program);
Command add_fmt(CLI::App& program);
Command add_test(CLI::App& program);
Command add_diff(CLI::App& program);
Command add_graph(CLI::App& program);
Command add_verify(CLI::App& program);
Command add_init(CLI::App& program);
Command add_completions(CLI::App& program);
Command add_manual(CLI::App& program);

}  // namespace rung::cli
