// SPDX-License-Identifier: Apache-2.0
// What `where` needs of each entry, as columns of numbers: computed once for each entry, compared once for each pair.
#include "engine/check/where_columns.hpp"

#include <algorithm>
#include <limits>

#include "engine/values/version.hpp"

namespace rung {

namespace {

template <class T>
void sort_unique(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

template <class T>
std::int64_t place_of(const std::vector<T>& sorted, const T& item) {
  return std::lower_bound(sorted.begin(), sorted.end(), item) - sorted.begin();
}

struct Number {
  const std::vector<std::string>& texts;
  const std::vector<std::string>& version_keys;

  std::int64_t operator()(bool value) const { return value ? 1 : 0; }
  std::int64_t operator()(std::int64_t value) const { return value; }
  std::int64_t operator()(Decimal value) const { return value.micros; }
  std::int64_t operator()(const std::string& value) const { return place_of(texts, value); }
  std::int64_t operator()(Date value) const { return value.days; }
  std::int64_t operator()(const Version& value) const {
    return place_of(version_keys, version_key(value.written).value_or(""));
  }
  std::int64_t operator()(EnumValue value) const { return value.index; }
  std::int64_t operator()(EntryValue value) const { return value.index; }
  std::int64_t operator()(const SetValue&) const { return 0; }
  std::int64_t operator()(const IntervalValue&) const { return 0; }
};

}  // namespace

void Numbering::see_scalar(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value.of)) texts_.push_back(*text);
  if (const auto* version = std::get_if<Version>(&value.of))
    version_keys_.push_back(version_key(version->written).value_or(""));
}

void Numbering::see(const Settled& settled, Type type) {
  if (!settled.known()) return;
  if (const auto* set = std::get_if<SetValue>(&settled.value.of)) {
    std::vector<Value>& items = set_items_[{type.base, type.index}];
    for (const Value& item : set->items) {
      see_scalar(item);
      items.push_back(item);
    }
  } else if (const auto* interval = std::get_if<IntervalValue>(&settled.value.of)) {
    for (const Value& end : interval->low) see_scalar(end);
    for (const Value& end : interval->high) see_scalar(end);
  } else {
    see_scalar(settled.value);
  }
}

void Numbering::finish() {
  sort_unique(texts_);
  sort_unique(version_keys_);
  for (const auto& [kind, items] : set_items_) {
    std::vector<std::int64_t>& universe = universes_[kind];
    for (const Value& item : items) universe.push_back(number_of(item));
    sort_unique(universe);
  }
  set_items_.clear();
}

std::int64_t Numbering::number_of(const Value& scalar) const {
  return std::visit(Number{texts_, version_keys_}, scalar.of);
}

std::size_t Numbering::words(Type type) const {
  const auto found = universes_.find({type.base, type.index});
  return found == universes_.end() ? 1 : std::max<std::size_t>(1, (found->second.size() + 63) / 64);
}

std::optional<std::size_t> Numbering::bit(Type set, std::int64_t item) const {
  const auto found = universes_.find({set.base, set.index});
  if (found == universes_.end()) return std::nullopt;
  const auto place = std::lower_bound(found->second.begin(), found->second.end(), item);
  if (place == found->second.end() || *place != item) return std::nullopt;
  return static_cast<std::size_t>(place - found->second.begin());
}

void Numbering::append(const Settled& settled, Type type, WhereColumn& column) const {
  using State = Settled::State;
  column.known.push_back(settled.known() ? Known::yes : settled.state == State::absent ? Known::absent : Known::no);
  if (type.shape == Shape::set) {
    const std::size_t first = column.words.size();
    column.words.resize(first + words(type), 0);
    if (!settled.known()) return;
    for (const Value& item : std::get<SetValue>(settled.value.of).items) {
      const std::size_t place = *bit(type, number_of(item));
      column.words[first + place / 64] |= std::uint64_t{1} << place % 64;
    }
    return;
  }
  if (type.shape == Shape::range) {
    const auto* interval = settled.known() ? &std::get<IntervalValue>(settled.value.of) : nullptr;
    const bool low = interval && !interval->low.empty();
    const bool high = interval && !interval->high.empty();
    column.values.push_back(low ? number_of(interval->low[0]) : std::numeric_limits<std::int64_t>::min());
    column.highs.push_back(high ? number_of(interval->high[0]) : std::numeric_limits<std::int64_t>::max());
    return;
  }
  column.values.push_back(settled.known() ? number_of(settled.value) : 0);
}

}  // namespace rung
