// SPDX-License-Identifier: Apache-2.0
#include "engine/values/sha256.hpp"

// libmd's header relies on these without including them.
#include <sys/types.h>

#include <array>

#include <sha2.h>

namespace rung {

struct Sha256::State {
  SHA2_CTX hash;
  std::uint64_t bytes = 0;
};

Sha256::Sha256() : state_(std::make_unique<State>()) { SHA256Init(&state_->hash); }
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::string_view bytes) {
  SHA256Update(&state_->hash, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  state_->bytes += bytes.size();
}

std::uint64_t Sha256::bytes() const { return state_->bytes; }

std::string Sha256::hex() const {
  SHA2_CTX last = state_->hash;
  std::array<char, SHA256_DIGEST_STRING_LENGTH> digest{};
  SHA256End(&last, digest.data());
  return digest.data();
}

}  // namespace rung
