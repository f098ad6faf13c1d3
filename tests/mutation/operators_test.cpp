// SPDX-License-Identifier: Apache-2.0
// Each operator: statements and the lines that they become.
#include "tests/catch.hpp"
#include "tests/mutation/breaking.hpp"

namespace {

using Lines = std::vector<std::string>;

constexpr const char* path = "upgrade basic -> premium\n";

/// Of `check EXPRESSION`, what it becomes.
Lines checks(const std::string& expression, const std::string& code) {
  Lines found = breaking::mutants_of(std::string(path) + "require r {\n  check " + expression + "\n  message \"x\"\n}", code);
  for (std::string& line : found) line.erase(0, std::string("check ").size());
  return found;
}

}  // namespace

TEST_CASE("M001 turns each condition around, and each that is put together from others") {
  CHECK(checks("subscription.open", "M001") == Lines{"not subscription.open"});
  CHECK(checks("not subscription.open", "M001") == Lines{"subscription.open"});
  CHECK(checks("subscription.seats < 5", "M001") == Lines{"subscription.seats >= 5"});
  CHECK(checks("subscription.status in { active, paused }", "M001") == Lines{"subscription.status not in { active, paused }"});
  CHECK(checks("subscription.note is present", "M001") == Lines{"subscription.note is absent"});
  CHECK(checks("subscription.note is not absent", "M001") == Lines{"subscription.note is absent"});
  CHECK(checks("subscription.tags is not empty", "M001") == Lines{"subscription.tags is empty"});
  CHECK(checks("subscription.tags overlaps added", "M001") == Lines{"not (subscription.tags overlaps added)"});
  CHECK(checks("subscription.open and live(subscription)", "M001") ==
        Lines{"not (subscription.open and live(subscription))", "not subscription.open and live(subscription)",
              "subscription.open and not live(subscription)"});
  CHECK(checks("every s in subscriptions : s.open", "M001") ==
        Lines{"not (every s in subscriptions : s.open)", "every s in subscriptions : not s.open"});
}

TEST_CASE("M002 drops each condition") {
  CHECK(checks("subscription.open and live(subscription) and subscription.seats > 3", "M002") ==
        Lines{"live(subscription) and subscription.seats > 3", "subscription.open and subscription.seats > 3",
              "subscription.open and live(subscription)"});
  CHECK(checks("subscription.open or (live(subscription) and subscription.seats > 3)", "M002") ==
        Lines{"(live(subscription) and subscription.seats > 3)", "subscription.open",
              "subscription.open or (subscription.seats > 3)", "subscription.open or (live(subscription))"});
  CHECK(checks("subscription.open implies live(subscription)", "M002") == Lines{"live(subscription)"});
  CHECK(checks("no s in subscriptions where s.open", "M002") == Lines{"no s in subscriptions where true"});
  CHECK(breaking::mutants_of("upgrade * -> *\n  where source.title != target.title or target == premium\n  when subscription.open", "M002") ==
        Lines{"where target == premium", "when true"});  // titles differ, so that `or …` adds nothing
}

TEST_CASE("a comment between conditions is no part of what is dropped") {
  CHECK(breaking::mutants_of(std::string(path) + "require r {\n  check subscription.open # first\n    and live(subscription) # second\n"
                             "    and subscription.seats > 3\n  message \"x\"\n}", "M002") ==
        Lines{"check live(subscription)", "and subscription.seats > 3", ""});
}

TEST_CASE("M003 swaps `and` and `or`, one at a time") {
  CHECK(checks("subscription.open and live(subscription) or subscription.seats > 3", "M003") ==
        Lines{"subscription.open or live(subscription) or subscription.seats > 3",
              "subscription.open and live(subscription) and subscription.seats > 3"});
}

TEST_CASE("M004 swaps `some`, `no` and `every`, and `min` and `max`") {
  CHECK(checks("no s in subscriptions where s.open", "M004") ==
        Lines{"some s in subscriptions where s.open", "every s in subscriptions : s.open"});
  CHECK(checks("every s in subscriptions where s.seats > 3 : s.open or live(s)", "M004") ==
        Lines{"some s in subscriptions where (s.seats > 3) and (s.open or live(s))",
              "no s in subscriptions where (s.seats > 3) and (s.open or live(s))"});
  CHECK(checks("(min(s.seats for s in subscriptions) otherwise 1) > 3", "M004") ==
        Lines{"(max(s.seats for s in subscriptions) otherwise 1) > 3"});
}

