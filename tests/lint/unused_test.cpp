// SPDX-License-Identifier: Apache-2.0
// What nothing uses: defines, types, values, fields and includes.
#include "tests/catch.hpp"
#include "tests/lint/linting.hpp"

TEST_CASE("a define that nothing names") {
  CHECK(linting::found("define grown = subscription.seats + 1\n") == "L010 rules.rung:1:8 nothing uses `grown`\n");
}

TEST_CASE("a define is used by other defines, texts, effects, guards and paths") {
  const char* use = GENERATE(
      "define big(s: subscription) = s.seats > 3 require r { check big(subscription) message \"no\" remedy \"yes\" }",
      "define big = subscription.seats > 3 advise a { when big message \"yes\" }",
      "define big = subscription.seats > 3 advise a { message \"{big}\" }",
      "define big = size(target.features) > 3 advise a { on upgrade basic -> * where big message \"yes\" }",
      "define big = size(target.features) > 3 upgrade premium -> basic where big");
  CHECK(linting::found(use).find("L010") == std::string::npos);
}

TEST_CASE("what an included file declares may be there for others") {
  CHECK(linting::lint({{"shared.rung",
                        "define grown = subscription.seats + 1\nenum region { north }\nenum tier { low, high }\n"
                        "catalog option { title : text  tier : tier = low }\nrecord place { key id : text }\n"
                        "advise a { message \"{option.backup.tier}\" }\noption backup { title = \"Backup\" }\n",
                        true}})
            .lines() == "");
}

TEST_CASE("types that nothing is of, without what they hold") {
  CHECK(linting::found("enum region { north }\n") == "L011 rules.rung:1:6 nothing is of the enum `region`\n");
  CHECK(linting::found("record place { key id : text  size : int }\n") ==
        "L011 rules.rung:1:8 nothing is of the record `place`\n");
  CHECK(linting::found("catalog option { title : text  price : int }\n") ==
        "L011 rules.rung:1:9 nothing is of the catalog `option`\n");
  CHECK(linting::found("enum region { north }\nadvise a { message \"{size({region.north})}\" }\n") == "");
}

TEST_CASE("values are used by entries, defaults and expressions, in sets too") {
  const std::string uses = "catalog option { title : text  tier : tier = low  tiers : set of tier }\n"
                           "option backup { title = \"Backup\"  tiers = { mid } }\n"
                           "advise a { message \"{size({tier.high})} {option.backup.tier} {option.backup.tiers}\" }\n";
  CHECK(linting::found("enum tier { low, mid, high }\n" + uses) == "");
  const auto linted = linting::lint("enum tier { low, mid, high, top }\n" + uses);
  CHECK(linted.lines() == "L012 rules.rung:1:29 no rule and no entry names `top`\n");
  CHECK(linted.findings[0].diagnostic.level == rung::Level::warning);
}

TEST_CASE("a value that snapshots may say is a note") {
  const auto read = linting::lint({{"package.rung", "package plans { title \"Plans\"  languages en }\n"
                                                    "enum region { north, south }\nrecord site { key id : text  region : region }\n"},
                                   {"plans.rung", "catalog plan { title : text }\nplan a { title = \"A\" }\nplan b { title = \"B\" }\n"
                                                  "record s { key id : text  plan : plan  site : site }\nsnapshot { subscriptions : list of s }\n"
                                                  "subject subscription in subscriptions at plan\nupgrade a -> b\n"
                                                  "advise x { when subscription.site.region == north message \"x\" }\n"}});
  REQUIRE(read.lines() == "L012 package.rung:2:22 no rule and no entry names `south`\n");
  CHECK(read.findings[0].diagnostic.level == rung::Level::note);
}

TEST_CASE("fields that nothing reads") {
  const auto level = [](const linting::Linted& linted) {
    REQUIRE(linted.findings.size() == 1);
    return linted.findings[0].diagnostic.level;
  };
  const std::string use = "option backup { title = \"B\"  price = 1 }\nadvise a { message \"{option.backup}\" }\n";
  const auto catalog = linting::lint("catalog option { title : text  ids : text = \"x\" alias  price : int }\n" + use);
  CHECK(catalog.lines() == "L013 rules.rung:1:56 no rule reads `option.price`\n");
  CHECK(level(catalog) == rung::Level::warning);
  const auto root = linting::lint(
      {{"plans.rung", "catalog plan { title : text }\nplan a { title = \"A\" }\nplan b { title = \"B\" }\n"
                      "record place { key id : text  street : text }\n"
                      "record s { key id : text  plan : plan  place : place }\nsnapshot { subscriptions : list of s }\n"
                      "subject subscription in subscriptions at plan\nupgrade a -> b\n"}});
  CHECK(root.lines() == "L013 plans.rung:5:40 no rule reads `s.place`\n");
  CHECK(level(root) == rung::Level::note);
}

TEST_CASE("an include of which nothing is used") {
  const auto found = [](const std::string& shared, const std::string& rules) {
    return linting::lint({{"rules.rung", "include \"shared/a.rung\"\n" + rules}, {"shared/a.rung", shared, true}}).lines();
  };
  const std::string unused = "L014 rules.rung:1:9 nothing of `shared/a.rung` is used\n";
  CHECK(found("enum region { north }\n", "") == unused);
  CHECK(found("# nothing\n", "") == unused);
  CHECK(found("define grown = subscription.seats + 1\ndefine shrunk = grown - 2\n", "") == unused);
  CHECK(found("define grown = subscription.seats + 1\n", "advise a { message \"{grown}\" }\n") == "");
  CHECK(found("enum region { north }\n", "advise a { message \"{size({region.north})}\" }\n") == "");
  CHECK(found("advise a { message \"x\" }\n", "") == "");
  CHECK(found("plan huge { title = \"Huge\" seats = 1..2 features = { mail } }\n", "").find("L014") == std::string::npos);
  CHECK(found("catalog option { title : text }\noption a { title = \"A\" }\n", "").find(unused) == 0);
}

TEST_CASE("an include is used by what its own includes bring") {
  const auto found = [](const std::string& deepest) {
    return linting::lint({{"rules.rung", "include \"shared\"\n"},
                          {"shared/a.rung", "include \"b/b.rung\"\n", true},
                          {"shared/b/b.rung", deepest, true}})
        .lines();
  };
  CHECK(found("advise a { message \"x\" }\n") == "");
  CHECK(found("enum region { north }\n") == "L014 rules.rung:1:9 nothing of `shared` is used\n");
}
