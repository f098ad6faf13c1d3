// SPDX-License-Identifier: Apache-2.0
// What compile makes of rules: shared terms, shared tapes, work at the level where it belongs.
#include "tests/catch.hpp"
#include "tests/evaluate/shop.hpp"

#include <algorithm>

#include "engine/describe/decide.hpp"

using namespace rung;

namespace {

std::size_t count(const Block& block, Opcode opcode) {
  return static_cast<std::size_t>(
      std::count_if(block.begin(), block.end(), [&](const Instruction& in) { return in.opcode == opcode; }));
}

std::size_t count(const Tape& tape, Opcode opcode) {
  std::size_t total = 0;
  for (const Block& block : tape.blocks) total += count(block, opcode);
  return total;
}

}  // namespace

TEST_CASE("entries that need the same share one tape") {
  const Shop shop(40, "require some_seats { check item.seats > 0 message \"no\" }");
  CHECK(shop.program->plans.size() == 40);
  CHECK(shop.program->classes.size() == 1);
}

TEST_CASE("a precondition is only on the tapes of the entries that it guards") {
  const Shop shop(10, "require first { on p0 -> * check item.seats > 0 message \"no\" }\n"
                      "require others { on p1, p2 -> p3 check item.seats > 1 message \"no\" }");
  REQUIRE(shop.program->classes.size() == 3);
  for (std::uint32_t entry = 0; entry < 10; ++entry) {
    const Plan& plan = shop.program->plans[shop.program->first_plan[entry]];
    const std::size_t guards = shop.program->classes[plan.plan_class].guards.size();
    CHECK(guards == (entry <= 2 ? 1 : 0));
  }
}

TEST_CASE("equal sub-expressions run once") {
  const Shop shop(3, "require a { check count(i in items where i.seats > 10) < 5 message \"no\" }\n"
                     "require b { check count(j in items where j.seats > 10) < 6 message \"no\" }");
  REQUIRE(shop.program->classes.size() == 1);
  CHECK(count(shop.program->classes[0].tape, Opcode::count) == 1);
}

TEST_CASE("what depends on the customer and the subject's row alone runs once a snapshot, and the rest once a subject") {
  const Shop shop(3, "require a { check count(i in items where i.seats > 10) < item.seats message \"no\" }\n"
                     "require b { check count(i in items where i.seats > item.seats) < source.rank message \"no\" }");
  const Tape& tape = shop.program->classes[0].tape;
  CHECK(count(tape.blocks[0], Opcode::count) == 1);
  CHECK(count(tape.blocks[1], Opcode::count) == 1);
  // `i.seats > 10` over the elements, the whole of `a` over all subjects.
  CHECK(count(tape.blocks[0], Opcode::less_equal_one) == 1);
  CHECK(count(tape.blocks[0], Opcode::less) == 1);
  CHECK(count(tape.blocks[1], Opcode::view_row) == 1);
  CHECK(count(tape.blocks[1], Opcode::less) == 1);
}

TEST_CASE("lists that are one are loaded once, whoever looks at their rows") {
  const Shop shop(3, "require a { check item.seats > 3 and (no i in items where i.seats > 100) message \"no\" }");
  const Tape& tape = shop.program->classes[0].tape;
  CHECK(count(tape.blocks[0], Opcode::enter_list) == 2);
  std::size_t loads = 0;
  for (const Loads& together : tape.loads) loads += together.size();
  CHECK(loads == 1);
}

TEST_CASE("what source and target settle is folded into a column") {
  const Shop shop(3, "require a { check target.services - source.services overlaps { mail } or item.seats > 3 message \"no\" }");
  const PlanClass& plan_class = shop.program->classes[0];
  CHECK(plan_class.columns.size() == 1);
  CHECK(count(plan_class.tape, Opcode::difference_words) == 0);
  CHECK(plan_class.tape.columns == 1);
}

TEST_CASE("a quantifier against each path is one instruction, and a block for each path where it is not of that shape") {
  const Shop fused(300, "require a { check no i in items where i != item and i.plan.services overlaps target.services message \"no\" }");
  CHECK(count(fused.program->classes[0].tape, Opcode::some_for_paths) == 1);
  CHECK(count(fused.program->classes[0].tape, Opcode::repeat) == 0);
  const Shop general(3, "require a { check no i in items where i.seats > target.rank or i == item message \"no\" }");
  CHECK(count(general.program->classes[0].tape, Opcode::repeat) == 1);
}

TEST_CASE("what an element's entry settles against each path is looked up, where the catalog is small, and comes to the same") {
  const char* const conditions[] = {"i.plan.services overlaps target.services", "i.plan == target", "i.plan.rank == target.rank"};
  for (const std::string condition : conditions) {
    const std::string rules = "require a { check no i in items where i != item and i.seats > 1 and " + condition + " message \"no\" }";
    Shop small(4, rules), large(300, rules);
    CHECK(count(small.program->classes[0].tape, Opcode::look_up_for_paths) == 1);
    CHECK(count(small.program->classes[0].tape, Opcode::some_for_paths) == 0);
    CHECK(count(large.program->classes[0].tape, Opcode::some_for_paths) == 1);
    for (const char* other : {"plan: p1, seats: 2", "plan: p1, seats: 1", "plan: p2", "seats: 2", "plan: p3, seats: 9", "seats: 0"}) {
      const std::string items = "owner: o\nitems:\n  - {id: x, plan: p0, seats: 0, tags: []}\n  - {id: y, " + std::string(other) + "}\n";
      std::vector<Decision> few, many;
      small.read(items);
      large.read(items);
      Decider(*small.program, small.set->sources).decide(small.facts, {}, few);
      Decider(*large.program, large.set->sources).decide(large.facts, {}, many);
      REQUIRE(few.size() >= 3);
      for (std::size_t i = 0; i < 3; ++i) CHECK(few[i].outcome == many[i].outcome);
    }
  }
}

TEST_CASE("an entry with more paths than a word has bits is decided in blocks of 64") {
  const Shop made(200, "require big { check target.rank > 150 or item.seats > 0 message \"no\" }");
  CHECK(made.program->first_plan[1] - made.program->first_plan[0] == 4);
  Shop shop(200, "require big { check target.rank > 150 or item.seats > 0 message \"no\" }");
  shop.read("owner: o\nitems:\n  - {id: x, plan: p0, seats: 0, tags: []}\n");
  std::vector<Decision> decisions;
  Decider(*shop.program, shop.set->sources).decide(shop.facts, {}, decisions);
  REQUIRE(decisions.size() == 199);
  const auto eligible = std::count_if(decisions.begin(), decisions.end(), [](const Decision& decision) {
    return decision.outcome == OutcomeKind::eligible;
  });
  CHECK(eligible == 49);
}

TEST_CASE("a chain of a hundred thousand conditions is compiled and decided") {
  std::string condition = "item.seats >= 0";
  for (int i = 0; i < 100'000; ++i) condition += " and item.seats < " + std::to_string(i + 1);
  Shop shop(3, "require long_one { check " + condition + " message \"no\" }");
  shop.read("owner: o\nitems:\n  - {id: x, plan: p0, seats: 0, tags: []}\n");
  std::vector<Decision> decisions;
  Decider(*shop.program, shop.set->sources).decide(shop.facts, {}, decisions);
  REQUIRE(decisions.size() == 2);
  CHECK(decisions[0].outcome == OutcomeKind::eligible);
}