TEST_CASE("M005 shifts each bound by one in its last place") {
  CHECK(checks("subscription.seats in 1..300", "M005") ==
        Lines{"subscription.seats in 2..300", "subscription.seats in 0..300", "subscription.seats in 1..301",
              "subscription.seats in 1..299"});
  CHECK(checks("subscription.seats < 10_000", "M005") ==
        Lines{"subscription.seats < 10_001", "subscription.seats < 9_999"});
  CHECK(checks("subscription.price < 0.05", "M005") == Lines{"subscription.price < 0.06", "subscription.price < 0.04"});
  CHECK(checks("subscription.since < 2018-10-31", "M005") ==
        Lines{"subscription.since < 2018-11-01", "subscription.since < 2018-10-30"});
  CHECK(checks("subscription.since + 14 days < today", "M005") ==
        Lines{"subscription.since + 15 days < today", "subscription.since + 13 days < today"});
  CHECK(checks("subscription.build >= version(\"4.13.4\")", "M005") ==
        Lines{"subscription.build >= version(\"4.13.5\")", "subscription.build >= version(\"4.13.3\")"});
  CHECK(checks("subscription.build >= \"1.28\"", "M005") ==
        Lines{"subscription.build >= \"1.28.1\"", "subscription.build >= \"1.27\""});
}

TEST_CASE("M006 swaps `<` and `<=`, `>` and `>=`") {
  CHECK(checks("subscription.seats < 5", "M006") == Lines{"subscription.seats <= 5"});
  CHECK(checks("subscription.seats >= 5", "M006") == Lines{"subscription.seats > 5"});
}

TEST_CASE("M007 and M008 put another relation or operation in the place of one") {
  CHECK(checks("subscription.tags overlaps source.tags", "M007") == Lines{"subscription.tags within source.tags"});
  CHECK(checks("subscription.name starts with \"a\"", "M007") ==
        Lines{"subscription.name ends with \"a\"", "subscription.name contains \"a\""});
  CHECK(checks("subscription.seats + 2 * source.rank > 3", "M008") ==
        Lines{"subscription.seats - 2 * source.rank > 3", "subscription.seats + 2 + source.rank > 3"});
  CHECK(checks("subscription.tags overlaps subscription.tags - { active }", "M008") ==
        Lines{"subscription.tags overlaps subscription.tags & { active }", "subscription.tags overlaps subscription.tags | { active }"});
}

TEST_CASE("M009 says another value") {
  CHECK(checks("subscription.status == active", "M009") == Lines{"subscription.status == cancelled"});
  CHECK(checks("subscription.colour == colour.blue", "M009") == Lines{"subscription.colour == colour.red"});
  CHECK(checks("subscription.offer == basic", "M009") == Lines{"subscription.offer == premium"});
  CHECK(checks("subscription.offer == \"2.0\"", "M009") == Lines{"subscription.offer == basic"});
  CHECK(checks("false", "M009").empty());  // dropped as a precondition it is the same
}

TEST_CASE("M010 and M011: `source` for `target`, and what stands before `otherwise` ignored") {
  CHECK(checks("subscription.offer == target", "M010") == Lines{"subscription.offer == source"});
  CHECK(checks("(request.seats otherwise subscription.seats) < 5", "M011") == Lines{"(subscription.seats) < 5"});
}

TEST_CASE("M012 and M013: paths that are missing, and paths that lead elsewhere") {
  CHECK(breaking::mutants_of("upgrade basic -> premium, \"2.0\"\nextend basic, premium") ==
        Lines{"M012 upgrade basic -> \"2.0\"", "M012 upgrade basic -> premium", "M012 extend premium", "M012 extend basic"});
  CHECK(breaking::mutants_of("upgrade basic -> premium") == Lines{"M012 ", "M013 upgrade basic -> \"2.0\""});
  CHECK(breaking::mutants_of("upgrade basic, \"2.0\" -> premium", "M012") ==
        Lines{"upgrade \"2.0\" -> premium", "upgrade basic -> premium"});
}

