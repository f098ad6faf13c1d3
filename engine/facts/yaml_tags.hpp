// SPDX-License-Identifier: Apache-2.0
// Tags: `!unknown` is the language's own; YAML's own are accepted on what they describe, and change nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rung {

enum class TagMeaning : std::uint8_t { nothing, null, unknown, wrong };

TagMeaning meaning_of_scalar_tag(std::string_view tag, std::string_view value);
TagMeaning meaning_of_collection_tag(std::string_view tag, bool is_map);
/// The tag as people write it: `!!int`, `!colour`.
std::string shown_tag(std::string_view tag);

}  // namespace rung
