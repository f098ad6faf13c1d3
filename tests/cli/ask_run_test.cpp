// SPDX-License-Identifier: Apache-2.0
#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

TEST_CASE("ask prints one value as a message would") {
  const Desk desk;
  const std::vector<std::pair<std::string, std::string>> table = {
      {"customer", "contoso\n"},
      {"'size(subscriptions)'", "2\n"},
      {"'count(s in subscriptions where live(s))'", "1\n"},
      {"-1", "-1\n"},
      {"'-size(subscriptions)'", "-2\n"},
      {"-- '-size(subscriptions)'", "-2\n"},
      {"today --as-of 2026-11-22", "2026-11-22\n"},
      {"--subject b subscription.status", "closed\n"},
      {"--subject b -subscription.seats --strict", "-20\n"},
      {"--subject b source", "Medium\n"},
      {"--subject b subscription.seller", "(absent)\n"},
      {"--subject b --to small 'target.seats'", "1..10\n"},
      {"request.seats --request seats=7", "7\n"}};
  for (const auto& [arguments, printed] : table) {
    const Run run = desk.rung("ask rules contoso.yaml " + arguments);
    INFO(arguments << "\n" << run.err);
    CHECK(run.code == 0);
    CHECK(run.out == printed);
    CHECK(run.err.empty());
  }
}

TEST_CASE("an unknown value names what it needs, and is an answer") {
  const Desk desk;
  desk.write("part.yaml", "subscriptions: [{id: a, plan: small}]\n");
  const Run run = desk.rung("ask rules part.yaml --subject a 'customer == \"x\" or subscription.seats > 3'");
  CHECK(run.code == 0);
  CHECK(run.out == "unknown (needs customer, subscriptions[0].seats)\n");
}

TEST_CASE("the first snapshot that has the subject answers") {
  const Desk desk;
  desk.write("fleet.yaml", "customer: one\nsubscriptions: [{id: x, plan: small}]\n---\n"
                           "customer: two\nsubscriptions: [{id: y, plan: small}]\n---\n"
                           "customer: three\nsubscriptions: [{id: y, plan: small}]\n");
  CHECK(desk.rung("ask rules fleet.yaml --subject y customer").out == "two\n");
  CHECK(desk.rung("ask rules fleet.yaml customer").out == "one\n");
  const Run run = desk.rung("ask rules fleet.yaml --subject z customer");
  CHECK(run.code == 1);
  CHECK(run.out.empty());
  CHECK(run.err == "error: no snapshot has a subscription `z`\n");
}

TEST_CASE("a wrong expression is told with its place and 2") {
  const Desk desk;
  for (const std::string expression : {"custmer", "customer ==", "subscription.seats", "1 +  "}) {
    const Run run = desk.rung("ask rules contoso.yaml '" + expression + "'");
    INFO(run.err);
    CHECK(run.code == 2);
    CHECK(run.out.empty());
    CHECK(holds(run.err, "--> <expression>:1:"));
  }
  CHECK(holds(desk.rung("ask rules contoso.yaml custmer").err, "did you mean `customer`?"));
}

TEST_CASE("a bad snapshot is told with its place and 1") {
  const Desk desk;
  desk.write("bad.yaml", "customer: c\nsubscriptions: 3\n");
  const Run run = desk.rung("ask rules bad.yaml 'size(subscriptions)'");
  CHECK(run.code == 1);
  CHECK(run.out.empty());
  CHECK(holds(run.err, "--> bad.yaml:2:16\n"));
  CHECK(desk.rung("ask rules gone.yaml customer").code == 2);
}

TEST_CASE("text of a snapshot cannot drive the terminal") {
  const Desk desk;
  desk.write("evil.yaml", "customer: \"a\\e]0;x\\a\"\nsubscriptions: []\n");
  const Run run = desk.rung("ask rules evil.yaml customer");
  CHECK(run.code == 0);
  CHECK(run.out.find('\x1b') == std::string::npos);
}

}  // namespace
}  // namespace rung::test
