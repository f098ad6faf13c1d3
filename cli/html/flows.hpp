// SPDX-License-Identifier: Apache-2.0
// A picture of how many go from where to where: two columns, and bands between them as thick as they are many.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/html/page.hpp"

namespace rung::cli {

/// One end of a flow: those with one key are one.
struct FlowEnd {
  std::string key, label;
};  ///< label: plain
struct Flow {
  FlowEnd from, to;
  Toned counts{};
  std::string words;  ///< plain: what a pointer is told that rests on it
};
/// Bands that are still told apart on one screen.
constexpr std::size_t most_flows = 24;

/// Inline SVG. `description` says in words what it shows, for those who do not see it; counts of zero are left out.
std::string flow_chart(const std::vector<Flow>& flows, std::string_view description);

}  // namespace rung::cli
