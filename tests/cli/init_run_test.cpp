// SPDX-License-Identifier: Apache-2.0
// What `rung init` writes, and that everything that rung says of it is good.
#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

namespace fs = std::filesystem;

TEST_CASE("a new rule set checks, and decides its snapshot both ways") {
  const Desk desk;
  const Run written = desk.rung("init plans");
  CHECK(written.code == 0);
  CHECK(written.out == "plans/schema.rung\nplans/rules.rung\nplans/examples/contoso.yaml\nplans/tests/upgrades.test.yaml\n");
  CHECK(holds(written.err, "  rung eval plans plans/examples/contoso.yaml\n  rung check plans\n  rung test plans\n"));
  CHECK(desk.rung("check plans").err == "plans: nothing wrong (1 path, 1 precondition, at most 2 + 2 × subscriptions steps a decision)\n");
  CHECK(desk.rung("check --fail-level note plans").code == 0);
  const Run tested = desk.rung("test plans --coverage --fail-under 100 --mutate --fail-under-mutation 100");
  INFO(tested.out);
  CHECK(tested.code == 0);
  const Run decided = desk.rung("eval plans plans/examples/contoso.yaml");
  CHECK(decided.code == 0);
  CHECK(holds(decided.out, "1 eligible, 1 ineligible"));
  CHECK(holds(decided.out, "Add seats to sub-2 first."));
  CHECK(holds(desk.rung("eval plans plans/examples --lang de").out, "Fügen Sie sub-2 zuerst Plätze hinzu."));
}

TEST_CASE("a name with blanks is quoted in what to run next") {
  const Desk desk;
  CHECK(holds(desk.rung("init 'my plans'").err, "  rung check 'my plans'\n"));
}

TEST_CASE("init goes into a directory that holds other things") {
  const Desk desk;
  desk.write("plans/README.md", "mine\n");
  CHECK(desk.rung("init plans").code == 0);
  CHECK(desk.shell("cat plans/README.md").out == "mine\n");
}

TEST_CASE("init overwrites nothing, and writes nothing then") {
  const Desk desk;
  desk.write("rules_there/own.rung", "package own { title en \"x\"  languages en }\n");
  desk.write("test_there/tests/upgrades.test.yaml", "mine\n");
  desk.write("file", "mine\n");
  const std::vector<std::pair<std::string, std::string>> table = {
      {"rules_there", "`rules_there/own.rung` is there already"},
      {"test_there", "`test_there/tests/upgrades.test.yaml` is there already"},
      {"file", "`file` is no directory"},
      {"file/below", "`file/below`"},
      {"/proc/rung", "/proc/rung"}};
  for (const auto& [directory, message] : table) {
    const Run run = desk.rung("init " + directory);
    INFO(directory << "\n" << run.err);
    CHECK(run.code == 2);
    CHECK(run.out.empty());
    CHECK(holds(run.err, message));
  }
  CHECK(desk.shell("cat file test_there/tests/upgrades.test.yaml").out == "mine\nmine\n");
  CHECK_FALSE(fs::exists(desk.path("rules_there/schema.rung")));
  CHECK_FALSE(fs::exists(desk.path("test_there/schema.rung")));
}

TEST_CASE("init a second time finds what the first wrote") {
  const Desk desk;
  CHECK(desk.rung("init plans").code == 0);
  CHECK(desk.rung("init plans").code == 2);
}

}  // namespace
}  // namespace rung::test
