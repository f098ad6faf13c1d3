// SPDX-License-Identifier: Apache-2.0
// Works on blocks on several threads, and hands on what comes of them in the blocks' order.
#pragma once

#include <functional>
#include <memory>

#include "cli/input/blocks.hpp"
#include "cli/report/report.hpp"
#include "cli/write/output.hpp"

namespace rung::cli {

struct BlockOutcome {
  Transcript transcript;
  Totals totals;
};

/// One a thread.
class BlockWorker {
 public:
  virtual ~BlockWorker() = default;
  virtual BlockOutcome work(const Block& block) = 0;
  /// There are no more blocks.
  virtual void finish() {}
};

/// `next` fills a block or says that there is no other; `take` gets the outcomes: neither is called by two threads at once.
/// The calling thread works too; others are started where there is a second block. At most two blocks a thread are under way.
/// Throws what any of these throws.
void work_in_order(unsigned threads, const std::function<bool(Block&)>& next, const std::function<std::unique_ptr<BlockWorker>()>& make,
                   const std::function<void(BlockOutcome&&)>& take);

}  // namespace rung::cli
