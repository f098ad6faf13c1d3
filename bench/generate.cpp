// SPDX-License-Identifier: Apache-2.0
// Writes what is measured: fleets and rule sets, the same for the same arguments.
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "bench/fleet.hpp"
#include "bench/rule_set.hpp"

namespace {

constexpr const char* usage =
    "generate ndjson CUSTOMERS FILE\n"
    "generate yaml CUSTOMERS FILE\n"
    "generate rules ENTRIES FILE                            a large rule set\n"
    "generate rules-of-one ENTRIES FILE                     what its first entry needs of it\n"
    "generate subscribers ENTRIES STAND_ON CUSTOMERS FILE   a fleet for either\n"
    "ENTRIES are 100 or more, and STAND_ON at most as many.\n";

constexpr std::uint32_t seed = 1;

/// Empty where the arguments ask for nothing that there is. Throws what std::stoul throws, for its reasons.
std::string generated(const std::vector<std::string>& arguments) {
  using namespace rung::bench;
  const auto number = [&](std::size_t index) { return static_cast<std::uint32_t>(std::stoul(arguments[index])); };
  const auto entries = [&] { return number(1) >= 100 ? number(1) : throw std::out_of_range("entries"); };
  const auto stand_on = [&] { return number(2) >= 1 && number(2) <= entries() ? number(2) : throw std::out_of_range("plans"); };
  if (arguments.size() == 3 && arguments[0] == "ndjson") return fleet_as_ndjson(number(1), seed);
  if (arguments.size() == 3 && arguments[0] == "yaml") return fleet_as_yaml(number(1), seed);
  if (arguments.size() == 3 && arguments[0] == "rules") return rule_set(entries(), false);
  if (arguments.size() == 3 && arguments[0] == "rules-of-one") return rule_set(entries(), true);
  if (arguments.size() == 5 && arguments[0] == "subscribers") return fleet_of_subscribers(entries(), stand_on(), number(3), seed);
  return {};
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  std::string text;
  try {
    text = generated(arguments);
  } catch (const std::logic_error&) {
    // no number, or one that cannot be
  }
  if (text.empty()) return fmt::print(stderr, "{}", usage), 2;
  std::ofstream file(arguments.back(), std::ios::binary);
  file << text;
  file.flush();
  if (!file) return fmt::print(stderr, "`{}` cannot be written\n", arguments.back()), 2;
  return 0;
}
