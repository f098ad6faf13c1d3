// SPDX-License-Identifier: Apache-2.0
// What preconditions and advice guard: as conditions, by date, and path by path.
#include "engine/lint/guarded.hpp"

#include <algorithm>

#include "engine/values/date.hpp"

namespace rung {

DateRange common(const DateRange& one, const DateRange& other) {
  DateRange both = one;
  if (other.first && (!both.first || *both.first < *other.first)) both.first = other.first;
  if (other.last && (!both.last || *other.last < *both.last)) both.last = other.last;
  return both;
}

bool is_empty(const DateRange& range) { return range.first && range.last && *range.last < *range.first; }

truth::Possible days_of(const DateRange& range) {
  IntervalValue days;
  if (range.first) days.low.push_back({Date{*range.first}});
  if (range.last) days.high.push_back({Date{*range.last}});
  return truth::Possible::within(days);
}

std::string spell(const DateRange& range) {
  if (!range.first && !range.last) return "always";
  return (range.first ? format_date(*range.first) : "") + ".." + (range.last ? format_date(*range.last) : "");
}

truth::Possible ends_of_paths(const CheckedRules& rules, bool sources, std::optional<Action> action) {
  std::vector<bool> seen(rules.schema.catalogs[rules.subject.catalog].entries.size(), false);
  for (const Path& path : rules.paths)
    if (!action || rules.path_statements[path.statement].action == *action)
      seen[sources ? path.source : path.target] = true;
  std::vector<Value> entries;
  for (std::uint32_t i = 0; i < seen.size(); ++i)
    if (seen[i]) entries.push_back({EntryValue{i}});
  return truth::Possible::one_of(entries);
}

truth::TermId guard_term(truth::Terms& terms, const std::vector<Guard>& guards) {
  const Type set{Base::entry, Shape::set, false, terms.rules().subject.catalog};
  const auto one_of = [&](truth::TermId end, const std::vector<std::uint32_t>& entries) {
    SetValue values;
    for (const std::uint32_t entry : entries) values.items.push_back({EntryValue{entry}});
    truth::Term term;
    term.op = Op::in;
    term.type = {Base::boolean};
    term.operands = {end, terms.constant(set, {std::move(values)})};
    return terms.make(std::move(term));
  };
  if (guards.empty()) return terms.truth(true);
  std::vector<truth::TermId> any;
  for (const Guard& guard : guards) {
    std::vector<truth::TermId> all;
    if (guard.from) all.push_back(one_of(terms.source(), *guard.from));
    if (guard.to) all.push_back(one_of(terms.target(), *guard.to));
    if (guard.where) all.push_back(terms.of(*guard.where));
    any.push_back(terms.all(std::move(all)));
  }
  return terms.any(std::move(any));
}

bool Fitting::fits(const Guard& guard, const Path& path) {
  const auto holds = [](const std::optional<std::vector<std::uint32_t>>& entries, std::uint32_t entry) {
    return !entries || std::binary_search(entries->begin(), entries->end(), entry);
  };
  if (guard.action && *guard.action != rules_.path_statements[path.statement].action) return false;
  if (!holds(guard.from, path.source) || !holds(guard.to, path.target)) return false;
  // Unknown can only be an overflow; the stricter reading guards.
  return !guard.where || !evaluate_(*guard.where, path.source, path.target).is(false);
}

bool Fitting::fits(const std::vector<Guard>& guards, const Path& path) {
  return guards.empty() || std::any_of(guards.begin(), guards.end(), [&](const Guard& guard) { return fits(guard, path); });
}

}  // namespace rung
