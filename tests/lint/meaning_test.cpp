// SPDX-License-Identifier: Apache-2.0
// What conditions, paths and dates come to: what is found where, and what looks alike and is none.
#include "tests/catch.hpp"
#include "tests/lint/linting.hpp"

namespace {

/// Lines of rules around a body of a precondition that begins in column 13.
std::string asks(const std::string& body) { return "require x { " + body + " message \"m\" remedy \"r\" }\n"; }
std::string asks_too(const std::string& body) { return "require y { " + body + " message \"m\" remedy \"r\" }\n"; }
std::string checks(const std::string& condition) { return asks("check " + condition); }

/// `L051 1:44`, a line each.
std::string places(const std::string& rules) {
  const std::string lines = linting::found(rules);
  std::string places;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = lines.find('\n', at);
    const std::string line = lines.substr(at, end - at);
    const std::size_t file = line.find("rules.rung:");
    REQUIRE(file != std::string::npos);
    const std::size_t place = file + std::string("rules.rung:").size();
    places += line.substr(0, 5) + line.substr(place, line.find(' ', place) - place) + "\n";
    at = end + 1;
  }
  return places;
}

}  // namespace

TEST_CASE("conditions at odds are told at the part that cannot hold") {
  const auto [condition, place] = GENERATE(table<std::string, std::string>({
      {"subscription.seats > 9 and subscription.seats < 3", "L051 1:46"},
      {"subscription.seats == 9 and live(subscription) and subscription.seats == 3", "L051 1:70"},
      {"subscription.status == active and subscription.status == closed", "L051 1:53"},
      {"subscription.seats > 7 or (subscription.ends is present and subscription.ends is absent)", "L051 1:79"},
      {"no s in subscriptions where s.seats > 9 and s.status == active and s.seats < 3", "L051 1:86"},
      {"every s in subscriptions where s.seats > 9 : s.seats > 20 and s.seats < 4", "L051 1:81"},
      {"mail in source.features and source.features is empty and subscription.seats > 9", "L051 1:47"},
      {"if subscription.seats > 9 then subscription.seats < 3 else live(subscription)", "L051 1:50"},
      {"subscription.status in { active, suspended, closed } or subscription.seats > 9", "L053 1:19"},
      {"size(subscriptions) < 0 or subscription.seats > 9", "L053 1:19"},
      {"today > 2019-05-01 and subscription.seats > 9", "L053 1:19"},
      {"source.title == \"Gold\" or subscription.seats > 9", "L053 1:19"},
      {"\"Gold\" != target.title and subscription.seats > 9", "L053 1:19"},
      {"subscription.seats > 9 or not (subscription.seats > 9)", "L052 1:45"},
      {"subscription.seats > 9 or subscription.seats < 20", "L052 1:45"},
      {"subscription.seats == 9 implies subscription.seats > 3", "L052 1:51"},
      {"subscription.seats > 9 and live(subscription) and subscription.seats > 9", "L054 1:69"},
      {"subscription.seats > 9 or (live(subscription) and subscription.seats > 9)", "L054 1:46"},
      {"(subscription.seats > 9 or live(subscription)) and subscription.seats > 9", "L054 1:20"},
      {"some s in subscriptions where s.seats > 9 and (s.seats > 3 or live(s))", "L054 1:66"},
  }));
  INFO(condition);
  CHECK(places(checks(condition)) == place + "\n");
}

TEST_CASE("what a guard, a `when` or the check itself says counts") {
  CHECK(places(asks("on upgrade basic -> premium check source == standard or subscription.seats > 9")) ==
        "L051 1:47\n");
  CHECK(places(asks("when subscription.seats > 9 check subscription.seats > 3")) == "L052 1:47\n");
  CHECK(places(asks("when subscription.seats > 9 check subscription.seats < 3 or subscription.ends is present")) ==
        "L051 1:47\n");
  CHECK(places("require x { check subscription.seats > 9 message \"m\" remedy when subscription.seats > 20 \"r\" remedy \"q\" }") ==
        "L051 1:66\n");
  CHECK(places("require x { check no s in subscriptions where s.seats > 9 message \"m\" "
               "remedy when s.seats < 5 \"r\" remedy \"q\" }") == "L051 1:83\n");
  CHECK(places("require x { check no s in subscriptions where s.seats > 9 and s.status == suspended message \"m\" "
               "remedy when s.seats < 50 \"r\" remedy \"q\" }") == "");
}

TEST_CASE("a fault in a define is told there, and once") {
  CHECK(places("define odd = subscription.seats > 9 and subscription.seats < 3\n" + checks("odd") +
               asks_too("check not odd or subscription.seats > 7")) == "L051 1:41\n");
  CHECK(places("define few(n: int) = n < 3\n" + checks("subscription.seats > 9 and few(subscription.seats)")) ==
        "L051 2:46\n");
}

