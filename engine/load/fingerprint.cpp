// SPDX-License-Identifier: Apache-2.0
#include "engine/load/fingerprint.hpp"

#include "engine/values/sha256.hpp"

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

}  // namespace

std::string fingerprint(const std::vector<FingerprintFile>& files) {
  constexpr std::string_view separator("\0", 1);
  Sha256 hash;
  for (const FingerprintFile& file : files) {
    const std::string text = with_unix_line_breaks(file.text);
    hash.add(file.name);
    hash.add(separator);
    hash.add(std::to_string(text.size()));
    hash.add(separator);
    hash.add(text);
  }
  return hash.hex();
}

std::string fingerprint_of_text(std::string_view text) {
  Sha256 hash;
  hash.add(with_unix_line_breaks(text));
  return hash.hex();
}

}  // namespace rung
