// SPDX-License-Identifier: Apache-2.0
// The cases of one topic as its YAML file states them; README.md has the format.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <yaml-cpp/yaml.h>

namespace rung::conformance {

struct Case {
  std::string place;  ///< FILE:LINE: NAME
  std::string rules;  ///< of the file
  std::string own_rules;  ///< of the case, a second file beside those
  std::optional<std::string> yaml, json;  ///< the snapshot in each format; at least one
  std::int32_t as_of = 0;
  std::optional<std::string> expression, subject, to;
  std::string language;  ///< empty: the package's first
  std::vector<std::pair<std::string, std::string>> request;
  YAML::Node expected;   ///< a mapping: one of value, missing, error, decisions; found
};

/// Throws std::runtime_error that names the file and line of whatever is no proper case.
std::vector<Case> read_cases(const std::filesystem::path& file);

}  // namespace rung::conformance