TEST_CASE("conditions that only look odd are left alone") {
  for (const char* condition :
       {"subscription.ends is absent or subscription.ends > 2030-01-01",
        "subscription.ends is present and subscription.ends > 2030-01-01", "subscription.seats > 9 and subscription.seats < 11",
        "subscription.seats > 9 or subscription.seats < 3", "subscription.seats in target.seats and subscription.seats > 3",
        "if subscription.seats > 9 then live(subscription) else subscription.seats > 3",
        "no s in subscriptions where s != subscription and live(s) and s.plan.features overlaps target.features - source.features",
        "(some s in subscriptions where s.seats > 9) and (some s in subscriptions where s.seats < 3)",
        "count(s in subscriptions where live(s)) <= 3",
        "storage in source.features or subscription.seats > 9", "source != premium or subscription.seats > 9"}) {
    INFO(condition);
    CHECK(places(checks(condition)) == "");
  }
}

TEST_CASE("a check that comes to the same on all of its paths") {
  CHECK(linting::found(checks("1 in source.seats")) ==
        "L050 rules.rung:1:19 precondition `x` never fails: on the 6 paths that it guards its check is never false\n");
  CHECK(places(asks("on upgrade check phone in source.features and subscription.seats > 9")) == "L053 1:30\n");
  CHECK(places(asks("on upgrade basic -> * check storage in target.features")) == "L050 1:41\n");
  CHECK(places(asks("on upgrade check source.features within target.features or live(subscription)")) == "L050 1:30\n");
  CHECK(places(asks("on upgrade when phone in source.features check subscription.seats > 9")) == "L053 1:29\n");
  CHECK(places("advise x { on upgrade when mail in source.features message \"m\" }") == "L050 1:28\n");
  CHECK(places(asks("on upgrade check storage in source.features")) == "L055 1:30\n");
}

TEST_CASE("the subject's own entry is where the path starts, and its ends are compared path by path") {
  CHECK(places(checks("subscription.plan == source or subscription.seats > 9")) == "L053 1:19\n");
  CHECK(places(checks("no s in subscriptions where s.plan == source and s.seats > 9")) == "");
  CHECK(places(asks("on upgrade check target.features within source.features or subscription.seats > 9")) ==
        "L053 1:30\n");
  CHECK(places(asks("on upgrade check source == target or subscription.seats > 9")) == "L053 1:30\n");
  CHECK(places(asks("check source == target or subscription.seats > 9")) == "");
}

TEST_CASE("a switch, and what blocks on purpose, are left alone") {
  CHECK(places(asks("on upgrade basic -> premium check false")) == "");
  CHECK(places("define strict = false\n" + checks("strict implies subscription.seats > 9")) == "");
  CHECK(places("define strict = true\n" + checks("strict")) == "");
}

TEST_CASE("what applies to no path") {
  const auto [guards, place] = GENERATE(table<std::string, std::string>({
      {"on upgrade premium -> basic", "L056 1:13"},
      {"on upgrade basic -> premium on upgrade premium -> basic", "L056 1:41"},
      {"on upgrade basic, premium -> standard", "L056 1:31"},
      {"on upgrade basic -> standard, basic", "L056 1:43"},
      {"on upgrade * -> * where mail not in source.features", "L056 1:37"},
      {"on extend basic where phone in source.features", "L056 1:35"},
      {"on upgrade basic -> *", ""},
      {"on extend", ""},
  }));
  INFO(guards);
  CHECK(places(asks(guards + " check subscription.seats > 9")) == (place.empty() ? "" : place + "\n"));
}

TEST_CASE("preconditions that follow from others") {
  CHECK(places(checks("subscription.status != closed")) == "L057 1:19\n");
  CHECK(places(asks("on upgrade check subscription.seats > 9") + asks_too("check subscription.seats > 3")) == "");
  CHECK(places(asks("check subscription.seats > 9") + asks_too("on upgrade check subscription.seats > 3")) ==
        "L057 2:30\n");
  CHECK(places(asks("effective 2021-01-01.. check subscription.seats > 9") + asks_too("check subscription.seats > 3")) ==
        "");
  CHECK(places(checks("no s in subscriptions where s.seats > 9") +
               asks_too("check no s in subscriptions where s.seats > 20 and live(s)")) == "L057 2:19\n");
  CHECK(places(checks("subscription.seats > 9") + asks_too("check not (subscription.seats <= 9)")) == "L058 2:19\n");
  CHECK(places(asks("when subscription.seats > 9 check customer.credit is present") +
               asks_too("check subscription.seats > 9 implies customer.credit is present")) == "L058 2:19\n");
  CHECK(places(asks("on extend check false") + asks_too("on extend check false code Y")) == "");
}

