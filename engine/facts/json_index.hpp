// SPDX-License-Identifier: Apache-2.0
// Where the tokens of JSON text start: simdjson's first stage, which also checks UTF-8 and the ends of strings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace rung {

class JsonIndex {
 public:
  enum class Result : std::uint8_t { ok, empty, invalid_utf8, broken_string, too_large };

  JsonIndex();
  ~JsonIndex();
  JsonIndex(JsonIndex&&) noexcept;

  /// Indexes `text`. Of several documents in it, all are; a string that is open at a line break is a broken one.
  Result index(std::string_view text);

  /// Byte offsets of `{ } [ ] : ,` and of the first byte of each string and of each other run of characters, in order; behind
  /// the last, the text's length.
  const std::uint32_t* starts() const { return starts_; }

 private:
  struct State;
  std::unique_ptr<State> state_;
  const std::uint32_t* starts_ = nullptr;
};

}  // namespace rung
