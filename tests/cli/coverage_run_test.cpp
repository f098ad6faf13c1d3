// SPDX-License-Identifier: Apache-2.0
// rung test with coverage, as its users run it.
#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

const std::string head =
    "as_of: 2025-01-01\n"
    "snapshot: {customer: c, subscriptions: [{id: a, plan: small, status: active, seats: 6}]}\n"
    "cases:\n";

std::string one(const std::string& name, const std::string& rest) {
  return "  - name: " + name + "\n    subject: a\n" + rest;
}

/// A case for each path and outcome, and one for each thing unknown.
std::vector<std::string> full_suite() {
  const std::string medium = "    set: {\"subscriptions[a].plan\": medium}\n";
  const std::string large = "    set: {\"subscriptions[a].plan\": large}\n";
  return {
      one("up", "    expect: {medium: eligible, large: eligible, \"extend\": eligible}\n"),
      one("up from medium", medium + "    expect: {large: eligible, extend: eligible}\n"),
      one("large stays", large + "    expect: {extend: eligible}\n"),
      one("closed", "    set: {\"subscriptions[a].status\": closed}\n    expect: {medium: {outcome: ineligible, codes: [NotActive]}}\n"),
      one("who knows", "    unset: [\"subscriptions[a].status\"]\n    expect: {medium: undetermined}\n"),
      one("no seats", "    unset: [\"subscriptions[a].seats\"]\n    expect: {medium: undetermined}\n"),
      one("too few for large", "    request: {seats: 3}\n    expect: {large: ineligible}\n"),
      one("too many for medium", medium + "    request: {seats: 600}\n    expect: {large: ineligible, extend: ineligible}\n"),
      one("too many for small", "    request: {seats: 600}\n    expect: {extend: ineligible}\n"),
      one("too many for large", large + "    request: {seats: 600}\n    expect: {extend: ineligible}\n"),
  };
}

void write_suite(const Desk& desk, const std::vector<std::string>& cases) {
  std::string text = head;
  for (const std::string& test : cases) text += test;
  desk.write("rules/tests/all.test.yaml", text);
}

TEST_CASE("a suite that shows everything covers everything, and without one of its cases it does not") {
  const Desk desk;
  const std::vector<std::string> all = full_suite();
  write_suite(desk, all);
  const Run full = desk.rung("test rules --coverage --fail-under 100");
  INFO(full.out + full.err);
  CHECK(full.code == 0);
  CHECK(holds(full.out, "coverage of rules\n"
                        "  paths          100.0 %  12 of 12\n"
                        "  preconditions  100.0 %  6 of 6\n"
                        "  conditions     100.0 %  2 of 2\n"
                        "  remedies       100.0 %  1 of 1\n"
                        "  advice         100.0 %  1 of 1\n"
                        "  all            100.0 %  22 of 22\n"));
  for (std::size_t without = 0; without < all.size(); ++without) {
    std::vector<std::string> fewer = all;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(without));
    write_suite(desk, fewer);
    INFO(all[without]);
    CHECK(desk.rung("test rules --fail-under 100").code == 1);
  }
}

TEST_CASE("what is missing is said by file and place, in words") {
  const Desk desk;
  write_suite(desk, {one("up", "    expect: {medium: eligible}\n")});
  const Run run = desk.rung("test rules --coverage");
  INFO(run.out);
  CHECK(run.code == 0);
  CHECK(holds(run.out, "  all             18.1 %  4 of 22\n\nrules/plans.rung\n"));
  CHECK(holds(run.out, "     15:32  no case where only `s.status == active` decides active by being\n"
                       "            false\n"));
  CHECK(holds(run.out, "      16:1  no case where `small -> medium` is not eligible\n"));
  CHECK(holds(run.out, "      19:9  no case where active is unknown\n"));
  CHECK(holds(run.out, "      23:3  no case where the remedy of active is said\n"));
}

TEST_CASE("a case that fails shows nothing") {
  const Desk desk;
  write_suite(desk, {one("up", "    expect: {medium: eligible}\n"), one("wrong", "    expect: {large: ineligible}\n")});
  const Run run = desk.rung("test rules --coverage");
  CHECK(run.code == 1);
  CHECK(holds(run.out, "  all             18.1 %  4 of 22\n"));
  CHECK(holds(run.out, "no case where `small -> large` is eligible\n"));
}

TEST_CASE("--fail-under is met or not, or no percentage") {
  const Desk desk;
  write_suite(desk, {one("up", "    expect: {medium: eligible}\n")});
  for (const char* enough : {"0", "18.1", "18.18"}) CHECK(desk.rung(std::string("test rules --fail-under ") + enough).code == 0);
  const Run under = desk.rung("test rules --fail-under 18.2");
  CHECK(under.code == 1);
  CHECK(holds(under.err, "coverage is 18.1 %, less than --fail-under 18.2"));
  for (const char* wrong : {"nan", "inf", "-1", "100.1", "101", "90%", "''", "1e2", "0x10", "ninety"}) {
    const Run run = desk.rung(std::string("test rules --fail-under=") + wrong);
    INFO(wrong << run.err);
    CHECK(run.code == 2);
    CHECK(holds(run.err, "--fail-under"));
  }
}

