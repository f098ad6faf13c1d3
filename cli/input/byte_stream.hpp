// SPDX-License-Identifier: Apache-2.0
// Bytes of a file, a pipe or standard input as they arrive.
#pragma once

#include <functional>
#include <string>

namespace rung::cli {

/// Opened at most once; closed with the object, unless it is standard input.
class ByteStream {
 public:
  /// `before_waiting` is called whenever the next bytes are not at hand yet.
  explicit ByteStream(std::function<void()> before_waiting) : before_waiting_(std::move(before_waiting)) {}
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;
  ~ByteStream();

  /// `-` is standard input. Returns whether it could be opened; failure() says why not.
  bool open(const std::string& path);
  /// Appends at most `most` bytes, none at the end or after a failure. Returns how many.
  std::size_t append_to(std::string& buffer, std::size_t most);
  bool ended() const { return ended_; }
  /// Why it could not be opened or read on; empty where nothing went wrong.
  const std::string& failure() const { return failure_; }

 private:
  std::function<void()> before_waiting_;
  int descriptor_ = -1;
  bool ended_ = false;
  std::string failure_;
};

}  // namespace rung::cli
