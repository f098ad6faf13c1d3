// SPDX-License-Identifier: Apache-2.0
#include "engine/coverage/lines.hpp"

#include <algorithm>

namespace rung {

std::vector<AnnotatedFile> annotate(const Coverage& coverage, const Sources& sources) {
  std::map<std::uint32_t, AnnotatedFile> files;
  for (std::uint32_t i = 0; i < coverage.model.obligations.size(); ++i) {
    const Obligation& obligation = coverage.model.obligations[i];
    if (!coverage.counts(obligation)) continue;
    AnnotatedFile& file = files[obligation.range.source];
    file.source = obligation.range.source;
    file.lines[sources[file.source].position(obligation.range.begin).line].push_back(i);
    file.share.add(is_met(obligation, coverage.marks));
  }
  std::vector<AnnotatedFile> result;
  for (auto& [source, file] : files) result.push_back(std::move(file));
  return result;
}

Share share_of(const Coverage& coverage, const std::vector<std::uint32_t>& obligations) {
  Share share;
  for (const std::uint32_t index : obligations) share.add(is_met(coverage.model.obligations[index], coverage.marks));
  return share;
}

std::uint32_t hits(const Coverage& coverage, const std::vector<std::uint32_t>& obligations) {
  std::uint32_t most = 0;
  for (const std::uint32_t index : obligations) {
    const Obligation& obligation = coverage.model.obligations[index];
    const std::uint32_t slots = obligation.kind == ObligationKind::condition ? 4 : 1;
    for (std::uint32_t slot = 0; slot < slots; ++slot)
      most = std::max(most, coverage.marks[obligation.slot + slot].count);
  }
  return most;
}

}  // namespace rung
