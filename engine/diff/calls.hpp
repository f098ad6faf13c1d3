// SPDX-License-Identifier: Apache-2.0
// Which defines an expression uses, directly or through others.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/check/checked_rules.hpp"

namespace rung {

class Calls {
 public:
  explicit Calls(const CheckedRules& rules);
  /// By name.
  std::set<std::string> in(const Expression& expression) const;

 private:
  void collect(const Expression& expression, std::set<std::uint32_t>& used) const;

  const CheckedRules& rules_;
  std::vector<std::set<std::uint32_t>> used_;  ///< by define, itself included
};

}  // namespace rung
