// SPDX-License-Identifier: Apache-2.0
// Where results and remarks go: buffered, and never silent about what could not be written.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace rung::cli {

/// What was written could not be: the disk is full, or the stream closed.
struct WriteFailed : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// Nobody reads any more.
struct BrokenPipe : std::exception {};

/// A stream that is written in large pieces.
class Output {
 public:
  explicit Output(int descriptor) : descriptor_(descriptor) {}

  /// Throws WriteFailed and BrokenPipe, as flush does.
  void write(std::string_view text) {
    buffer_ += text;
    written_to();
  }
  void flush();
  /// For writers that append in place; they call written_to() now and then.
  std::string& buffer() { return buffer_; }
  void written_to() {
    if (buffer_.size() >= flush_at) flush();
  }
  int descriptor() const { return descriptor_; }

 private:
  static constexpr std::size_t flush_at = std::size_t{1} << 18;
  int descriptor_;
  std::string buffer_;
};

}  // namespace rung::cli
