// SPDX-License-Identifier: Apache-2.0
#include "engine/coverage/settled.hpp"

#include <algorithm>

#include "engine/check/where.hpp"
#include "engine/compile/program.hpp"

namespace rung {

namespace {

constexpr std::size_t most_pairs = std::size_t{1} << 24;
constexpr std::uint64_t most_steps = 50'000'000;

bool reads_more(const Expression& expression, std::vector<std::uint32_t>& bound) {
  switch (expression.op) {
    case Op::snapshot:
    case Op::request:
    case Op::subject:
    case Op::today: return true;
    case Op::variable: return std::find(bound.begin(), bound.end(), expression.index) == bound.end();
    default: break;
  }
  const bool quantifies = is_quantifier(expression.op);
  if (quantifies) bound.push_back(expression.index);
  const bool result = std::any_of(expression.operands.begin(), expression.operands.end(),
                                  [&](const Expression& operand) { return reads_more(operand, bound); });
  if (quantifies) bound.pop_back();
  return result;
}

/// The entries on one side of some paths, each once, and where each stands among them.
struct Side {
  Side(const CheckedRules& rules, const std::vector<std::uint32_t>& paths, std::uint32_t Path::*end)
      : place(rules.schema.catalogs[rules.subject.catalog].entries.size(), none_yet) {
    for (const std::uint32_t path : paths) {
      std::uint32_t& at = place[rules.paths[path].*end];
      if (at != none_yet) continue;
      at = static_cast<std::uint32_t>(entries.size());
      entries.push_back(rules.paths[path].*end);
    }
  }
  static constexpr std::uint32_t none_yet = 0xffffffff;
  std::vector<std::uint32_t> entries, place;
};

bool meet(const DateRange& left, const DateRange& right) {
  const auto before = [](const DateRange& one, const DateRange& other) {
    return one.last && other.first && *one.last < *other.first;
  };
  return !before(left, right) && !before(right, left);
}

DateRange both(const DateRange& left, const DateRange& right) {
  DateRange result = left;
  if (right.first && (!result.first || *result.first < *right.first)) result.first = right.first;
  if (right.last && (!result.last || *right.last < *result.last)) result.last = right.last;
  return result;
}

}  // namespace

bool is_settled(const Expression& expression) {
  std::vector<std::uint32_t> bound;
  return !reads_more(expression, bound);
}

std::optional<std::vector<bool>> settle(const CheckedRules& rules, const Expression& condition,
                                        const std::vector<std::uint32_t>& paths) {
  const Side sources(rules, paths, &Path::source), targets(rules, paths, &Path::target);
  const std::size_t width = targets.entries.size();
  if (width != 0 && sources.entries.size() > most_pairs / width) return std::nullopt;
  std::vector<bool> holds(sources.entries.size() * width);
  const auto take = [&](std::uint32_t source, std::uint32_t target) {
    holds[sources.place[source] * width + targets.place[target]] = true;
  };
  if (for_each_pair(rules.schema, rules.defines, condition, sources.entries, targets.entries, true, take, most_steps))
    return std::nullopt;
  std::vector<bool> result(paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const Path& path = rules.paths[paths[i]];
    result[i] = holds[sources.place[path.source] * width + targets.place[path.target]];
  }
  return result;
}

std::vector<std::uint32_t> guarded_paths(const CheckedRules& rules, const std::vector<Guard>& guards,
                                         const DateRange& effective) {
  std::vector<std::uint32_t> result;
  const auto add_those = [&](const std::vector<Guard>& some) {
    const DateRange days = both(effective, rules.package.effective);
    if (!meet(effective, rules.package.effective)) return;
    for (std::uint32_t i = 0; i < rules.paths.size(); ++i) {
      const PathStatement& statement = rules.path_statements[rules.paths[i].statement];
      if (meet(statement.effective, days) &&
          applies(some, rules.paths[i], statement.action, [](const Expression&) { return true; }))
        result.push_back(i);
    }
  };
  if (guards.empty()) add_those(guards);
  for (const Guard& guard : guards) {
    const std::size_t before = result.size();
    add_those({guard});
    if (!guard.where || result.size() == before) continue;
    const std::vector<std::uint32_t> candidates(result.begin() + static_cast<std::ptrdiff_t>(before), result.end());
    result.resize(before);
    const auto truths = settle(rules, *guard.where, candidates);
    for (std::size_t i = 0; i < candidates.size(); ++i)
      if (!truths || (*truths)[i]) result.push_back(candidates[i]);
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

}  // namespace rung
