// SPDX-License-Identifier: Apache-2.0
#include "engine/load/fingerprint.hpp"

// libmd's header relies on these without including them.
#include <sys/types.h>

#include <array>
#include <cstdint>

#include <sha2.h>

namespace rung {
namespace {

std::string with_unix_line_breaks(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    result.push_back(text[i]);
  }
  return result;
}

void add(SHA2_CTX& hash, std::string_view bytes) {
  SHA256Update(&hash, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

}  // namespace

std::string fingerprint(const std::vector<FingerprintFile>& files) {
  constexpr std::string_view separator("\0", 1);
  SHA2_CTX hash;
  SHA256Init(&hash);
  for (const FingerprintFile& file : files) {
    const std::string text = with_unix_line_breaks(file.text);
    add(hash, file.name);
    add(hash, separator);
    add(hash, std::to_string(text.size()));
    add(hash, separator);
    add(hash, text);
  }
  std::array<char, SHA256_DIGEST_STRING_LENGTH> digest{};
  SHA256End(&hash, digest.data());
  return digest.data();
}

}  // namespace rung
