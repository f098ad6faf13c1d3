// SPDX-License-Identifier: Apache-2.0
// Stretches of values: what is left over of two, and what is beside one.
#include "tests/catch.hpp"

#include <limits>

#include "engine/truth/possible.hpp"

namespace rung::truth {

namespace {

Key number(std::int64_t value) { return {value, {}}; }
Key text(std::string value) { return {0, std::move(value)}; }
Possible numbers(std::vector<std::int64_t> values) {
  std::vector<Value> scalars;
  for (const std::int64_t value : values) scalars.push_back({value});
  return Possible::one_of(scalars);
}

}  // namespace

TEST_CASE("what two leave over") {
  CHECK(Possible::numbers(1, 5).both(Possible::numbers(4, 9)).single() == std::nullopt);
  CHECK(Possible::numbers(1, 5).both(Possible::numbers(5, 9)).single() == number(5));
  CHECK(Possible::numbers(1, 5).both(Possible::numbers(6, 9)).is_empty());
  CHECK(numbers({1, 3, 5}).both(Possible::numbers(2, 4)).single() == number(3));
  CHECK(numbers({1, 3}).both(numbers({3, 4})).single() == number(3));
}

TEST_CASE("whole numbers have a next one, texts have none") {
  CHECK(Possible::above(number(3), false, false).both(Possible::below(number(4), false, false)).is_empty());
  CHECK_FALSE(Possible::above(text("a"), false, true).both(Possible::below(text("b"), false, true)).is_empty());
  CHECK(Possible::above(text("a"), false, true).both(Possible::below(text("a"), true, true)).is_empty());
  CHECK(Possible::above(number(std::numeric_limits<std::int64_t>::max()), false, false).is_empty());
  CHECK(Possible::below(number(std::numeric_limits<std::int64_t>::min()), false, false).is_empty());
}

TEST_CASE("what is beside some values") {
  const Possible others = numbers({1, 3}).others(false);
  CHECK(others.holds(number(0)));
  CHECK_FALSE(others.holds(number(1)));
  CHECK(others.holds(number(2)));
  CHECK_FALSE(others.holds(number(3)));
  CHECK(others.both(Possible::numbers(1, 3)).single() == number(2));
  CHECK(Possible::anything().others(false).is_empty());
  CHECK(Possible::nothing().others(true).holds(text("x")));
}

TEST_CASE("what lies within what") {
  CHECK(Possible::number(3).is_within(Possible::numbers(1, 5)));
  CHECK_FALSE(Possible::numbers(3, 6).is_within(Possible::numbers(1, 5)));
  CHECK(Possible::nothing().is_within(Possible::number(1)));
  CHECK(numbers({1, 3}).is_within(Possible::anything()));
  CHECK_FALSE(Possible::anything().is_within(numbers({1, 3})));
  CHECK(numbers({1, 3, 7}).is_within(numbers({1, 2, 3, 7})));
  CHECK_FALSE(numbers({1, 3, 7}).is_within(numbers({1, 2, 7})));
  const Possible before = Possible::below(text("b"), false, true);
  CHECK(before.is_within(before));
  CHECK(before.is_within(Possible::below(text("b"), true, true)));
  CHECK_FALSE(Possible::below(text("b"), true, true).is_within(before));
  CHECK_FALSE(Possible::above(text("b"), true, true).is_within(Possible::above(text("b"), false, true)));
}

TEST_CASE("what is beside many values is found in one go") {
  std::vector<std::int64_t> even;
  for (std::int64_t i = 0; i < 4000; i += 2) even.push_back(i);
  const Possible others = numbers(even).others(false);
  CHECK(others.stretches().size() == 2001);
  CHECK(others.others(false).is_within(numbers(even)));
}

}  // namespace rung::truth
