// SPDX-License-Identifier: Apache-2.0
// Any bytes as YAML: what the fast reader reads, yaml-cpp reads alike.
#include <cstdio>

#include "fuzz/facts_invariants.hpp"
#include "fuzz/yaml_agreement.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static rung::fuzz::YamlAgreement readers;
  const rung::fuzz::Agreement agreement = readers.check({reinterpret_cast<const char*>(bytes), size});
  if (!agreement.difference.empty()) std::fprintf(stderr, "%s", agreement.difference.c_str());
  rung::fuzz::demand(agreement.difference.empty(), "the two readers of YAML agree");
  return 0;
}
