// SPDX-License-Identifier: Apache-2.0
#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

TEST_CASE("explain shows each precondition with its values and places") {
  const Desk desk;
  const Run run = desk.rung("explain rules contoso.yaml --subject b --to large --as-of 2026-11-22");
  INFO(run.out << run.err);
  CHECK(run.code == 0);
  CHECK(run.err.empty());
  CHECK(holds(run.out, "b: medium → large  ✗ ineligible\ncontoso.yaml · plans · as of 2026-11-22\n"));
  CHECK(holds(run.out, "✗ active  (NotActive)  rules/plans.rung:19:9\n  b is closed.\n  → Reactivate it.\n"));
  CHECK(holds(run.out, "✓ seats_fit  (SeatsFit)"));
  CHECK(holds(run.out, "closed"));
  CHECK(holds(run.out, "contoso.yaml"));
  CHECK(holds(run.out, "6:13"));
}

TEST_CASE("explain also speaks JSON") {
  const Desk desk;
  const Run run = desk.rung("explain rules contoso.yaml --subject b --to large --format json");
  CHECK(run.code == 0);
  for (const char* part : {"\"decision\": {", "\"outcome\": \"ineligible\"", "\"parts\": [", "\"name\": \"active\"",
                           "\"file\": \"rules/plans.rung\"", "\"path\": \"subscriptions[1].status\""})
    CHECK(holds(run.out, part));
}

TEST_CASE("explain with a request explains the extend") {
  const Desk desk;
  const Run run = desk.rung("explain rules contoso.yaml --subject a --to small --request seats=70");
  INFO(run.out << run.err);
  CHECK(run.code == 0);
  CHECK(holds(run.out, "a: extend small  ✗ ineligible\n"));
}

TEST_CASE("explain of what leads nowhere, or of nobody") {
  const Desk desk;
  CHECK(holds(desk.rung("explain rules contoso.yaml --subject b --to small").out, "– no_path"));
  const Run run = desk.rung("explain rules contoso.yaml --subject z --to large");
  CHECK(run.code == 1);
  CHECK(run.err == "error: no snapshot has a subscription `z`\n");
}

}  // namespace
}  // namespace rung::test
