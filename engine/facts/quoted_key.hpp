// SPDX-License-Identifier: Apache-2.0
// A key as compact JSON writes it, with its quotes and its colon, compared where it stands.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/facts/hash.hpp"

namespace rung {

class QuotedKey {
 public:
  /// Bytes that have to be readable where a key is looked for.
  static constexpr std::size_t most = 40;

  /// `node`: what its value fills; `wanted`: whether that is anything.
  QuotedKey(std::string_view key, std::uint32_t node, bool wanted) : node_(node), wanted_(wanted) {
    std::string quoted = '"' + std::string(key) + "\":";
    length_ = quoted.size();
    if (length_ > most || key.find_first_of("\"\\") != key.npos) return;  // never found: looked up instead
    quoted.resize(most, '\0');
    for (words_ = 0; words_ * 8 < length_; ++words_) bytes_[words_] = load<std::uint64_t>(quoted.data() + words_ * 8);
    const std::size_t rest = length_ - (words_ - 1) * 8;
    last_ = rest == 8 ? ~std::uint64_t{0} : ~(~std::uint64_t{0} << (8 * rest));
  }

  std::uint32_t node() const { return node_; }
  bool wanted() const { return wanted_; }

  /// Whether these bytes are the key, its quotes and its colon.
  bool stands_at(const char* text) const {
    if (words_ == 0) return false;
    std::size_t word = 0;
    for (; word + 1 < words_; ++word)
      if (load<std::uint64_t>(text + word * 8) != bytes_[word]) return false;
    return ((load<std::uint64_t>(text + word * 8) ^ bytes_[word]) & last_) == 0;
  }

 private:
  std::array<std::uint64_t, most / 8> bytes_{};
  std::uint64_t last_ = 0;    ///< which bytes of the last word count
  std::size_t words_ = 0, length_ = 0;
  std::uint32_t node_;
  bool wanted_;
};

}  // namespace rung
