// SPDX-License-Identifier: Apache-2.0
// A key with its colon as JSON or YAML most often write it, compared where it stands.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/facts/hash.hpp"

namespace rung {

class WrittenKey {
 public:
  /// Bytes that have to be readable where a key is looked for.
  static constexpr std::size_t most = 40;

  /// As compact JSON writes it: `"key":`. `node`: what its value fills; `wanted`: whether that is anything.
  static WrittenKey quoted(std::string_view key, std::uint32_t node, bool wanted) {
    const bool found_so = key.find_first_of("\"\\") == key.npos;
    return WrittenKey(found_so ? '"' + std::string(key) + "\":" : std::string(), node, wanted);
  }
  /// As YAML writes one that is a word and needs no quotes: `key:`.
  static WrittenKey plain(std::string_view key, std::uint32_t node, bool wanted) {
    return WrittenKey(is_word(key) ? std::string(key) + ':' : std::string(), node, wanted);
  }

  std::uint32_t node() const { return node_; }
  bool wanted() const { return wanted_; }
  std::size_t size() const { return length_; }  ///< with its colon

  /// Whether these bytes are the key and its colon. Never of keys that are long, or written in another way: they are looked up.
  bool stands_at(const char* text) const {
    if (words_ == 0) return false;
    std::size_t word = 0;
    for (; word + 1 < words_; ++word)
      if (load<std::uint64_t>(text + word * 8) != bytes_[word]) return false;
    return ((load<std::uint64_t>(text + word * 8) ^ bytes_[word]) & last_) == 0;
  }

 private:
  /// `written`: empty where the key is never found.
  WrittenKey(std::string written, std::uint32_t node, bool wanted) : node_(node), wanted_(wanted) {
    length_ = written.size();
    if (length_ == 0 || length_ > most) return;
    written.resize(most, '\0');
    for (words_ = 0; words_ * 8 < length_; ++words_) bytes_[words_] = load<std::uint64_t>(written.data() + words_ * 8);
    const std::size_t rest = length_ - (words_ - 1) * 8;
    last_ = rest == 8 ? ~std::uint64_t{0} : ~(~std::uint64_t{0} << (8 * rest));
  }

  /// Letters, digits and what stands between them, and no word that YAML reads as null.
  static bool is_word(std::string_view key) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    if (key.empty() || letters.find(key[0]) == letters.npos || key == "null" || key == "Null" || key == "NULL") return false;
    for (const char c : key)
      if (letters.find(c) == letters.npos && c != '-' && c != '.' && c != '/') return false;
    return true;
  }

  std::array<std::uint64_t, most / 8> bytes_{};
  std::uint64_t last_ = 0;    ///< which bytes of the last word count
  std::size_t words_ = 0, length_ = 0;
  std::uint32_t node_;
  bool wanted_;
};

}  // namespace rung
