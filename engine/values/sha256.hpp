// SPDX-License-Identifier: Apache-2.0
// SHA-256 of bytes as they come, in pieces of any size.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace rung {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(std::string_view bytes);
  /// How many bytes have been added.
  std::uint64_t bytes() const;
  /// Of all that was added so far, in lower-case hex; more may be added afterwards.
  std::string hex() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rung
