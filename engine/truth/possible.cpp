// SPDX-License-Identifier: Apache-2.0
// The values that something may still have, as stretches of its type's order.
#include "engine/truth/possible.hpp"

#include <algorithm>
#include <limits>

#include "engine/values/version.hpp"

namespace rung::truth {

namespace {

struct KeyOf {
  Key operator()(bool value) const { return {value ? 1 : 0, {}}; }
  Key operator()(std::int64_t value) const { return {value, {}}; }
  Key operator()(Decimal value) const { return {value.micros, {}}; }
  Key operator()(const std::string& value) const { return {0, value}; }
  Key operator()(Date value) const { return {value.days, {}}; }
  Key operator()(const Version& value) const { return {0, version_key(value.written).value_or("")}; }
  Key operator()(EnumValue value) const { return {value.index, {}}; }
  Key operator()(EntryValue value) const { return {value.index, {}}; }
  Key operator()(const SetValue&) const { return {}; }
  Key operator()(const IntervalValue&) const { return {}; }
};

bool is_empty(const Stretch& stretch) {
  if (!stretch.low.key || !stretch.high.key) return false;
  const int order = compare(*stretch.low.key, *stretch.high.key);
  return order > 0 || (order == 0 && !(stretch.low.included && stretch.high.included));
}

/// Which of two lower ends leaves less.
const End& later_low(const End& a, const End& b) {
  if (!a.key) return b;
  if (!b.key) return a;
  const int order = compare(*a.key, *b.key);
  return order > 0 || (order == 0 && !a.included) ? a : b;
}

const End& earlier_high(const End& a, const End& b) {
  if (!a.key) return b;
  if (!b.key) return a;
  const int order = compare(*a.key, *b.key);
  return order < 0 || (order == 0 && !a.included) ? a : b;
}

bool same_low(const End& a, const End& b) { return a.key == b.key && (!a.key || a.included == b.included); }

bool ends_before(const Stretch& a, const Stretch& b) {
  if (!a.high.key) return false;
  if (!b.high.key) return true;
  const int order = compare(*a.high.key, *b.high.key);
  return order < 0 || (order == 0 && !a.high.included && b.high.included);
}

}  // namespace

Key key_of(const Value& scalar) { return std::visit(KeyOf{}, scalar.of); }

int compare(const Key& left, const Key& right) {
  if (left.number != right.number) return left.number < right.number ? -1 : 1;
  return left.text.compare(right.text);
}

void Possible::add(Stretch stretch) {
  if (!truth::is_empty(stretch)) stretches_.push_back(std::move(stretch));
}

Possible Possible::numbers(std::int64_t first, std::int64_t last) {
  return Possible({{Key{first, {}}, true}, {Key{last, {}}, true}});
}

Possible Possible::only(const Value& scalar) {
  const Key key = key_of(scalar);
  return Possible({{key, true}, {key, true}});
}

Possible Possible::one_of(const std::vector<Value>& scalars) {
  std::vector<Key> keys;
  for (const Value& scalar : scalars) keys.push_back(key_of(scalar));
  std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) { return compare(a, b) < 0; });
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  Possible made;
  for (const Key& key : keys) made.add({{key, true}, {key, true}});
  return made;
}

Possible Possible::within(const IntervalValue& interval) {
  Stretch stretch;
  if (!interval.low.empty()) stretch.low.key = key_of(interval.low[0]);
  if (!interval.high.empty()) stretch.high.key = key_of(interval.high[0]);
  return Possible(std::move(stretch));
}

Possible Possible::below(const Key& key, bool included, bool bytes) {
  if (included || bytes) return Possible({{}, {key, included}});
  if (key.number == std::numeric_limits<std::int64_t>::min()) return {};
  return Possible({{}, {Key{key.number - 1, {}}, true}});
}

Possible Possible::above(const Key& key, bool included, bool bytes) {
  if (included || bytes) return Possible({{key, included}, {}});
  if (key.number == std::numeric_limits<std::int64_t>::max()) return {};
  return Possible({{Key{key.number + 1, {}}, true}, {}});
}

bool Possible::holds(const Key& key) const {
  const auto first = std::partition_point(stretches_.begin(), stretches_.end(), [&](const Stretch& stretch) {
    const int order = stretch.high.key ? compare(*stretch.high.key, key) : 1;
    return order < 0 || (order == 0 && !stretch.high.included);
  });
  if (first == stretches_.end()) return false;
  const int order = first->low.key ? compare(*first->low.key, key) : -1;
  return order < 0 || (order == 0 && first->low.included);
}

Possible Possible::both(const Possible& other) const {
  Possible made;
  std::size_t a = 0;
  std::size_t b = 0;
  while (a < stretches_.size() && b < other.stretches_.size()) {
    const Stretch& one = stretches_[a];
    const Stretch& two = other.stretches_[b];
    made.add({later_low(one.low, two.low), earlier_high(one.high, two.high)});
    if (ends_before(one, two)) ++a;
    else ++b;
  }
  return made;
}

Possible Possible::others(bool bytes) const {
  Possible made;
  End from;
  for (const Stretch& stretch : stretches_) {
    if (stretch.low.key) {
      const Possible before = below(*stretch.low.key, !stretch.low.included, bytes);
      if (!before.is_empty()) made.add({from, before.high()});
    }
    if (!stretch.high.key) return made;
    const Possible behind = above(*stretch.high.key, !stretch.high.included, bytes);
    if (behind.is_empty()) return made;
    from = behind.low();
  }
  made.add({from, {}});
  return made;
}

bool Possible::is_within(const Possible& other) const {
  std::size_t at = 0;
  return std::all_of(stretches_.begin(), stretches_.end(), [&](const Stretch& stretch) {
    while (at < other.stretches_.size() && ends_before(other.stretches_[at], stretch)) ++at;
    if (at == other.stretches_.size()) return false;
    const Stretch& around = other.stretches_[at];
    return &later_low(stretch.low, around.low) == &stretch.low || same_low(stretch.low, around.low);
  });
}

std::optional<Key> Possible::single() const {
  if (stretches_.size() != 1) return std::nullopt;
  const Stretch& only = stretches_[0];
  if (!only.low.key || !only.high.key || !(*only.low.key == *only.high.key)) return std::nullopt;
  return only.low.key;
}

}  // namespace rung::truth
