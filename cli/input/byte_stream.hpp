// SPDX-License-Identifier: Apache-2.0
// Bytes of a file, a pipe or standard input as they arrive, decompressed where they are compressed.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "cli/input/decompression.hpp"
#include "engine/values/sha256.hpp"

namespace rung::cli {

/// What a change of a file shows in: its size, seconds and nanoseconds.
using FileState = std::array<std::int64_t, 3>;

/// Opened at most once; closed with the object, unless it is standard input.
class ByteStream {
 public:
  /// `before_waiting` is called whenever the next bytes are not at hand yet. Returns whether to wait: the stream ends here
  /// where it does not. `interrupted`: a descriptor that can be read once nobody is to wait any more; -1: none.
  explicit ByteStream(std::function<bool()> before_waiting, int interrupted = -1)
      : before_waiting_(std::move(before_waiting)), interrupted_(interrupted) {}
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;
  ~ByteStream();

  /// `-` is standard input. Returns whether it could be opened; failure() says why not.
  bool open(const std::string& path);
  /// Appends at most `most` bytes, none at the end or after a failure. Returns how many.
  std::size_t append_to(std::string& buffer, std::size_t most);
  /// From here on, what is read is digested too, as it lies there. To be called before anything is read.
  void keep_digest() { digest_.emplace(); }
  /// Where a digest is kept: all that is left, for nobody but the digest.
  void read_rest();
  /// In hex; empty where none is kept.
  std::string sha256() const { return digest_ ? digest_->hex() : std::string(); }
  /// How many bytes have been read, as they lie there: compressed ones count before they are made plain.
  std::uint64_t bytes_read() const { return bytes_read_; }
  /// Whether it was left before its end, since nobody is to wait any more.
  bool was_left() const { return left_; }
  /// Whether the next bytes would be waited for.
  bool would_wait() const;
  /// Why it could not be opened or read on; empty where nothing went wrong.
  const std::string& failure() const { return failure_; }

 private:
  std::size_t read_plain(std::string& buffer, std::size_t most);
  std::size_t read_compressed(std::string& buffer, std::size_t most);
  void look_at_first_bytes();
  bool wait();

  std::function<bool()> before_waiting_;
  int interrupted_;
  int descriptor_ = -1;
  FileState opened_{};             ///< as it was opened
  bool ended_ = false, left_ = false, looked_ = false;
  bool more_at_hand_ = false;      ///< decompression has filled the room it was given
  std::uint64_t bytes_read_ = 0;
  std::optional<Sha256> digest_;
  std::string failure_;
  std::unique_ptr<Decompression> decompression_;
  std::string compressed_;         ///< what has been read and not yet been taken; of plain input, its first bytes
  std::size_t taken_ = 0;          ///< of compressed_
};

}  // namespace rung::cli
