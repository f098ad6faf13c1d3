// SPDX-License-Identifier: Apache-2.0
// Versions: an optional `v`, numbers joined by dots, `-pre.release`, `+build`; precedence as in semver 2.0.0 over all numbers.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rung {

/// Bytes whose lexicographic order is the versions' precedence; equal for versions of equal precedence (build is no
/// part of it, missing numbers count 0). None where `text` is no version or a number exceeds 64-bit signed.
std::optional<std::string> version_key(std::string_view text);

/// major, minor, patch of a well-formed version; missing ones are 0.
std::array<std::int64_t, 3> version_components(std::string_view text);

}  // namespace rung
