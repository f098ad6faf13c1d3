// SPDX-License-Identifier: Apache-2.0
// Paths: statements expanded to pairs of entries, `where` settled, no path twice on one day.
#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "engine/check/checking.hpp"

namespace rung {

namespace {

constexpr std::size_t most_paths = 10'000'000;

std::int64_t first_day(const DateRange& dates) {
  return dates.first ? *dates.first : std::numeric_limits<std::int64_t>::min();
}
std::int64_t last_day(const DateRange& dates) {
  return dates.last ? *dates.last : std::numeric_limits<std::int64_t>::max();
}

}  // namespace

std::vector<std::uint32_t> Checking::entries_of(const ast::Entries& written) {
  std::vector<std::uint32_t> entries;
  if (!names_.subject_usable) return entries;
  const CatalogType& catalog = rules_.schema.catalogs[rules_.subject.catalog];
  if (written.every) {
    for (std::uint32_t i = 0; i < catalog.entries.size(); ++i) entries.push_back(i);
    return entries;
  }
  std::unordered_map<std::uint32_t, Range> seen;
  for (const ast::Name& name : written.names) {
    const std::optional<std::uint32_t> entry = typing_.entry(name, rules_.subject.catalog);
    if (!entry) continue;
    const auto [first, is_new] = seen.emplace(*entry, name.range);
    if (is_new) {
      entries.push_back(*entry);
    } else {
      findings_.error("R285", name.range, fmt::format("{} is listed twice", findings_.quote(name.range)), "",
                      {{first->second, "first here"}});
    }
  }
  return entries;
}

std::optional<Expression> Checking::check_where(const ast::Expression& written, std::string_view clause) {
  const std::size_t before = findings_.count();
  Expression where = typing_.condition(written);
  const Reads reads = reads_of(where, measures_);
  for (const Read read : {Read::snapshot, Read::request, Read::subject, Read::today}) {
    const std::optional<Range>& place = reads[static_cast<std::size_t>(read)];
    if (!place) continue;
    findings_.error(
        "R282", *place, fmt::format("`where` looks at `source` and `target` alone, found {}", findings_.quote(*place)),
        fmt::format("it is settled when the rules are loaded: what looks at the snapshot or the date belongs into {}",
                    clause));
    break;
  }
  check_extent(where);
  if (findings_.count() > before) return std::nullopt;
  return where;
}

void Checking::check_paths() {
  for (const ast::Statement* statement : statements_.paths) {
    if (const auto* upgrade = std::get_if<ast::Upgrade>(&statement->node)) {
      check_upgrade(*upgrade, statement->range);
    } else {
      check_extend(std::get<ast::Extend>(statement->node), statement->range);
    }
  }
  check_overlaps();
}

void Checking::check_upgrade(const ast::Upgrade& upgrade, Range range) {
  const auto index = static_cast<std::uint32_t>(rules_.path_statements.size());
  PathStatement statement{Action::upgrade,    std::nullopt,     dates_of(upgrade.effective), range,
                          upgrade.from.every, upgrade.to.every, std::nullopt};
  const std::size_t known = typing_.known();
  std::optional<Expression> where;
  if (upgrade.where) {
    where = check_where(*upgrade.where, "`when`");
    if (where) typing_.learn(*where, true);
  }
  if (upgrade.when) {
    statement.when = typing_.condition(*upgrade.when);
    check_extent(*statement.when);
  }
  typing_.forget(known);
  statement.where = where;
  rules_.path_statements.push_back(std::move(statement));
  const std::vector<std::uint32_t> sources = entries_of(upgrade.from);
  const std::vector<std::uint32_t> targets = entries_of(upgrade.to);
  if (upgrade.where && !where) return;
  const bool with_itself = !upgrade.from.every && !upgrade.to.every;
  bool told_self = false;
  const auto take = [&](std::uint32_t source, std::uint32_t target) {
    if (source != target) {
      if (rules_.paths.size() <= most_paths) rules_.paths.push_back({source, target, index});
    } else if (with_itself && !std::exchange(told_self, true)) {
      const std::string& name = rules_.schema.catalogs[rules_.subject.catalog].entries[source].name;
      findings_.error("R280", join(upgrade.from.range, upgrade.to.range),
                      fmt::format("`{0}` cannot be upgraded to `{0}`", name),
                      fmt::format("staying on an entry is `extend {}`", name));
    }
  };
  if (rules_.paths.size() > most_paths) return;  // told already
  if (where) {
    const auto fault = for_each_pair(rules_.schema, rules_.defines, *where, sources, targets, with_itself, take);
    if (fault) tell_where_fault(*fault);
  } else {
    for (const std::uint32_t source : sources) {
      for (const std::uint32_t target : targets) take(source, target);
    }
  }
  if (rules_.paths.size() > most_paths) {
    findings_.error("R284", range, fmt::format("the rule set has more than {} paths (limit: paths)", most_paths));
  }
}

void Checking::tell_where_fault(const WhereFault& fault) {
  const CatalogType& catalog = rules_.schema.catalogs[rules_.subject.catalog];
  const std::string pair = fmt::format("`source` is `{}` and `target` is `{}`", catalog.entries[fault.source].name,
                                       catalog.entries[fault.target].name);
  if (fault.too_long) {
    findings_.error("R284", fault.range, "settling this `where` takes too many steps (limit: steps of `where`)",
                    "compare fields of `source` and `target` rather than looking through sets for each pair");
  } else {
    findings_.error("R283", fault.range, fmt::format("{} overflows where {}", findings_.quote(fault.range), pair));
  }
}

void Checking::check_extend(const ast::Extend& extend, Range range) {
  const auto index = static_cast<std::uint32_t>(rules_.path_statements.size());
  PathStatement statement{Action::extend, std::nullopt, dates_of(extend.effective), range, false, false, std::nullopt};
  if (extend.when) {
    statement.when = typing_.condition(*extend.when);
    check_extent(*statement.when);
  }
  rules_.path_statements.push_back(std::move(statement));
  for (const std::uint32_t entry : entries_of(extend.entries)) rules_.paths.push_back({entry, entry, index});
}

void Checking::check_overlaps() {
  const std::vector<PathStatement>& statements = rules_.path_statements;
  if (statements.size() < 2) return;  // no statement has a pair twice
  std::vector<std::uint32_t> order(rules_.paths.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto pair_of = [&](const Path& path) { return std::uint64_t{path.source} << 32 | path.target; };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Path& one = rules_.paths[a];
    const Path& other = rules_.paths[b];
    if (pair_of(one) != pair_of(other)) return pair_of(one) < pair_of(other);
    const std::int64_t day = first_day(statements[one.statement].effective);
    const std::int64_t other_day = first_day(statements[other.statement].effective);
    return day != other_day ? day < other_day : a < b;
  });
  std::size_t latest = 0;  // of those with the same ends, the one that holds longest so far
  std::unordered_map<std::uint64_t, std::size_t> told;
  for (std::size_t i = 1; i < order.size(); ++i) {
    const Path& path = rules_.paths[order[i]];
    const Path& before = rules_.paths[order[latest]];
    if (pair_of(path) != pair_of(before)) {
      latest = i;
      continue;
    }
    const DateRange& dates = statements[path.statement].effective;
    const DateRange& dates_before = statements[before.statement].effective;
    if (first_day(dates) <= last_day(dates_before)) tell_overlap(path, before, told);
    if (last_day(dates) > last_day(dates_before)) latest = i;
  }
}

void Checking::tell_overlap(Path path, Path before, std::unordered_map<std::uint64_t, std::size_t>& told) {
  const Range first = rules_.path_statements[before.statement].range;
  const Range second = rules_.path_statements[path.statement].range;
  if (path.statement < before.statement) {
    tell_overlap(before, path, told);
    return;
  }
  // Once for two statements, however many paths they share.
  if (!told.emplace(std::uint64_t{before.statement} << 32 | path.statement, 0).second) return;
  const std::vector<CatalogType::Entry>& entries = rules_.schema.catalogs[rules_.subject.catalog].entries;
  const bool upgrade = path.source != path.target;
  const std::string what =
      upgrade ? fmt::format("the path from `{}` to `{}`", entries[path.source].name, entries[path.target].name)
              : fmt::format("`extend {}`", entries[path.source].name);
  findings_.error("R281", second, fmt::format("{} is there twice on one day", what),
                  "name each path once, or give the statements `effective` ranges that have no day in common",
                  {{first, "first here"}});
}

}  // namespace rung
