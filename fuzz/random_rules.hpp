// SPDX-License-Identifier: Apache-2.0
// Choices as well-typed rules: what targets do that decide by them. What they throw ends the program, with the rules.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>

#include "tests/conformance/random_rules.hpp"

namespace rung::fuzz {

/// Calls body(chance, schema, rules).
template <class Body>
int with_random_rules(const std::uint8_t* bytes, std::size_t size, Body body) {
  conformance::Chance chance(std::string_view(reinterpret_cast<const char*>(bytes), size));
  const conformance::WrittenSchema schema = conformance::random_schema(chance);
  const std::string rules = conformance::random_rules(chance, schema);
  try {
    body(chance, schema, rules);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n%s\n", rules.c_str(), error.what());
    std::abort();
  }
  return 0;
}

}  // namespace rung::fuzz