TEST_CASE("M014 drops each element of a set and each spelling") {
  CHECK(checks("subscription.status in { active, cancelled, paused }", "M014") ==
        Lines{"subscription.status in { cancelled, paused }", "subscription.status in { active, paused }",
              "subscription.status in { active, cancelled }"});
  CHECK(checks("subscription.tags overlaps { active }", "M014") == Lines{"subscription.tags overlaps {}"});
}

TEST_CASE("M014 drops each spelling that something but the name reads, and each alias") {
  const std::string rules = "package p { title \"P\" languages en }\nenum colour { red \"RED\" \"r\" \"rot\", green }\nenum unread { a \"x\" }\n"
                            "catalog plan { title : text  ids : set of text alias }\nplan small { title = \"S\" ids = { \"S-1\", \"SMALL\" } }\n"
                            "plan large { title = \"L\" ids = {} }\nsnapshot { car : car }\n"
                            "record car { key id : text plan : plan colour : colour }\nsubject car at plan\nupgrade small -> large\n"
                            "require red { check car.colour == red message \"x\" }";
  CHECK(breaking::mutants_of(rules, "M014") ==
        Lines{"enum colour { red \"RED\" \"rot\", green }", "enum colour { red \"RED\" \"r\", green }",
              "plan small { title = \"S\" ids = { \"SMALL\" } }"});
}

TEST_CASE("M015 to M017: a precondition, what it guards, and when it holds") {
  const std::string rules = std::string(path) + "extend basic, premium\nrequire r {\n  on extend basic, premium\n  on upgrade\n"
                            "  when subscription.open\n  effective 2020-01-01..2020-12-31\n  check subscription.seats == source.rank\n  message \"x\"\n}";
  CHECK(breaking::mutants_of(rules, "M015") == Lines{""});
  CHECK(breaking::mutants_of(rules, "M016") == Lines{"", "on extend premium", "on extend basic", ""});
  CHECK(breaking::mutants_of(rules, "M017") ==
        Lines{"effective 2019-12-31..2020-12-31", "effective 2020-01-02..2020-12-31", "effective ..2020-12-31",
              "effective 2020-01-01..2021-01-01", "effective 2020-01-01..2020-12-30", "effective 2020-01-01.."});
}

TEST_CASE("M018 and M019: entries that are missing, and fields that fall back to their default") {
  CHECK(breaking::mutants_of("upgrade * -> *\noffer extra { title = \"Extra\"  ids = { \"X1\" }  rank = 3 }\n"
                             "require r { check subscription.seats < target.rank  message \"x\" }", "M018") == Lines{""});
  CHECK(breaking::mutants_of("upgrade * -> *\noffer extra { title = \"Extra\"  ids = { \"X1\" }  rank = 3 }\n"
                             "require r { check subscription.seats < target.rank  message \"x\" }", "M019") ==
        Lines{"offer extra { title = \"Extra\"  ids = { \"X1\" }   }"});  // without its ids it is as with an element dropped
}

TEST_CASE("M020 to M022: codes, remedies and advice") {
  const std::string rules = std::string(path) +
                            "require r {\n  check subscription.open\n  code Closed\n  message \"x\"\n"
                            "  remedy when subscription.seats > 3 \"a\"\n  remedy \"b\"\n}\n"
                            "advise a { on upgrade when subscription.open message \"x\" }";
  CHECK(breaking::mutants_of(rules, "M020") == Lines{"code ClosedX"});
  CHECK(breaking::mutants_of(rules, "M021") == Lines{"", ""});
  CHECK(breaking::mutants_of(rules, "M022") == Lines{""});
}

TEST_CASE("M023 lets in each other value of an enum, and leaves it out where one is left out") {
  CHECK(checks("subscription.status == active", "M023") ==
        Lines{"subscription.status in { active, cancelled }", "subscription.status in { active, paused }"});
  CHECK(checks("subscription.status != active", "M023") ==
        Lines{"subscription.status not in { active, cancelled }", "subscription.status not in { active, paused }"});
  CHECK(checks("subscription.colour in { red, green }", "M023") == Lines{"subscription.colour in { red, green, blue }"});
  CHECK(checks("subscription.colour in { red }", "M023") ==
        Lines{"subscription.colour in { red, green }", "subscription.colour in { red, blue }"});
}
