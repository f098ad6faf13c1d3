// SPDX-License-Identifier: Apache-2.0
#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

/// A rule set in which no lint finds anything.
void write_clean_rules(const Desk& desk) {
  for (const char* name : {"package.rung", "plans.rung"}) {
    std::ostringstream text;
    text << std::ifstream(std::string("docs/lints/example/") + name).rdbuf();
    desk.write(std::string("clean/") + name, text.str());
  }
}

TEST_CASE("check says nothing on standard output about sound rules") {
  const Desk desk;
  write_clean_rules(desk);
  const Run run = desk.rung("check clean");
  CHECK(run.code == 0);
  CHECK(run.out.empty());
  CHECK(run.err == "clean: nothing wrong (6 paths, 3 preconditions, at most 7 + 9 × subscriptions steps a decision)\n");
  CHECK(desk.rung("check rules/plans.rung").code == 0);
}

TEST_CASE("check writes findings to standard output and ends with 1") {
  const Desk desk;
  write_clean_rules(desk);
  desk.write("bad/plans.rung", std::string(sample_rules).replace(sample_rules.find("s.status =="), 8, "s.stauts"));
  const Run run = desk.rung("check bad");
  CHECK(run.code == 1);
  CHECK(holds(run.out, "has no field `stauts`\n"));
  CHECK(holds(run.out, "--> bad/plans.rung:15:34\n"));
  CHECK(holds(run.out, "= help: did you mean `status`?\n"));
  CHECK(run.err == "bad: 1 error\n");

  SECTION("of several rule sets together") {
    const Run both = desk.rung("check clean bad bad/plans.rung");
    CHECK(both.code == 1);
    CHECK(both.out == run.out);
  }
  SECTION("as JSON, for GitHub and as SARIF") {
    CHECK(holds(desk.rung("check bad --format json").out, "\"file\": \"bad/plans.rung\",\n      \"line\": 15,\n      \"column\": 34,"));
    CHECK(desk.rung("check bad --format github").out.substr(0, 42) == "::error file=bad/plans.rung,line=15,col=34");
    CHECK(holds(desk.rung("check bad --format sarif").out, "\"startLine\": 15"));
    CHECK(desk.rung("check bad --format json").code == 1);
    CHECK(desk.rung("check clean --format json").out == "{\n  \"diagnostics\": []\n}\n");
  }
}

TEST_CASE("check reports all mistakes of all files, each once") {
  const Desk desk;
  desk.write("rules/more.rung", "upgrade small -> huge\nenum {\ninclude \"../gone.rung\"\n");
  desk.write("rules/again.rung", "upgrade tiny -> small\n");
  const Run run = desk.rung("check rules --format github");
  CHECK(run.code == 1);
  CHECK(holds(run.out, "file=rules/more.rung,line=2"));
  CHECK(holds(run.out, "file=rules/more.rung,line=3"));
}

TEST_CASE("check ends with 2 where a rule set cannot be opened, and looks at the others") {
  const Desk desk;
  desk.write("bad/a.rung", "enum {");
  const Run run = desk.rung("check gone bad --format json");
  CHECK(run.code == 2);
  CHECK(holds(run.err, "error: cannot open `gone`: No such file or directory\n"));
  CHECK(holds(run.out, "bad/a.rung"));
  CHECK(desk.rung("check").code == 2);
}

TEST_CASE("an include may not leave the root") {
  const Desk desk;
  desk.write("shared/x.rung", "enum colour { red }\n");
  desk.write("deep/rules/plans.rung", sample_rules + "include \"../../shared/x.rung\"\n");
  CHECK(holds(desk.rung("check deep/rules").out, "error[R081]"));
  CHECK(desk.rung("check deep/rules --root .").code == 0);
}

}  // namespace
}  // namespace rung::test
