// SPDX-License-Identifier: Apache-2.0
#include "cli/write/output.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace rung::cli {

void Output::flush() {
  if (transcript_ != nullptr) {
    if (!buffer_.empty()) transcript_->pieces.push_back({remarks_, std::move(buffer_)});
    buffer_.clear();
    return;
  }
  if (watcher_ && !buffer_.empty()) watcher_(buffer_);
  std::string_view rest = buffer_;
  while (descriptor_ >= 0 && !rest.empty()) {
    const ssize_t count = ::write(descriptor_, rest.data(), rest.size());
    if (count >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(count));
      continue;
    }
    if (errno == EINTR) continue;
    const int reason = errno;
    buffer_.clear();  // what failed once is not tried again while the run ends
    if (reason == EPIPE) throw BrokenPipe();
    throw WriteFailed(std::generic_category().message(reason));
  }
  buffer_.clear();
}

}  // namespace rung::cli
