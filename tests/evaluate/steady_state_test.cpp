// SPDX-License-Identifier: Apache-2.0
// What the hot path costs: no allocation, and nothing for what a subject does not need.
#include "tests/catch.hpp"
#include "tests/evaluate/allocations.hpp"
#include "tests/evaluate/shop.hpp"

#include "engine/evaluate/evaluate.hpp"

using namespace rung;

namespace {

const std::string statements =
    "require quantified { check no i in items where i != item and i.plan.services overlaps target.services message \"no\" }\n"
    "require general { check every i in items : i.seats < 100 or i.plan.rank > target.rank message \"no\" }\n"
    "require nested { check some i in items where some j in items where j != i and j.seats > i.seats message \"no\" }\n"
    "require tagged { check union({ owner } for i in items) within { \"o\", \"x\" } message \"no\" }\n";

std::uint64_t run_all(Evaluator& evaluator, const Program& program, const Facts& facts) {
  evaluator.start(facts);
  std::uint64_t sum = 0;
  const ListInstance& subjects = facts.list(program.subject.list, 0);
  for (std::uint32_t row = subjects.first; row < subjects.first + subjects.count; ++row) {
    const std::int64_t entry = *facts.cells(program.subject.at, row);
    for (std::uint32_t plan = program.first_plan[static_cast<std::size_t>(entry)];
         plan < program.first_plan[static_cast<std::size_t>(entry) + 1]; ++plan)
      sum += evaluator.run(program.plans[plan], row, entry).ineligible;
  }
  return sum;
}

}  // namespace

TEST_CASE("deciding one more snapshot allocates nothing") {
  Shop shop(6, statements);
  Pool scratch;
  Evaluator evaluator(*shop.program, scratch);
  for (const int items : {5, 70, 3}) {
    shop.read(shop_snapshot(items));
    const std::uint64_t first = run_all(evaluator, *shop.program, shop.facts);
    const std::size_t before = allocations();
    const std::uint64_t second = run_all(evaluator, *shop.program, shop.facts);
    CHECK(allocations() == before);
    CHECK(first == second);
  }
}

TEST_CASE("a list of more elements than a word has bits is quantified over like a short one") {
  Shop shop(3, "require few { check count(i in items where i.seats >= 100) == 100 message \"no\" }");
  shop.read(shop_snapshot(200));
  Pool scratch;
  Evaluator evaluator(*shop.program, scratch);
  CHECK(run_all(evaluator, *shop.program, shop.facts) == 0);
  shop.read(shop_snapshot(201));
  CHECK(run_all(evaluator, *shop.program, shop.facts) != 0);
}
