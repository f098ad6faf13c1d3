// SPDX-License-Identifier: Apache-2.0
// Effective ranges: never together with the package's, over already, or with days missing between two of one name.
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "engine/check/statements.hpp"
#include "engine/lint/guarded.hpp"
#include "engine/lint/lints.hpp"
#include "engine/values/date.hpp"

namespace rung {

namespace {

/// A statement with an effective range, and the names of what it makes: preconditions and advice by name, paths by ends.
struct Dated {
  std::string what;
  DateRange effective;
  Range range;                      ///< of the effective range
  std::vector<std::string> makes;
};

const std::optional<ast::Effective>& effective_of(const ast::Statement& statement) {
  if (const auto* upgrade = std::get_if<ast::Upgrade>(&statement.node)) return upgrade->effective;
  return std::get<ast::Extend>(statement.node).effective;
}

std::string path_name(const CheckedRules& rules, const Path& path) {
  const auto& entries = rules.schema.catalogs[rules.subject.catalog].entries;
  if (path.source == path.target) return fmt::format("`extend {}`", entries[path.source].name);
  return fmt::format("the path from `{}` to `{}`", entries[path.source].name, entries[path.target].name);
}

std::vector<Dated> dated_statements(const LintInput& input) {
  const Statements statements = by_kind(input.written);
  std::vector<Dated> all;
  std::vector<std::size_t> of_statement(input.rules.path_statements.size(), 0);
  for (std::size_t i = 0; i < of_statement.size(); ++i) {
    const std::optional<ast::Effective>& effective = effective_of(*statements.paths[i]);
    if (!effective) continue;
    all.push_back({"this statement", input.rules.path_statements[i].effective, effective->range, {}});
    of_statement[i] = all.size();
  }
  if (!all.empty()) {
    for (const Path& path : input.rules.paths)
      if (const std::size_t at = of_statement[path.statement]; at > 0)
        all[at - 1].makes.push_back(path_name(input.rules, path));
  }
  const auto add = [&](std::string_view kind, const auto& checked, const auto& written) {
    for (std::size_t i = 0; i < checked.size(); ++i) {
      if (!written[i]->effective) continue;
      const std::string name = fmt::format("{} `{}`", kind, checked[i].name);
      all.push_back({name, checked[i].effective, written[i]->effective->range, {name}});
    }
  };
  add("precondition", input.rules.preconditions, statements.preconditions);
  add("advice", input.rules.advice, statements.advice);
  return all;
}

std::optional<Range> package_range(const LintInput& input) {
  for (const auto& package : by_kind(input.written).packages)
    if (package->effective) return package->effective->range;
  return std::nullopt;
}

}  // namespace

void never_in_effect(const LintInput& input, Report& report) {
  const DateRange& package = input.rules.package.effective;
  const std::optional<Range> package_at = package_range(input);
  if (!package_at) return;
  for (const Dated& one : dated_statements(input)) {
    if (!is_empty(common(one.effective, package))) continue;
    Finding& finding = report(one.range, fmt::format("{} is never in effect: the package holds {}", one.what,
                                                     spell(package)),
                              "give it days on which the package holds, or leave it out");
    finding.diagnostic.notes.push_back({*package_at, "the package's days"});
  }
}

void no_longer_in_effect(const LintInput& input, Report& report) {
  const auto is_over = [&](const DateRange& range) { return range.last && *range.last < input.as_of; };
  const DateRange& package = input.rules.package.effective;
  const std::string help = "leave it out where past days need no answers any more, or give it later days";
  if (is_over(package)) {
    if (const std::optional<Range> at = package_range(input))
      report(*at, fmt::format("the package holds no longer: its last day was {}", format_date(*package.last)), help);
    return;
  }
  const std::vector<Dated> all = dated_statements(input);
  std::map<std::string_view, std::int64_t> latest;  // what follows upon an earlier range is its history
  for (const Dated& one : all) {
    const std::int64_t last = one.effective.last ? *one.effective.last : last_date + std::int64_t{1};
    for (const std::string& name : one.makes) {
      const auto at = latest.emplace(name, last).first;
      at->second = std::max(at->second, last);
    }
  }
  for (const Dated& one : all) {
    if (!is_over(one.effective) || is_empty(common(one.effective, package))) continue;
    const bool followed = !one.makes.empty() && std::all_of(one.makes.begin(), one.makes.end(), [&](const auto& name) {
      return latest.at(name) > *one.effective.last;
    });
    if (followed) continue;
    report(one.range, fmt::format("{} is no longer in effect: its last day was {}", one.what,
                                  format_date(*one.effective.last)), help);
  }
}

void gap_in_effect(const LintInput& input, Report& report) {
  const std::vector<Dated> all = dated_statements(input);
  std::map<std::string_view, std::vector<const Dated*>> by_name;
  for (const Dated& one : all)
    for (const std::string& name : one.makes) by_name[name].push_back(&one);
  std::set<std::pair<const Dated*, const Dated*>> told;
  for (auto& [name, same] : by_name) {
    const auto first = [](const Dated* one) { return one->effective.first.value_or(first_date); };
    std::sort(same.begin(), same.end(), [&](auto* a, auto* b) { return first(a) < first(b); });
    for (std::size_t i = 1; i < same.size(); ++i) {
      const Dated& before = *same[i - 1];
      const Dated& after = *same[i];
      if (!before.effective.last || !after.effective.first) continue;
      const DateRange gap{*before.effective.last + 1, *after.effective.first - 1};
      if (is_empty(gap) || is_empty(common(gap, input.rules.package.effective))) continue;
      if (!told.emplace(&before, &after).second) continue;
      const std::string days = gap.first == gap.last ? fmt::format("on {}", format_date(*gap.first))
                                                     : fmt::format("from {} to {}", format_date(*gap.first),
                                                                   format_date(*gap.last));
      Finding& finding = report(after.range, fmt::format("{} is not in effect {}", name, days),
                                "let the ranges follow upon each other, or say with a comment that the gap is meant");
      finding.diagnostic.notes.push_back({before.range, "the range before it"});
    }
  }
}

}  // namespace rung
