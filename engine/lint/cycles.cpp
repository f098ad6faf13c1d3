// SPDX-License-Identifier: Apache-2.0
// Upgrades that lead back to where they start, all of them there on one day.
#include <algorithm>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "engine/check/dependencies.hpp"
#include "engine/check/statements.hpp"
#include "engine/lint/guarded.hpp"
#include "engine/lint/lints.hpp"
#include "engine/lint/rings.hpp"

namespace rung {

namespace {

constexpr std::size_t most_days = 200;

class Cycles {
 public:
  Cycles(const LintInput& input, Report& report)
      : rules_(input.rules), statements_(by_kind(input.written)), report_(report),
        entries_(rules_.schema.catalogs[rules_.subject.catalog].entries) {}

  void run() {
    std::vector<Way> ways;
    for (std::uint32_t i = 0; i < rules_.paths.size(); ++i) {
      const Path& path = rules_.paths[i];
      if (path.source != path.target) ways.push_back({path.source, path.target, i});
    }
    ways = within_rings(entries_.size(), ways);
    for (const std::int64_t day : first_days(ways)) {
      std::vector<Way> there;
      for (const Way& way : ways)
        if (is_there(way, day)) there.push_back(way);
      for (const std::vector<Way>& ring : shortest_rings(entries_.size(), std::move(there))) tell(ring);
    }
  }

 private:
  const PathStatement& statement(const Way& way) const {
    return rules_.path_statements[rules_.paths[way.path].statement];
  }

  bool is_there(const Way& way, std::int64_t day) const {
    const DateRange& dates = statement(way).effective;
    return (!dates.first || *dates.first <= day) && (!dates.last || day <= *dates.last);
  }

  /// Statements that are there together are there on the first day of one of them, or of the package.
  std::set<std::int64_t> first_days(const std::vector<Way>& ways) const {
    constexpr std::int64_t before_all = -1'000'000'000;
    const DateRange& package = rules_.package.effective;
    std::set<std::int64_t> days{package.first ? *package.first : before_all};
    std::set<std::uint32_t> seen;
    for (const Way& way : ways) {
      if (!seen.insert(rules_.paths[way.path].statement).second) continue;
      const std::optional<std::int32_t> first = common(statement(way).effective, package).first;
      if (first && package.contains(*first)) days.insert(*first);
      if (days.size() > most_days) break;
    }
    return days;
  }

  /// Where a statement names the entry that the way leads to.
  Range place(const Way& way) const {
    const auto& upgrade = std::get<ast::Upgrade>(statements_.paths[rules_.paths[way.path].statement]->node);
    const std::string& name = entries_[way.to].name;
    for (const ast::Name& written : upgrade.to.names)
      if (written.text == name) return written.range;
    return upgrade.to.range;
  }

  void tell(const std::vector<Way>& ring) {
    std::set<std::uint32_t> statements;
    for (const Way& way : ring) statements.insert(rules_.paths[way.path].statement);
    if (!told_.insert(statements).second) return;
    std::vector<std::uint32_t> members;
    for (const Way& way : ring) members.push_back(way.from);
    const std::string spelled = spell_ring(members, [&](std::uint32_t entry) { return entries_[entry].name; });
    Finding& finding = report_(place(ring.back()), fmt::format("upgrades lead back to where they start: {}", spelled),
                               "leave out the way back; where it is meant, say why in a comment that allows it");
    constexpr std::size_t most_notes = 6;
    for (const Way& way : ring) {
      const Range at = place(way);
      const bool there = at.source == finding.diagnostic.range.source && at.begin == finding.diagnostic.range.begin;
      if (there || way.path == ring.back().path || finding.diagnostic.notes.size() == most_notes) continue;
      finding.diagnostic.notes.push_back(
          {at, fmt::format("`{}` leads to `{}`", entries_[way.from].name, entries_[way.to].name)});
    }
  }

  const CheckedRules& rules_;
  Statements statements_;
  Report& report_;
  const std::vector<CatalogType::Entry>& entries_;
  std::set<std::set<std::uint32_t>> told_;
};

}  // namespace

void upgrade_cycle(const LintInput& input, Report& report) { Cycles(input, report).run(); }

}  // namespace rung
