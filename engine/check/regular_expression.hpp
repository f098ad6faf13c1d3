// SPDX-License-Identifier: Apache-2.0
// Regular expressions as rules write them: what is wrong with one, where in its literal, and whether one is found in a
// text.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "grammar/source.hpp"

namespace rung {

struct RegularExpressionFault {
  std::string reason;              ///< as RE2 says it
  std::size_t begin = 0, end = 0;  ///< in the pattern, in bytes; all of it where RE2 does not say
};

/// None where RE2 takes the pattern.
std::optional<RegularExpressionFault> fault_of_regular_expression(const std::string& pattern);

/// Where the fault stands in a literal, whose only escape is `\"`. `written` is the literal with its quotes.
Range place_in_literal(Range literal, std::string_view written, const RegularExpressionFault& fault);

/// Searches texts, compiling each pattern once.
class RegularExpressions {
 public:
  RegularExpressions();
  ~RegularExpressions();
  RegularExpressions(const RegularExpressions&) = delete;
  RegularExpressions& operator=(const RegularExpressions&) = delete;

  /// `pattern` is one that RE2 takes.
  bool found(const std::string& pattern, std::string_view text);

 private:
  struct Compiled;
  std::unordered_map<std::string, std::unique_ptr<Compiled>> compiled_;
};

}  // namespace rung
