// SPDX-License-Identifier: Apache-2.0
#include "tests/catch.hpp"
#include "tests/lint/linting.hpp"

namespace {

std::string advice(const std::string& condition) { return "advise a { when " + condition + " message \"x\" }"; }

}  // namespace

TEST_CASE("a double negation is found and undone") {
  const auto [written, instead] = GENERATE(table<std::string, std::string>({
      {"not not live(subscription)", "live(subscription)"},
      {"not (not live(subscription))", "(live(subscription))"},
      {"not(not(live(subscription)))", "((live(subscription)))"},
      {"not not not live(subscription)", "not live(subscription)"},
      {"not not not not live(subscription)", "live(subscription)"},
      {"not subscription.seats != 3", "subscription.seats == 3"},
      {"not (subscription.seats != 3) and live(subscription)", "(subscription.seats == 3) and live(subscription)"},
      {"not subscription.seats not in 1..3", "subscription.seats in 1..3"},
      {"not subscription.seats not  in 1..3", "subscription.seats in 1..3"},
      {"not request.seats is absent", "request.seats is present"},
      {"not (request.seats) is not present", "(request.seats) is present"},
      {"not subscriptions is not empty", "subscriptions is empty"},
      {"not (no s in subscriptions where live(s))", "(some s in subscriptions where live(s))"},
  }));
  INFO(written);
  const std::string found = linting::found(advice(written));
  CHECK(found.substr(0, 24) == "L033 rules.rung:1:17 " + found.substr(21, 3));
  CHECK(linting::fixed(advice(written)) == advice(instead));
  CHECK(linting::found(advice(instead)) == "");
}

TEST_CASE("one negation is none too many") {
  CHECK(linting::found(advice("not (subscription.seats == 3) and not live(subscription)")) == "");
  CHECK(linting::found(advice("not (every s in subscriptions : live(s))")) == "");
}

TEST_CASE("a negation that keeps culprits away is told and stays") {
  const std::string rules = "require r { check not not (no s in subscriptions where s.seats > 90) message \"x\" remedy \"y\" }";
  CHECK(linting::found(rules) == "L033 rules.rung:1:19 two negations that undo each other\n");
  CHECK(linting::fixed(rules) == rules);
}
