// SPDX-License-Identifier: Apache-2.0
// Texts near YAML: snapshots with what people, tools and mishaps do to them, and documents made of nothing but that.
#pragma once

#include <string>
#include <string_view>

#include "tests/conformance/chance.hpp"

namespace rung::world {

/// A few edits of lines and characters.
std::string mutated(std::string text, conformance::Chance& chance);
/// A document of random mappings, lists and texts, in and out of the plain subset, laid out in most ways.
std::string random_yaml(conformance::Chance& chance);

}  // namespace rung::world
