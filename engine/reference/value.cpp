// SPDX-License-Identifier: Apache-2.0
// Equality and order of known values, and what an unknown one waits for.
#include "engine/reference/value.hpp"

#include <algorithm>
#include <cassert>

#include "engine/values/version.hpp"

namespace rung::reference {

namespace {

template <class T>
int order(const T& left, const T& right) {
  return left < right ? -1 : right < left ? 1 : 0;
}

__extension__ using Wide = __int128;

/// Int and decimal on one scale; wide enough for any int.
Wide millionths(const Value& value) {
  if (const auto* decimal = std::get_if<Decimal>(&value.of)) return decimal->micros;
  return static_cast<Wide>(std::get<std::int64_t>(value.of)) * 1'000'000;
}

bool is_number(const Value& value) {
  return std::holds_alternative<std::int64_t>(value.of) || std::holds_alternative<Decimal>(value.of);
}

bool equal_ends(const std::vector<Value>& left, const std::vector<Value>& right) {
  return left.size() == right.size() && (left.empty() || equal(left[0], right[0]));
}

bool equal_sets(const Set& left, const Set& right) {
  return std::equal(left.members.begin(), left.members.end(), right.members.begin(), right.members.end(), equal);
}

}  // namespace

Value absent() {
  Value value;
  value.state = Value::State::absent;
  return value;
}

Value unknown_field(std::string path) {
  Value value;
  value.waits.push_back({std::move(path), {}});
  return value;
}

Value unknown_of(const std::vector<Value>& operands) {
  Value value;
  for (const Value& operand : operands) {
    if (operand.is_unknown()) add_waits(value.waits, operand.waits);
  }
  return value;
}

void add_waits(Waits& waits, const Waits& more) {
  for (const Wait& wait : more) {
    if (std::find(waits.begin(), waits.end(), wait) == waits.end()) waits.push_back(wait);
  }
}

int compare(const Value& left, const Value& right) {
  assert(left.is_known() && right.is_known());
  if (is_number(left)) return order(millionths(left), millionths(right));
  if (const auto* text = std::get_if<std::string>(&left.of)) return order(*text, std::get<std::string>(right.of));
  if (const auto* date = std::get_if<Date>(&left.of)) return order(date->days, std::get<Date>(right.of).days);
  if (const auto* version = std::get_if<Version>(&left.of)) {
    return order(version_key(version->written), version_key(std::get<Version>(right.of).written));
  }
  if (const auto* listed = std::get_if<Listed>(&left.of)) {
    return order(listed->ordinal, std::get<Listed>(right.of).ordinal);
  }
  return order(std::get<bool>(left.of), std::get<bool>(right.of));
}

bool equal(const Value& left, const Value& right) {
  assert(left.is_known() && right.is_known());
  // "A record equals another only where both are the same place in the snapshot."
  if (const auto* record = std::get_if<RecordAt>(&left.of)) return *record == std::get<RecordAt>(right.of);
  if (const auto* list = std::get_if<ListAt>(&left.of)) return list->path == std::get<ListAt>(right.of).path;
  if (const auto* set = std::get_if<Set>(&left.of)) return equal_sets(*set, std::get<Set>(right.of));
  if (const auto* interval = std::get_if<Interval>(&left.of)) {
    const auto& other = std::get<Interval>(right.of);
    return equal_ends(interval->low, other.low) && equal_ends(interval->high, other.high);
  }
  return compare(left, right) == 0;
}

bool contains(const Set& set, const Value& member) {
  return std::any_of(set.members.begin(), set.members.end(), [&](const Value& other) { return equal(member, other); });
}

Set make_set(std::vector<Value> members) {
  std::stable_sort(members.begin(), members.end(),
                   [](const Value& left, const Value& right) { return compare(left, right) < 0; });
  members.erase(std::unique(members.begin(), members.end(), equal), members.end());
  return {std::move(members)};
}

namespace {

struct ConstantReader {
  Type type;

  Type scalar() const { return {type.base, Shape::scalar, false, type.index}; }
  std::vector<Value> each(const std::vector<Constant>& constants) const {
    std::vector<Value> values;
    for (const Constant& constant : constants) values.push_back(from_constant(constant, scalar()));
    return values;
  }
  Value operator()(EnumValue item) const { return known(Listed{false, type.index, item.index, {}, {}}); }
  Value operator()(EntryValue item) const { return known(Listed{true, type.index, item.index, {}, {}}); }
  Value operator()(const SetValue& set) const {
    if (type.shape == Shape::list) return known(ListAt{{}, each(set.items), none, 0});
    return known(make_set(each(set.items)));
  }
  Value operator()(const IntervalValue& interval) const {
    return known(Interval{each(interval.low), each(interval.high)});
  }
  template <class T>
  Value operator()(const T& plain) const { return known(plain); }
};

}  // namespace

Value from_constant(const Constant& constant, Type type) { return std::visit(ConstantReader{type}, constant.of); }

}  // namespace rung::reference
