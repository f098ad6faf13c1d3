// SPDX-License-Identifier: Apache-2.0
// What a bare name in an expression may stand for, and what could stand in its place.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/check/checked_rules.hpp"

namespace rung::mutation {

class Vocabulary {
 public:
  explicit Vocabulary(const CheckedRules& rules);

  /// The next value of each enum that has a value of this name, and the next entry of each such catalog, as they are
  /// written; the first behind the last. Empty for variables.
  std::vector<std::string> others(std::string_view name) const;
  /// Of one enum or catalog alone.
  std::vector<std::string> others(std::string_view type, std::string_view name) const;
  /// All other values of each enum of few values that has one of this name. Empty for variables.
  std::vector<std::string> all_others(std::string_view name) const;
  bool is_type(std::string_view name) const { return types_.count(name) > 0; }

 private:
  void add(const std::string& type, const std::vector<std::string>& names);

  std::set<std::string, std::less<>> variables_, types_;
  std::vector<std::vector<std::string>> enums_;  ///< those of few values
  std::map<std::string, std::vector<std::pair<std::string, std::string>>, std::less<>> others_;  ///< type and next, by name
};

/// An entry's name as rules write it: quoted where it is no identifier.
std::string entry_as_written(std::string_view name);

}  // namespace rung::mutation
