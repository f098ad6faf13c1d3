// SPDX-License-Identifier: Apache-2.0
// Compressed input made plain as it arrives: gzip and Zstandard, known by their first bytes whatever a file is called.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace rung::cli {

class Decompression {
 public:
  /// How many of a stream's first bytes tell.
  static constexpr std::size_t mark_size = 4;
  /// None where the bytes, the first of a stream, are no compressed data's.
  static std::unique_ptr<Decompression> of(std::string_view first_bytes);
  virtual ~Decompression() = default;

  /// Takes bytes from the front of `compressed` and appends what they stand for, at most `most` bytes. Appends nothing only
  /// where it needs more input, or something is wrong.
  virtual void advance(std::string_view& compressed, std::string& plain, std::size_t most) = 0;
  /// Whether the input may end here.
  virtual bool is_complete() const = 0;
  /// What is wrong with the data; empty where nothing is.
  const std::string& failure() const { return failure_; }

 protected:
  std::string failure_;
};

}  // namespace rung::cli
