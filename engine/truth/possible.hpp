// SPDX-License-Identifier: Apache-2.0
// The values that something may still have, as stretches of its type's order: what two conditions leave over.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/check/value.hpp"

namespace rung::truth {

/// A scalar as a number or, for texts and versions, as bytes that order like it.
struct Key {
  std::int64_t number = 0;
  std::string text;
  bool operator==(const Key&) const = default;
};
Key key_of(const Value& scalar);
int compare(const Key& left, const Key& right);

/// One end of a stretch; without a key it is open for ever.
struct End {
  std::optional<Key> key;
  bool included = true;
};
struct Stretch { End low, high; };

/// INVARIANT: stretches are ascending, not empty and do not overlap.
class Possible {
 public:
  static Possible anything() { return Possible({{}, {}}); }
  static Possible nothing() { return {}; }
  static Possible numbers(std::int64_t first, std::int64_t last);
  static Possible number(std::int64_t only) { return numbers(only, only); }
  static Possible only(const Value& scalar);
  static Possible one_of(const std::vector<Value>& scalars);
  static Possible within(const IntervalValue& interval);
  /// `bytes`: texts and versions, which have no next one.
  static Possible below(const Key& key, bool included, bool bytes);
  static Possible above(const Key& key, bool included, bool bytes);

  bool is_empty() const { return stretches_.empty(); }
  bool holds(const Key& key) const;
  bool overlaps(const Possible& other) const { return !both(other).is_empty(); }
  bool is_within(const Possible& other) const;
  /// The one value that is left.
  std::optional<Key> single() const;
  const End& low() const { return stretches_.front().low; }
  const End& high() const { return stretches_.back().high; }
  const std::vector<Stretch>& stretches() const { return stretches_; }

  Possible both(const Possible& other) const;
  /// `bytes` as above.
  Possible others(bool bytes) const;

 private:
  Possible() = default;
  explicit Possible(Stretch stretch) { add(std::move(stretch)); }
  void add(Stretch stretch);
  std::vector<Stretch> stretches_;
};

}  // namespace rung::truth
