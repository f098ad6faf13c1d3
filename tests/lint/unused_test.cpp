// SPDX-License-Identifier: Apache-2.0
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

TEST_CASE("what an included file defines may be there for others") {
  CHECK(linting::lint({{"shared.rung", "define grown = subscription.seats + 1\n", true}}).lines() == "");
}
