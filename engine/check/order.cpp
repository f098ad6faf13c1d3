// SPDX-License-Identifier: Apache-2.0
// How constants compare: versions by precedence, sets by what they hold.
#include "engine/check/order.hpp"

#include <algorithm>
#include <cassert>
#include <string>

#include "engine/values/version.hpp"

namespace rung {

namespace {

template <class T>
int three_way(const T& left, const T& right) {
  return left < right ? -1 : right < left ? 1 : 0;
}

struct Comparison {
  const Value& right;

  int operator()(bool left) const { return three_way<int>(left, std::get<bool>(right.of)); }
  int operator()(std::int64_t left) const { return three_way(left, std::get<std::int64_t>(right.of)); }
  int operator()(Decimal left) const { return three_way(left.micros, std::get<Decimal>(right.of).micros); }
  int operator()(const std::string& left) const { return three_way(left, std::get<std::string>(right.of)); }
  int operator()(Date left) const { return three_way(left.days, std::get<Date>(right.of).days); }
  int operator()(const Version& left) const {
    const Version& other = std::get<Version>(right.of);
    if (left.written == other.written) return 0;
    return three_way(version_key(left.written), version_key(other.written));
  }
  int operator()(EnumValue left) const { return three_way(left.index, std::get<EnumValue>(right.of).index); }
  int operator()(EntryValue left) const { return three_way(left.index, std::get<EntryValue>(right.of).index); }
  int operator()(const SetValue&) const { return not_ordered(); }
  int operator()(const IntervalValue&) const { return not_ordered(); }

  static int not_ordered() {
    assert(false && "sets and ranges have no order");
    return 0;
  }
};

bool equal_items(const std::vector<Value>& left, const std::vector<Value>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const Value& a, const Value& b) { return equal(a, b); });
}

}  // namespace

int compare(const Value& left, const Value& right) { return std::visit(Comparison{right}, left.of); }

bool equal(const Value& left, const Value& right) {
  if (const auto* set = std::get_if<SetValue>(&left.of)) {
    return equal_items(set->items, std::get<SetValue>(right.of).items);
  }
  if (const auto* interval = std::get_if<IntervalValue>(&left.of)) {
    const auto& other = std::get<IntervalValue>(right.of);
    return equal_items(interval->low, other.low) && equal_items(interval->high, other.high);
  }
  return compare(left, right) == 0;
}

SetValue make_set(std::vector<Value> items) {
  std::stable_sort(items.begin(), items.end(), [](const Value& a, const Value& b) { return compare(a, b) < 0; });
  items.erase(std::unique(items.begin(), items.end(), [](const Value& a, const Value& b) { return equal(a, b); }),
              items.end());
  return {std::move(items)};
}

bool holds(const SetValue& set, const Value& item) {
  const auto found = std::lower_bound(set.items.begin(), set.items.end(), item,
                                      [](const Value& a, const Value& b) { return compare(a, b) < 0; });
  return found != set.items.end() && compare(*found, item) == 0;
}

bool holds(const IntervalValue& interval, const Value& item) {
  return (interval.low.empty() || compare(interval.low[0], item) <= 0) &&
         (interval.high.empty() || compare(item, interval.high[0]) <= 0);
}

}  // namespace rung
