// SPDX-License-Identifier: Apache-2.0
// Dates, entries, cycles and cost: what is found where, and what looks alike and is none.
#include "tests/catch.hpp"
#include "tests/lint/linting.hpp"

namespace {

std::string ranged(const std::string& range, const std::string& seats) {
  return "require x { effective " + range + " check subscription.seats > " + seats + " message \"m\" remedy \"r\" }\n";
}

const std::string gold = "plan gold { title = \"Gold\" seats = 1.. features = { mail, phone } }\n";

}  // namespace

TEST_CASE("days that never come, and days between") {
  CHECK(linting::found(ranged("2015-01-01..2019-12-31", "9")) ==
        "L060 rules.rung:1:13 precondition `x` is never in effect: the package holds 2020-01-01..\n");
  CHECK(linting::found(ranged("2015-01-01..2020-12-31", "9")) == "");
  CHECK(linting::found(ranged("2020-01-01..2020-12-31", "9") + ranged("2021-01-01..", "8")) == "");
  CHECK(linting::found(ranged("2020-01-01..2020-12-31", "9") + ranged("2021-01-02..", "8")) ==
        "L062 rules.rung:2:13 precondition `x` is not in effect on 2021-01-01\n");
  CHECK(linting::found(ranged("2015-01-01..2016-12-31", "9") + ranged("2019-06-01..", "8")) ==
        "L060 rules.rung:1:13 precondition `x` is never in effect: the package holds 2020-01-01..\n");
  CHECK(linting::found(gold + "upgrade premium -> gold effective 2020-01-01..2020-06-30\n"
                              "upgrade premium -> gold effective 2021-01-01..\n") ==
        "L062 rules.rung:3:25 the path from `premium` to `gold` is not in effect from 2020-07-01 to 2020-12-31\n");
}

TEST_CASE("what is over is told from the day after, unless something follows") {
  const std::string over = ranged("2020-01-01..2020-12-31", "9");
  CHECK(linting::lint({{"rules.rung", over}}, {}, "2020-12-31").lines() == "");
  CHECK(linting::lint({{"rules.rung", over}}, {}, "2021-01-01").lines() ==
        "L061 rules.rung:1:13 precondition `x` is no longer in effect: its last day was 2020-12-31\n");
  CHECK(linting::lint({{"rules.rung", over + ranged("2021-01-01..", "8")}}, {}, "2026-01-01").lines() == "");
  CHECK(linting::lint({{"rules.rung", gold + "upgrade premium -> gold effective 2020-01-01..2020-06-30\n"}}, {}, "2026-01-01")
            .lines() == "L061 rules.rung:2:25 this statement is no longer in effect: its last day was 2020-06-30\n");
}

TEST_CASE("a precondition whose paths are there on other days applies to none") {
  CHECK(linting::found(gold + "upgrade premium -> gold effective 2022-01-01..\n"
                              "require x { on upgrade premium -> gold effective 2020-01-01..2021-12-31 "
                              "check subscription.seats > 9 message \"m\" remedy \"r\" }\n") ==
        "L056 rules.rung:3:9 precondition `x` applies to no path: on its days (2020-01-01..2021-12-31) none of its paths "
        "is there\n");
}

TEST_CASE("entries that nothing reaches") {
  CHECK(linting::found(gold) == "L063 rules.rung:1:6 no path starts at or leads to `gold`, and nothing names it\n");
  CHECK(linting::found(gold + "upgrade premium -> gold\n") == "");
  CHECK(linting::found(gold + "require x { check no s in subscriptions where s.plan == gold message \"m\" remedy \"r\" }\n") == "");
}

TEST_CASE("entries of another closed catalog count where a snapshot may hold them, or something names them") {
  const std::string zones = "catalog zone { title : text }\nzone north { title = \"N\" }\n";
  CHECK(linting::found(zones) == "L063 rules.rung:2:6 nothing names `north`, and no snapshot holds a `zone`\n");
  CHECK(linting::found(zones + "record site { key id : text  zone : zone }\n").find("L063") == std::string::npos);
  CHECK(linting::found(zones + "define home = zone.north\n").find("L063") == std::string::npos);
}

TEST_CASE("each cycle is told once, in its shortest form, at the path that closes it") {
  CHECK(linting::found("upgrade premium -> basic\n") ==
        "L064 rules.rung:1:20 upgrades lead back to where they start: basic → premium → basic\n");
  CHECK(linting::found(gold + "upgrade premium -> gold\nupgrade gold -> standard\n") ==
        "L064 plans.rung:57:21 upgrades lead back to where they start: premium → gold → standard → premium\n");
  CHECK(linting::found(gold + "upgrade premium -> gold\nupgrade gold -> premium\nupgrade standard -> basic\n") ==
        "L064 rules.rung:3:17 upgrades lead back to where they start: premium → gold → premium\n"
        "L064 plans.rung:56:21 upgrades lead back to where they start: standard → basic → standard\n");
  CHECK(linting::found(gold + "upgrade premium -> gold effective 2020-01-01..2020-12-31\n"
                              "upgrade gold -> premium effective 2021-01-01..\n") == "");
}

TEST_CASE("quantifiers multiply where they depend on each other") {
  const auto check = [](const std::string& condition) {
    return linting::found("require x { check " + condition + " message \"m\" remedy \"r\" }\n");
  };
  const std::string found = " this is looked at for every combination of elements of 3 lists\n";
  CHECK(check("no a in subscriptions where some b in subscriptions where some c in subscriptions where "
              "a.seats == b.seats and b.seats == c.seats and a.id != c.id") == "L065 rules.rung:1:77" + found);
  CHECK(check("no a in subscriptions where some b in subscriptions where a != b and a.seats == b.seats") == "");
  CHECK(check("no a in subscriptions where (some b in subscriptions where a != b and a.seats == b.seats) and "
              "(some c in subscriptions where a != c and a.plan == c.plan)") == "");
  CHECK(linting::found("define third(a: subscription, b: subscription) = some c in subscriptions where "
                       "c.seats == a.seats and c.plan != b.plan\nrequire x { check no a in subscriptions where "
                       "some b in subscriptions where third(a, b) message \"m\" remedy \"r\" }\n") == "L065 rules.rung:1:50" + found);
}

TEST_CASE("in included files, what holds for this rule set alone is a note") {
  const std::string rules = "require x { on upgrade premium -> basic check subscription.seats > 9 message \"m\" remedy \"r\" }\n";
  const linting::Linted own = linting::lint({{"rules.rung", rules}});
  const linting::Linted included = linting::lint({{"rules.rung", rules, true}});
  REQUIRE(own.findings.size() == 1);
  REQUIRE(included.findings.size() == 1);
  CHECK(own.findings[0].diagnostic.level == rung::Level::warning);
  CHECK(included.findings[0].diagnostic.level == rung::Level::note);
}
