// SPDX-License-Identifier: Apache-2.0
// Where results and remarks go: buffered, and never silent about what could not be written.
#pragma once

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace rung::cli {

/// What was written could not be: the disk is full, or the stream closed.
struct WriteFailed : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// Nobody reads any more.
struct BrokenPipe : std::exception {};

/// What was written to several streams, in order, for whoever writes it out later.
struct Transcript {
  struct Piece {
    bool remarks = false;  ///< or results
    std::string text;
  };
  std::vector<Piece> pieces;
};

/// A stream that is written in large pieces, or kept in a transcript.
class Output {
 public:
  /// -1: what is written goes nowhere.
  explicit Output(int descriptor) : descriptor_(descriptor) {}
  Output(Transcript& transcript, bool remarks) : transcript_(&transcript), remarks_(remarks) {}

  /// Throws WriteFailed and BrokenPipe, as flush does.
  void write(std::string_view text) {
    buffer_ += text;
    written_to();
  }
  void flush();
  /// Called with all that is written from here on, in order, in pieces of any size.
  void watch(std::function<void(std::string_view)> watcher) {
    flush();
    watcher_ = std::move(watcher);
  }
  void end_watch() { watcher_ = nullptr; }
  /// For writers that append in place; they call written_to() now and then.
  std::string& buffer() { return buffer_; }
  void written_to() {
    if (transcript_ == nullptr && buffer_.size() >= flush_at) flush();
  }
  int descriptor() const { return descriptor_; }  ///< -1: none

 private:
  static constexpr std::size_t flush_at = std::size_t{1} << 18;
  int descriptor_ = -1;
  Transcript* transcript_ = nullptr;
  bool remarks_ = false;
  std::string buffer_;
  std::function<void(std::string_view)> watcher_;
};

}  // namespace rung::cli
