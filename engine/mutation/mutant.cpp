// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/mutant.hpp"

#include <array>

#include <fmt/format.h>

namespace rung::mutation {

std::string code_of(Operator op) { return fmt::format("M{:03}", static_cast<unsigned>(op) + 1); }

std::string_view title_of(Operator op) {
  constexpr std::array<std::string_view, operators> titles = {
      "a condition negated",
      "a condition dropped",
      "`and` and `or` swapped",
      "`some`, `no` and `every` swapped",
      "a bound shifted by one",
      "`<` and `<=` swapped",
      "another relation",
      "another operation",
      "another value",
      "`source` and `target` swapped",
      "an optional value ignored",
      "a path dropped",
      "a path redirected",
      "an element of a set dropped",
      "a precondition dropped",
      "what a precondition guards, dropped",
      "an effective range shifted or widened",
      "an entry dropped",
      "an entry's field dropped",
      "another code",
      "a remedy dropped",
      "advice dropped",
      "one value more"};
  return titles[static_cast<std::size_t>(op)];
}

}  // namespace rung::mutation