TEST_CASE("reports are written as wholes, and what cannot be written is told") {
  const Desk desk;
  write_suite(desk, full_suite());
  CHECK(desk.rung("test rules --coverage-html page.html --coverage-cobertura cov.xml").code == 0);
  CHECK(desk.shell("grep -c 'Policy coverage: 100.0 %' page.html").out == "1\n");
  CHECK(desk.shell("SOURCE_DATE_EPOCH=1500000000 rung test rules --coverage-cobertura cov.xml && grep -o 'timestamp=\"[0-9]*\"' cov.xml").out.find(
            "timestamp=\"1500000000000\"") != std::string::npos);
  CHECK(desk.shell("xmllint --nonet --noout --dtdvalid '" + (std::filesystem::current_path() / "tests/schemas/coverage-04.dtd").string() + "' cov.xml").code == 0);
  for (const char* where : {"nowhere/page.html", "rules"}) {
    const Run run = desk.rung(std::string("test rules --coverage-html ") + where);
    CHECK(run.code == 2);
    CHECK(holds(run.err, std::string("`") + where + "` cannot be written"));
  }
  CHECK(desk.rung("test rules --coverage-html ''").code == 2);
  const Run both = desk.rung("test rules --coverage-html one --coverage-cobertura one");
  CHECK(both.code == 2);
  CHECK(holds(both.err, "--coverage-html and --coverage-cobertura both write `one`"));
  // a link stays one, and the mode of a file too
  CHECK(desk.shell("mkdir deep && echo old > deep/real && chmod 640 deep/real && ln -s deep/real link && "
                   "rung test rules --coverage-html link && test -L link && stat -c %a deep/real && ls deep").out.find("640\nreal\n") != std::string::npos);
}

TEST_CASE("several rule sets have one report and one percentage") {
  const Desk desk;
  write_suite(desk, full_suite());
  desk.write("other/plans.rung", sample_rules);
  desk.write("other/some.test.yaml", head + one("up", "    expect: {medium: eligible}\n"));
  CHECK(desk.rung("test rules --fail-under 70").code == 0);
  CHECK(desk.rung("test rules other --fail-under 70").code == 1);
  CHECK(desk.rung("test rules other --fail-under 59 --coverage-cobertura cov.xml").code == 0);
  CHECK(desk.shell("grep -c '<package ' cov.xml").out == "2\n");
  CHECK(desk.shell("grep -c 'filename=\"other/plans.rung\"' cov.xml").out == "1\n");
}

TEST_CASE("--since counts what means something else than at a revision") {
  const Desk desk;
  write_suite(desk, full_suite());
  const std::string git = "git -c user.name=n -c user.email=e@example.org -c commit.gpgsign=false ";
  REQUIRE(desk.shell("git init -q . && git add -A && " + git + "commit -qm one").code == 0);
  const auto total = [&](const std::string& arguments) {
    const std::string out = desk.shell("rung test rules --coverage --since git:HEAD " + arguments + " | grep '^  all'").out;
    return out.substr(out.find('%') + 3);
  };
  CHECK(total("--fail-under 100") == "0 of 0\n");

  // layout, comments and order are no change; a changed define reaches what uses it
  std::string changed = sample_rules;
  const auto replace = [&](const std::string& from, const std::string& to) { changed.replace(changed.find(from), from.size(), to); };
  replace("require active {", "# as of today\nrequire active\n{");
  desk.write("rules/plans.rung", changed);
  CHECK(total("") == "0 of 0\n");
  replace("s.status == active", "s.status != closed");
  desk.write("rules/plans.rung", changed);
  CHECK(total("") == "5 of 5\n");

  // one path more: its two sides, not those of its statement's other pairs
  replace("upgrade small -> medium, large", "upgrade small -> medium\nupgrade small -> large when customer != \"d\"");
  desk.write("rules/plans.rung", changed);
  CHECK(total("") == "7 of 8\n");
  const Run run = desk.rung("test rules --since git:HEAD --coverage --coverage-html page.html");
  CHECK(holds(run.out, "no case where only `customer != \"d\"` decides"));
  CHECK(desk.shell("grep -c 'small → medium' page.html").out == "0\n");
  CHECK(desk.shell("grep -c 'small → large' page.html").out == "1\n");
}

TEST_CASE("all counts of rules that are new since, or that could not be read then") {
  const Desk desk;
  write_suite(desk, full_suite());
  const std::string commit = "git -c user.name=n -c user.email=e@example.org -c commit.gpgsign=false commit -qm one";
  REQUIRE(desk.shell("git init -q . && git add contoso.yaml && " + commit).code == 0);
  const Run fresh = desk.rung("test rules --coverage --since git:HEAD --fail-under 100");
  CHECK(fresh.code == 0);
  CHECK(holds(fresh.out, "  all            100.0 %  22 of 22\n"));
  CHECK(holds(fresh.err, "`rules` is new since `git:HEAD`: all of it counts"));

  desk.write("rules/plans.rung", sample_rules + "upgrade nowhere -> large\n");
  REQUIRE(desk.shell("git add -A && " + commit).code == 0);
  desk.write("rules/plans.rung", sample_rules);
  const Run broken = desk.rung("test rules --coverage --since git:HEAD");
  CHECK(holds(broken.out, "  all            100.0 %  22 of 22\n"));
  CHECK(holds(broken.err, "`rules` at `git:HEAD` does not compile (1 error): all of it counts"));
}

TEST_CASE("--since needs a revision, and coverage to count") {
  const Desk desk;
  write_suite(desk, full_suite());
  REQUIRE(desk.shell("git init -q . && git add -A && git -c user.name=n -c user.email=e@example.org -c commit.gpgsign=false commit -qm one").code == 0);
  const std::vector<std::pair<std::string, std::string>> table = {
      {"--since git:HEAD", "--since is about coverage, which nothing asks for"},
      {"--coverage --since HEAD", "--since: expected git:REF, found `HEAD`"},
      {"--coverage --since git:nothing", "`nothing` is no revision"},
  };
  for (const auto& [arguments, message] : table) {
    const Run run = desk.rung("test rules " + arguments);
    INFO(run.err);
    CHECK(run.code == 2);
    CHECK(holds(run.err, message));
  }
}

}  // namespace
}  // namespace rung::test
