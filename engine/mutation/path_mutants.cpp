// SPDX-License-Identifier: Apache-2.0
// Paths that are missing or lead elsewhere, and statements that hold on other days.
#include <algorithm>

#include <fmt/format.h>

#include "engine/mutation/statement_mutants.hpp"
#include "engine/values/date.hpp"

namespace rung::mutation {

namespace {

/// `2018-10-29`
constexpr std::uint32_t date_length = 10;

std::optional<std::uint32_t> entry_called(const CatalogType& catalog, std::string_view name) {
  for (std::uint32_t i = 0; i < catalog.entries.size(); ++i)
    if (catalog.entries[i].name == name) return i;
  return std::nullopt;
}

}  // namespace

void StatementMutants::of(const ast::Upgrade& upgrade, Range range) {
  const bool several_from = names(Operator::drop_path, upgrade.from, "from where the upgrade starts");
  const bool several_to = names(Operator::drop_path, upgrade.to, "from where the upgrade leads");
  // With several on a side each of them is dropped, and so is all of it.
  if (!several_from && !several_to)
    made_.add(Operator::drop_path, range, "", fmt::format("drops {}", made_.quote(range)));
  redirect(upgrade);
  clause(upgrade.where, "where");
  clause(upgrade.when, "when");
  dates(upgrade.effective);
}

/// Each TO becomes the next entry to which none of FROM leads.
void StatementMutants::redirect(const ast::Upgrade& upgrade) {
  const CatalogType& catalog = rules_.schema.catalogs[rules_.subject.catalog];
  std::vector<std::uint32_t> sources;
  for (const ast::Name& name : upgrade.from.names)
    if (const auto entry = entry_called(catalog, name.text)) sources.push_back(*entry);
  if (upgrade.from.every) return;  // every entry leads there, or `where` decides
  const auto count = static_cast<std::uint32_t>(catalog.entries.size());
  for (const ast::Name& name : upgrade.to.names) {
    const auto target = entry_called(catalog, name.text);
    if (!target) continue;
    for (std::uint32_t step = 1; step < count; ++step) {
      const std::uint32_t other = (*target + step) % count;
      const bool taken = std::any_of(sources.begin(), sources.end(), [&](std::uint32_t source) {
        return source == other || reached_.count({source, other}) > 0;
      });
      if (taken) continue;
      const std::string written = entry_as_written(catalog.entries[other].name);
      made_.add(Operator::redirect_path, name.range, written,
                fmt::format("leads to `{}` instead of {}", written, made_.quote(name.range)));
      break;
    }
  }
}

void StatementMutants::shift_date(std::int32_t day, Range place, std::int32_t by, std::string_view effect) {
  if (day + by < first_date || day + by > last_date) return;
  made_.add(Operator::shift_effective, place, format_date(day + by), std::string(effect));
}

/// The days as they are written in a clause `effective FIRST..LAST`.
StatementMutants::Days StatementMutants::days_of(const ast::Effective& effective) const {
  const Range range = effective.range;
  const std::string_view text = made_.written[range];
  const std::uint32_t end_of_dots = range.begin + static_cast<std::uint32_t>(text.rfind("..") + 2);
  return {made_.written.range(end_of_dots - 2 - date_length, end_of_dots - 2),
          made_.written.range(end_of_dots, end_of_dots + date_length)};
}

/// Beyond its dates a package decides nothing, so that no test could notice wider ones.
void StatementMutants::of(const ast::Package& package) {
  if (!package.effective) return;
  const ast::Effective& effective = *package.effective;
  const Days days = days_of(effective);
  if (effective.first) shift_date(*effective.first, days.first, +1, "starts a day later");
  if (effective.last) shift_date(*effective.last, days.last, -1, "ends a day earlier");
}

void StatementMutants::dates(const std::optional<ast::Effective>& effective) {
  if (!effective) return;
  const Days days = days_of(*effective);
  if (effective->first) {
    shift_date(*effective->first, days.first, -1, "starts a day earlier");
    shift_date(*effective->first, days.first, +1, "starts a day later");
  }
  if (effective->last) {
    shift_date(*effective->last, days.last, +1, "ends a day later");
    shift_date(*effective->last, days.last, -1, "ends a day earlier");
  }
  if (effective->first && effective->last) {
    made_.add(Operator::shift_effective, days.first, "", "holds on every day before, too");
    made_.add(Operator::shift_effective, days.last, "", "holds on every day after, too");
  } else {
    made_.add(Operator::shift_effective, effective->range, "", "holds on every day");
  }
}

}  // namespace rung::mutation
