// SPDX-License-Identifier: Apache-2.0
// Preconditions without remedies, codes that are not shared, and guards that say nothing.
#include <algorithm>

#include "tests/catch.hpp"
#include "tests/lint/linting.hpp"

namespace {

std::string advice(const std::string& lines) { return "advise a { " + lines + " message \"x\" }"; }
std::string require(const std::string& lines) { return "require r { " + lines + " message \"x\" remedy \"y\" }"; }

}  // namespace

TEST_CASE("a precondition without a remedy, but one that blocks on purpose") {
  CHECK(linting::found("require r { check subscription.seats < 3 message \"x\" }") ==
        "L022 rules.rung:1:9 `r` says nothing about what to do where it fails\n");
  CHECK(linting::found("require r { on upgrade basic -> premium check false message \"x\" }").find("L022") == std::string::npos);
}

TEST_CASE("a shared code with one user") {
  CHECK(linting::found(require("check subscription.seats < 3 shared code Many")) ==
        "L023 rules.rung:1:54 only `r` has the code `Many`\n");
  CHECK(linting::found("require q { check subscription.seats < 3 shared code Many message \"x\" remedy \"y\" }\n" +
                       require("check subscription.seats < 4 shared code Many"))
            .find("L023") == std::string::npos);
}

TEST_CASE("a question for what is known to be present is found once") {
  const std::string present = "subscription.ends is present";
  const auto [text, column] = GENERATE_COPY(table<std::string, int>({
      {advice("when " + present + " and subscription.ends is present"), 50},
      {advice("when " + present + " and (live(subscription) or subscription.ends is absent)"), 73},
      {advice("when subscription.ends is absent or subscription.ends is present"), 48},
      {advice("when " + present + " implies subscription.ends is absent"), 54},
      {require("when " + present + " check subscription.ends is absent"), 53},
      {require("check some s in subscriptions where s.ends is present and s.ends is present"), 71},
      {require("check every s in subscriptions where s.ends is present : s.ends is present"), 70},
  }));
  INFO(text);
  const std::string found = linting::found(text);
  CHECK(found.find("rules.rung:1:" + std::to_string(column) + " ") != std::string::npos);
  CHECK(std::count(found.begin(), found.end(), '\n') == 1);
}

TEST_CASE("what is not known to be present may be asked for") {
  const std::string text = GENERATE("when subscription.ends is present or subscription.ends is absent",
                                    "when subscription.ends is present and request.seats is present",
                                    "when some s in subscriptions where s.ends is present and subscription.ends is present");
  INFO(text);
  CHECK(linting::found(advice(text)).find("adds nothing") == std::string::npos);
}

TEST_CASE("a where that always holds") {
  CHECK(linting::found(advice("on upgrade basic -> * where true")).find(":1:40 ") != std::string::npos);
  const auto today = linting::lint(advice("on upgrade basic -> * where size(target.features) > 1"));
  CHECK(today.lines() == "L031 rules.rung:1:40 this `where` holds on all 2 paths that the line names\n");
  CHECK(linting::found(advice("on upgrade basic -> * where size(target.features) > 2")) == "");
  CHECK(linting::found(advice("on upgrade basic -> premium where size(target.features) > 2")) == "");
  CHECK(linting::found("upgrade premium -> basic, standard where size(source.features) > 2")
            .find("L031 rules.rung:1:42 this `where` holds for all 2 pairs of entries\n") != std::string::npos);
  CHECK(linting::found("upgrade premium -> basic, standard where source != target").find("rules.rung:1:42 ") !=
        std::string::npos);
  CHECK(linting::found("upgrade premium, standard -> basic where size(source.features) > 2").find("L031") == std::string::npos);
}

TEST_CASE("an on line within another") {
  const std::string told = " another `on` line stands for these paths too\n";
  CHECK(linting::found(advice("on upgrade on upgrade basic -> premium")) == "L032 rules.rung:1:23" + told);
  CHECK(linting::found(advice("on upgrade basic -> premium on upgrade basic -> *")) == "L032 rules.rung:1:12" + told);
  CHECK(linting::found(advice("on extend basic on extend basic")) == "L032 rules.rung:1:28" + told);
  CHECK(linting::found(advice("on upgrade basic -> * where size(target.features) > 2 on upgrade basic -> premium where "
                              "size(target.features) > 2")) == "L032 rules.rung:1:66" + told);
  CHECK(linting::found(advice("on upgrade basic -> premium on extend premium")) == "");
  CHECK(linting::found(advice("on upgrade basic -> * on upgrade * -> premium")) == "");
  CHECK(linting::found(advice("on upgrade basic -> * where size(target.features) > 2 on upgrade basic -> standard")) == "");
}
