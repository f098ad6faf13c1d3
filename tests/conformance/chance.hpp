// SPDX-License-Identifier: Apache-2.0
// Random choices from a seed, the same in every run.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace rung::conformance {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}
  /// For fuzzers: two bytes decide each choice, as long as there are some.
  explicit Chance(std::string_view choices) : choices_(choices) {}

  std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
  bool percent(std::size_t percentage) { return below(100) < percentage; }
  template <class T>
  const T& pick(const std::vector<T>& from) { return from[below(from.size())]; }
  std::string word(const std::vector<const char*>& from) { return from[below(from.size())]; }

 private:
  std::uint64_t next() {
    if (choices_.size() < 2) return engine_();
    const auto choice = static_cast<std::uint64_t>(static_cast<unsigned char>(choices_[0])) << 8 | static_cast<unsigned char>(choices_[1]);
    choices_.remove_prefix(2);
    return choice;
  }

  std::mt19937_64 engine_;
  std::string_view choices_;
};

}  // namespace rung::conformance
