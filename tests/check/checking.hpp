// SPDX-License-Identifier: Apache-2.0
// Checking texts in memory: beside the small shop of shop.rung, or alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/check/check.hpp"

namespace checking {

std::string contents(const std::string& path);

/// What check() says of some files; keeps the sources that it speaks of.
struct Checked {
  rung::Sources sources;
  rung::ast::RuleSet rules;
  rung::Outcome<rung::CheckedRules> outcome;

  std::string rendered() const;
  /// `R200 R210`, in order.
  std::string codes() const;
};

struct Text {
  std::string name;
  std::string text;
  bool included = false;
};
/// Fails the test where a text does not parse.
Checked check(const std::vector<Text>& texts);
Checked check_alone(std::string text);
Checked check_in_shop(std::string text);

/// The shop with `define probe = EXPRESSION`: the type of the expression, or the codes of what is wrong with it.
std::string type_of(const std::string& expression);

}  // namespace checking
