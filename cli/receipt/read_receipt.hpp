// SPDX-License-Identifier: Apache-2.0
// Receipts as they are read: somebody else's text, of which nothing is believed but its form.
#pragma once

#include <string>

#include "cli/commands/eval.hpp"
#include "cli/receipt/receipt.hpp"

namespace rung::cli {

struct StoredReceipt {
  Receipt receipt;      ///< but for its options, which are
  EvalOptions options;  ///< with rules, root and as-of, and no snapshots
};

/// Throws CannotRun with the place where the file cannot be read or is no receipt that this version knows.
StoredReceipt read_receipt(const std::string& path);

}  // namespace rung::cli
