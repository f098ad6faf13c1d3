// SPDX-License-Identifier: Apache-2.0
// Obligations by the line of the rules that they are about.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "engine/coverage/coverage.hpp"

namespace rung {

struct AnnotatedFile {
  std::uint32_t source = 0;
  /// By line from 1: indices into Model::obligations, those that count.
  std::map<std::uint32_t, std::vector<std::uint32_t>> lines;
  Share share;
};

/// Files that have something to show, by source.
std::vector<AnnotatedFile> annotate(const Coverage& coverage, const Sources& sources);

Share share_of(const Coverage& coverage, const std::vector<std::uint32_t>& obligations);
/// How many cases show the most that is shown of any of them.
std::uint32_t hits(const Coverage& coverage, const std::vector<std::uint32_t>& obligations);

}  // namespace rung
