// SPDX-License-Identifier: Apache-2.0
// Rule sets that are too much say so with the limit's name; large ones are no trouble.
#include "tests/catch.hpp"

#include "engine/check/where.hpp"
#include "tests/check/checking.hpp"

namespace {

bool says(const checking::Checked& checked, const std::string& code, const std::string& words) {
  for (const auto& diagnostic : checked.outcome.diagnostics) {
    if (diagnostic.code == code && diagnostic.message.find(words) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("defines that make one expression too deep are told") {
  std::string rules = "define d0 = 1\n";
  for (int i = 1; i <= 1200; ++i) rules += "define d" + std::to_string(i) + " = d" + std::to_string(i - 1) + " + 1\n";
  CHECK(says(checking::check_in_shop(rules), "R192", "limit: expression depth"));
}

TEST_CASE("defines that grow without end are told") {
  std::string rules = "define d0 = subscription.seats\n";
  for (int i = 1; i <= 60; ++i) {
    const std::string before = "d" + std::to_string(i - 1);
    rules += "define d" + std::to_string(i) + " = " + before + " + " + before + "\n";
  }
  CHECK(says(checking::check_in_shop(rules), "R192", "limit: expression size"));
}

TEST_CASE("twenty thousand defines in a ring of calls are ordered without a deep stack") {
  std::string rules;
  for (int i = 0; i < 20'000; ++i) rules += "define d" + std::to_string(i) + " = d" + std::to_string(i + 1) + "\n";
  rules += "define d20000 = d0\n";
  CHECK(checking::check_in_shop(rules).codes() == "R190");
}

TEST_CASE("more paths than fit are told") {
  std::string rules = "upgrade * -> *\n";
  for (int i = 0; i < 3300; ++i) rules += "offer o" + std::to_string(i) + " { title = \"x\" }\n";
  CHECK(says(checking::check_in_shop(rules), "R284", "limit: paths"));
}

TEST_CASE("a where that takes too long is given up") {
  std::string ids;
  for (int i = 0; i < 100; ++i) ids += (i == 0 ? "\"" : ", \"") + std::to_string(i) + "\"";
  const checking::Checked checked = checking::check_in_shop(
      "offer many { title = \"x\"  ids = { " + ids +
      " } }\n"
      "require r { on * -> * where some a in target.ids where some b in source.ids where some c in target.ids where "
      "a == b and c == \"x\" check true message \"x\" }");
  REQUIRE(checked.outcome.value);
  const rung::CheckedRules& rules = *checked.outcome.value;
  const rung::Expression& where = *rules.preconditions[0].on[0].where;
  const auto settle = [&](std::uint64_t most_steps) {
    return rung::for_each_pair(
        rules.schema, rules.defines, where, {0}, {0}, true, [](auto, auto) {}, most_steps);
  };
  CHECK(!settle(1'000'000'000));
  REQUIRE(settle(10'000));
  CHECK(settle(10'000)->too_long);
}

TEST_CASE("ten thousand misspelt names are told without taking forever") {
  std::string rules;
  for (int i = 0; i < 10'000; ++i) {
    rules += "offer o" + std::to_string(i) + " { titel = \"x\" }\nupgrade o" + std::to_string(i) + "x -> basic\n";
  }
  CHECK(checking::check_in_shop(rules).outcome.diagnostics.size() == 20'000);
}
