// SPDX-License-Identifier: Apache-2.0
// Random choices from a seed, the same in every run.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace rung::conformance {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}

  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }
  bool percent(std::size_t percentage) { return below(100) < percentage; }
  template <class T>
  const T& pick(const std::vector<T>& from) { return from[below(from.size())]; }
  std::string word(const std::vector<const char*>& from) { return from[below(from.size())]; }

 private:
  std::mt19937_64 engine_;
};

}  // namespace rung::conformance
