// SPDX-License-Identifier: Apache-2.0
// Whether a receipt still holds, and if not, what differs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/commands/session.hpp"
#include "cli/receipt/kept_output.hpp"
#include "cli/receipt/read_receipt.hpp"
#include "cli/receipt/receipt.hpp"

namespace rung::cli {

enum class Change : std::uint8_t { changed, missing, added, unreadable };
std::string_view spell(Change change);

struct RuleChange {
  std::string name;  ///< below the root
  Change change;
};

struct InputChange {
  ReadInput then, now;  ///< now: without a digest where the number of bytes told enough; a failure where it is unreadable
  Change change;
};

struct Verification {
  Receipt then;
  std::string version;         ///< of the engine now
  std::string rules_path;      ///< now
  std::string rules_sha256;
  std::vector<RuleChange> rules;
  std::vector<InputChange> inputs;
  std::optional<ReceiptOutput> output;  ///< of the run again; none where rules or inputs differ, so that there was none
  /// A file that is said to hold what was written then.
  struct Kept {
    std::string path;
    bool as_then = false;  ///< it is what the receipt tells of
    std::optional<OutputDifference> difference;  ///< from what is written now
  };
  std::optional<Kept> kept;

  bool rules_same() const { return rules_sha256 == then.rules.sha256 && rules.empty(); }
  bool engine_same() const { return version == then.version; }
  bool output_same() const {
    return output && output->sha256 == then.output.sha256 && output->bytes == then.output.bytes && output->exit_code == then.output.exit_code;
  }
  bool same() const { return output_same() && (!kept || kept->as_then); }
};

struct VerifyOptions {
  std::string receipt, rules, root, against, format = "human";
  std::optional<unsigned> jobs;
};

/// Throws CannotRun where it cannot be said.
Verification verify(const StoredReceipt& stored, const VerifyOptions& options);

std::string verification_as_text(const Verification& verification, const Terminal& terminal);
std::string verification_as_json(const Verification& verification, const std::string& receipt);

}  // namespace rung::cli
