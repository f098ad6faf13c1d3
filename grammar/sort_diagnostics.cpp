// SPDX-License-Identifier: Apache-2.0
// The order in which diagnostics are shown.
#include "grammar/sort_diagnostics.hpp"

#include <algorithm>
#include <tuple>

namespace rung {

namespace {

auto rank(const Diagnostic& diagnostic) {
  const Range& range = diagnostic.range;
  return std::tie(range.source, range.begin, range.end, diagnostic.level, diagnostic.code, diagnostic.message);
}

}  // namespace

void sort_and_dedupe(std::vector<Diagnostic>& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& left, const Diagnostic& right) { return rank(left) < rank(right); });
  diagnostics.erase(
      std::unique(diagnostics.begin(), diagnostics.end(),
                  [](const Diagnostic& left, const Diagnostic& right) { return rank(left) == rank(right); }),
      diagnostics.end());
}

}  // namespace rung
