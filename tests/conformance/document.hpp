// SPDX-License-Identifier: Apache-2.0
// Snapshots written inside case files: changed by path, and rendered as YAML and as JSON for the two readers.
#pragma once

#include <string>

#include <yaml-cpp/yaml.h>

namespace rung::conformance {

/// `subscriptions[1].seats`; a key that holds a dot stands in quotes. Throws std::runtime_error where there is no such place.
void set_at(YAML::Node root, const std::string& path, const YAML::Node& value);
void unset_at(YAML::Node root, const std::string& path);

std::string as_yaml(const YAML::Node& node);
std::string as_json(const YAML::Node& node);

}  // namespace rung::conformance
