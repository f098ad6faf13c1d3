// SPDX-License-Identifier: Apache-2.0
// rung verify: whether a receipt still holds, found out by running again what it tells of.
#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/receipt/verification.hpp"

namespace rung::cli {
namespace {

ExitCode run_verify(const VerifyOptions& options, Session& session) {
  const StoredReceipt stored = read_receipt(options.receipt);
  const Verification verification = verify(stored, options);
  session.results().write(options.format == "json" ? verification_as_json(verification, options.receipt)
                                                   : verification_as_text(verification, session.results_terminal()));
  return verification.same() ? ExitCode::good : ExitCode::bad;
}

}  // namespace

Command add_verify(CLI::App& program) {
  const auto options = std::make_shared<VerifyOptions>();
  CLI::App* command = program.add_subcommand("verify", "say whether a receipt of eval still holds, by running it again");
  command->add_option("RECEIPT", options->receipt, "what eval --receipt wrote")->required()->type_name("");
  command->add_option("--rules", options->rules, "where the rules lie now (default: where they lay)")->type_name("RULES");
  command->add_option("--root", options->root, "the tree that includes must stay in\n(default: as then; with --rules, their parent)")
      ->type_name("DIR");
  command->add_option("--against", options->against, "a file that holds what was written then: is it\nthat, and where does it first differ from now")
      ->type_name("FILE");
  command->add_option("--format", options->format, "human (the default) or json")->type_name("FORMAT")->check(one_of({"human", "json"}));
  command->add_option("--jobs", options->jobs, "threads to work on (default: as many as there\nare processors)")
      ->type_name("N")
      ->check(number_from(1));
  command->footer(
      "It writes nothing, and reads the rules and the inputs that the receipt names:\n"
      "relative names from the current directory, `-` from standard input.\n\n"
      "Exit code 0: the same, byte for byte; 1: rules, inputs or output differ;\n"
      "2: no receipt, rules that cannot be opened, a run that cannot be repeated.\n\n"
      "Examples:\n"
      "  rung verify receipt.json --against decisions.ndjson\n"
      "      whether the same is decided today, and is what was kept\n"
      "  rung verify receipt.json --rules git:v1:rules/office365_cn\n"
      "      by the rules of that revision");
  return {command, [options](Session& session) { return run_verify(*options, session); }};
}

}  // namespace rung::cli
