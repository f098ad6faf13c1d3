// SPDX-License-Identifier: Apache-2.0
// How much work deciding is at most follows from the lists' lengths, as the rules look through them.
#include "engine/compile/cost.hpp"
#include "tests/catch.hpp"
#include "tests/evaluate/shop.hpp"

using namespace rung;

namespace {

/// How often the cost doubles while the lists double, rounded: 1 where it is in proportion, 2 where it is the square.
double power_of(const std::string& condition) {
  Shop shop(3, "require r { check " + condition + " message \"no\" }");
  const Cost cost(*shop.program);
  shop.read(shop_snapshot(400));
  const double once = cost.of_snapshot(shop.facts);
  shop.read(shop_snapshot(800));
  const double twice = cost.of_snapshot(shop.facts);
  CHECK(cost.exceeds(shop.facts, twice - 1));
  CHECK(!cost.exceeds(shop.facts, twice));
  double doubled = 0;
  for (double ratio = twice / once; ratio > 1.4; ratio /= 2) ++doubled;
  return doubled;
}

std::string of_decision(const std::string& condition) {
  const Shop shop(3, "require r { check " + condition + " message \"no\" }");
  return Cost(*shop.program).of_decision();
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the cost of a snapshot grows as rules look through its lists") {
  CHECK(power_of("item.seats > 3") == 1);
  CHECK(power_of("some i in items where i.seats > 3") == 1);
  // Tags are counted once, however many items there are.
  CHECK(power_of("some i in items where some t in i.tags where t == owner") == 1);
  CHECK(power_of("some t in item.tags where t == owner") == 1);
  CHECK(power_of("some i in items where i != item and i.seats > item.seats") == 2);
  CHECK(power_of("some i in items where some t in i.tags where t == owner and i.seats > item.seats") == 2);
  CHECK(power_of("some i in items where some j in items where i.seats + j.seats == 7") == 2);
  CHECK(power_of("some i in items where some j in items where i.seats + j.seats == item.seats") == 3);
  CHECK(power_of("some i in items where some j in items where some k in items where i.seats + j.seats + k.seats == item.seats") == 4);
}

TEST_CASE("the cost of a decision is said in the snapshot's lists") {
  CHECK(of_decision("item.plan.rank > 3").find("items × items") == std::string::npos);
  CHECK(holds(of_decision("some t in item.tags where t == owner"), " × item.tags"));
  CHECK(holds(of_decision("some i in items where i.seats > item.seats"), " × items"));
  CHECK(holds(of_decision("some i in items where some t in i.tags where t == owner"), " × items.tags"));
  CHECK(holds(of_decision("some i in items where some j in items where i.seats + j.seats == item.seats"), " × items × items"));
  CHECK(!holds(of_decision("some i in items where i.seats > item.seats"), " × items × items"));
}
