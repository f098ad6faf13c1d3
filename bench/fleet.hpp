// SPDX-License-Identifier: Apache-2.0
// A fleet of customers as operators have them: generated, the same for the same seed, about 1.2 KB and five decisions each.
#pragma once

#include <cstdint>
#include <string>

namespace rung::bench {

/// One customer a line, for rules/office365_cn, with the fields that no rule reads besides.
std::string fleet_as_ndjson(std::uint32_t customers, std::uint32_t seed);
/// The same customers as a stream of block-style YAML documents.
std::string fleet_as_yaml(std::uint32_t customers, std::uint32_t seed);

}  // namespace rung::bench
