// SPDX-License-Identifier: Apache-2.0
// One decision with all that led to it, as a tree for people and as JSON.
#pragma once

#include <string>
#include <string_view>

#include "cli/report/report.hpp"
#include "engine/describe/explain.hpp"
#include "grammar/source.hpp"

namespace rung::cli {

struct ExplanationContext {
  const Heading& heading;
  const Sources& sources;
  std::string_view snapshot;     ///< its name
  std::uint32_t first_line = 1;  ///< of the snapshot's input, where places in the explanation count from 1
};

std::string render_tree(const Explanation& explanation, const ExplanationContext& context, const Terminal& terminal);
std::string render_json(const Explanation& explanation, const ExplanationContext& context);

}  // namespace rung::cli
