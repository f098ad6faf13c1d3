// SPDX-License-Identifier: Apache-2.0
#include "cli/commands/page.hpp"

#include <utility>

namespace rung::cli {
namespace {

SummaryPage::Counts counts_of(const OutcomeCounts& outcomes) {
  const auto of = [&](OutcomeKind outcome) { return outcomes[static_cast<std::size_t>(outcome)]; };
  return {of(OutcomeKind::eligible), of(OutcomeKind::ineligible), of(OutcomeKind::undetermined), of(OutcomeKind::no_path)};
}

}  // namespace

SummaryPage page_of(const Summary& summary, std::vector<Example> examples, const std::string& language) {
  SummaryPage page;
  page.heading = summary.heading;
  page.heading.detail = Detail::texts;
  page.language = language;
  page.customers = summary.snapshots;
  page.bad = summary.bad;
  page.subjects = summary.subjects;
  page.decisions = summary.decisions;
  page.counts = counts_of(summary.outcomes);
  for (const PathCounts& path : summary.paths)
    page.paths.push_back({path.action == Action::upgrade ? "upgrade" : "extend", path.from, path.to, path.from_title, path.to_title,
                          counts_of(path.outcomes)});
  for (const BlockedBy& blocked : summary.blocked_by) {
    SummaryPage::BlockedBy& one = page.funnel.emplace_back();
    one.require = blocked.require;
    one.code = blocked.code;
    one.decisions = blocked.decisions;
    one.alone = blocked.alone;
    for (const BlockedBy::Other& other : blocked.together) one.together.emplace_back(other.require, other.decisions);
  }
  for (const MissingCount& missing : summary.missing)
    page.missing.push_back({missing.overflow.empty() ? missing.path : "no overflow at " + missing.overflow, missing.decisions, missing.settles});
  for (const RemedyCount& remedy : summary.remedies)
    page.remedies.push_back({remedy.remedy, remedy.require, remedy.code, remedy.decisions, remedy.unblocks});
  for (const ErrorCount& error : summary.errors) page.errors.push_back({error.code, error.snapshots});
  page.seconds = summary.throughput.seconds.value_or(0);
  page.bytes = summary.throughput.bytes;
  for (Example& example : examples) page.examples.push_back({std::move(example.snapshot), std::move(example.decision)});
  return page;
}

}  // namespace rung::cli
