// SPDX-License-Identifier: Apache-2.0
#include "cli/fleet/in_order.hpp"

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace rung::cli {
namespace {

class Workshop {
 public:
  Workshop(unsigned threads, const std::function<bool(Block&)>& next, const std::function<std::unique_ptr<BlockWorker>()>& make,
           const std::function<void(BlockOutcome&&)>& take)
      : threads_(threads), next_(next), make_(make), take_(take) {}

  void run() {
    work(true);
    for (std::thread& other : others_) other.join();
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void work(bool first) {
    try {
      const std::unique_ptr<BlockWorker> worker = make_();
      Block block;
      while (read(block)) {
        if (first && block.number == 1) start_others();
        finish(block.number, worker->work(block));
      }
      worker->finish();
    } catch (...) {
      fail(std::current_exception());
    }
  }

  void start_others() {
    for (unsigned i = 1; i < threads_; ++i) others_.emplace_back([this] { work(false); });
  }

  bool read(Block& block) {
    {
      std::unique_lock lock(finishing_);
      room_.wait(lock, [&] { return stopped_ || finished_.size() < threads_; });
      if (stopped_) return false;
    }
    const std::lock_guard lock(reading_);
    return next_(block);
  }

  /// Whoever finishes the block that is due hands it on, and all that have waited for it.
  void finish(std::size_t number, BlockOutcome&& outcome) {
    std::unique_lock lock(finishing_);
    finished_.emplace(number, std::move(outcome));
    if (taking_) return;
    taking_ = true;
    while (!stopped_ && !finished_.empty() && finished_.begin()->first == due_) {
      BlockOutcome next = std::move(finished_.begin()->second);
      finished_.erase(finished_.begin());
      lock.unlock();
      take_(std::move(next));
      lock.lock();
      ++due_;
      room_.notify_all();
    }
    taking_ = false;
  }

  void fail(std::exception_ptr failure) {
    const std::lock_guard lock(finishing_);
    if (!failure_) failure_ = std::move(failure);
    stopped_ = true;
    room_.notify_all();
  }

  const unsigned threads_;
  const std::function<bool(Block&)>& next_;
  const std::function<std::unique_ptr<BlockWorker>()>& make_;
  const std::function<void(BlockOutcome&&)>& take_;
  std::vector<std::thread> others_;  ///< only the first thread's
  std::mutex reading_;               ///< of next_
  std::mutex finishing_;             ///< of all below
  std::condition_variable room_;
  std::map<std::size_t, BlockOutcome> finished_;  ///< and not yet handed on
  std::size_t due_ = 0;
  bool taking_ = false, stopped_ = false;
  std::exception_ptr failure_;
};

}  // namespace

void work_in_order(unsigned threads, const std::function<bool(Block&)>& next, const std::function<std::unique_ptr<BlockWorker>()>& make,
                   const std::function<void(BlockOutcome&&)>& take) {
  Workshop(threads, next, make, take).run();
}

}  // namespace rung::cli
