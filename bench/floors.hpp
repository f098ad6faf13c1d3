// SPDX-License-Identifier: Apache-2.0
// What the parsers alone take for the same bytes: the references that the engine's times are given against.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rung::bench {

/// Reads the fields that rules/office365_cn reads with simdjson's on-demand interface; a checksum keeps them read.
/// `text` is padded as simdjson wants it.
std::uint64_t simdjson_on_demand(const std::string& text);
/// Runs yaml-cpp's bare event parser over a stream; how many events there were.
std::uint64_t yaml_cpp_events(std::string_view text);

}  // namespace rung::bench
