// SPDX-License-Identifier: Apache-2.0
// Random snapshots taken apart and written otherwise.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

#include "tests/conformance/chance.hpp"

namespace rung::properties {

using Json = nlohmann::ordered_json;

/// Numbers are texts in it, as they were written.
Json parsed(const std::string& document);
/// The same with the keys of all mappings in another order.
Json shuffled(const Json& value, conformance::Chance& chance);
/// The same as YAML, each mapping, list and text in a style of its own.
std::string as_yaml(const Json& value, conformance::Chance& chance);
/// The value at a path such as `items[2].detail.size`; null where nothing is there.
const Json* find(const Json& document, const std::string& path);
/// Puts it there, or takes what is there away where `value` is null. Whatever stands on the way is there already.
void put(Json& document, const std::string& path, const Json* value);

}  // namespace rung::properties
