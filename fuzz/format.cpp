// SPDX-License-Identifier: Apache-2.0
// Any bytes as a rule file: whatever parses keeps its tree and its comments in the canonical form, and has only one.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "fuzz/format_invariants.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string broken = rung::broken_by_formatting(std::string(reinterpret_cast<const char*>(bytes), size));
  if (broken.empty()) return 0;
  std::fputs(broken.c_str(), stderr);
  std::abort();
}
