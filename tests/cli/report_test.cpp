// SPDX-License-Identifier: Apache-2.0
// Decisions made by hand, as each format prints them.
#include "cli/report/report.hpp"

#include "cli/write/text_layout.hpp"
#include "tests/catch.hpp"
#include "tests/cli/streams.hpp"

namespace rung::cli {
namespace {

Heading heading() {
  Heading heading;
  heading.package = "office365_cn";
  heading.title = "Office 365 operated by 21Vianet";
  heading.rules = "sha256:9f2c1a3b7d21aaaa";
  heading.as_of = "2026-11-22";
  heading.subject_name = "subscription";
  heading.subjects_name = "subscriptions";
  return heading;
}

std::vector<Decision> decisions() {
  const AdviceSaid note{"admin_center", "Some steps may need the Office 365 admin centre.", {}};
  Decision blocked;
  blocked.subject = "sub-1";
  blocked.from = "business";
  blocked.to = "business_premium";
  blocked.outcome = OutcomeKind::ineligible;
  blocked.reasons = {{"no_service_conflict", "ConflictingServiceTypes",
                      "sub-2 (Exchange Online (Plan 1)) already includes exchange_s_standard.",
                      "Cancel sub-2 with northwind, where it was bought, first.",
                      Culprit{"s", "sub-2", "subscriptions[1]"},
                      {{"subscriptions[1].status", FactValue("active"), false, 14, 13},
                       {"subscriptions[1].seats", std::nullopt, false, 0, 0},
                       {"customer.name", std::nullopt, true, 0, 0}}}};
  blocked.missing = {{"customer.delegated_admin", "", {"delegated_admin"}}};
  blocked.advice = {note};
  Decision open;
  open.subject = "sub-1";
  open.from = "business";
  open.to = "proplus";
  open.outcome = OutcomeKind::eligible;
  open.advice = {note};
  open.effect = {{"subscriptions[0].seats", FactValue(std::int64_t{10}), FactValue(std::int64_t{25})}};
  Decision waiting;
  waiting.subject = "sub-2";
  waiting.outcome = OutcomeKind::undetermined;
  waiting.missing = {{"subscriptions[1].offer", "", {"path"}}, {"", "a.rung:3:9", {"seats"}}};
  return {blocked, open, waiting};
}

std::string printed(Format format, Heading heading, Terminal terminal = {}) {
  KeptStreams kept;
  const auto report = make_report(format, std::move(heading), kept.streams(terminal));
  report->begin();
  report->snapshot("contoso.yaml", decisions());
  Totals totals;
  totals.snapshots = 1;
  totals.add(decisions());
  report->end(totals, true);
  return kept.results.text();
}

TEST_CASE("the table says what is open, what stands in the way and what to do") {
  CHECK(printed(Format::table, heading()) ==
        "Office 365 operated by 21Vianet\n"
        "office365_cn · as of 2026-11-22 · rules sha256:9f2c1a3b7d21\n"
        "\n"
        "contoso.yaml\n"
        "  SUBJECT  FROM       TO                OUTCOME\n"
        "  sub-1    business   business_premium  ✗ ineligible\n"
        "      ConflictingServiceTypes\n"
        "        sub-2 (Exchange Online (Plan 1)) already includes exchange_s_standard.\n"
        "        → Cancel sub-2 with northwind, where it was bought, first.\n"
        "        · subscriptions[1].status = active  (14:13)\n"
        "        · subscriptions[1].seats = (unknown)\n"
        "        · customer.name = (absent)\n"
        "      needs customer.delegated_admin  (for delegated_admin)\n"
        "  sub-1    business   proplus           ✓ eligible\n"
        "      then subscriptions[0].seats: 10 → 25\n"
        "\n"
        "  sub-2    (unknown)  –                 ? undetermined\n"
        "      needs subscriptions[1].offer  (for path)\n"
        "      needs overflow at a.rung:3:9  (for seats)\n"
        "\n"
        "  advice  Some steps may need the Office 365 admin centre.\n"
        "          (sub-1)\n"
        "\n"
        "1 snapshot · 2 subscriptions · 3 decisions: 1 eligible, 1 ineligible,\n"
        "  1 undetermined\n");
}

TEST_CASE("codes alone leave out the words") {
  Heading codes = heading();
  codes.detail = Detail::codes;
  const std::string text = printed(Format::table, codes);
  CHECK(text.find("ConflictingServiceTypes\n      needs") != std::string::npos);
  CHECK(text.find("advice  admin_center\n") != std::string::npos);
  CHECK(text.find("already includes") == std::string::npos);
}

TEST_CASE("the table keeps to the width of the terminal, also with long keys and Chinese text") {
  std::vector<Decision> long_ones = decisions();
  for (Decision& decision : long_ones) {
    decision.subject = "5c9fd4cc-edce-44a8-8e91-07df09744609";
    decision.from = "exchange_online_plan_1";
  }
  long_ones[0].reasons[0].message = "请先让客户在购买渠道取消此订阅，然后再升级到新的商品，因为它已经包含了将要新增的服务，并且无法同时持有两者。";
  KeptStreams kept;
  const auto report = make_report(Format::table, heading(), kept.streams());
  report->snapshot("contoso.yaml", long_ones);
  const std::string text = kept.results.text();
  std::size_t start = 0;
  for (std::size_t end; (end = text.find('\n', start)) != std::string::npos; start = end + 1)
    CHECK(display_width(text.substr(start, end - start)) <= 80);
  CHECK(text.find("5c9fd4cc-edce-44a8-8e91-07df09744609") != std::string::npos);
  CHECK(text.find("SUBJECT") == std::string::npos);
}

TEST_CASE("no control character of a snapshot reaches the terminal") {
  std::vector<Decision> evil = decisions();
  const std::string escape = "\x1b]0;x\x07";
  evil[0].subject += escape;
  evil[0].from += escape;
  evil[0].reasons[0].message += escape;
  evil[0].reasons[0].facts[0].value = FactValue(escape);
  evil[0].missing[0].path += escape;
  for (const Format format : {Format::table, Format::json, Format::ndjson, Format::yaml}) {
    KeptStreams kept;
    Heading full = heading();
    full.detail = Detail::full;
    const auto report = make_report(format, full, kept.streams());
    report->snapshot("a" + escape + ".yaml", evil);
    const std::string text = kept.results.text();
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\x07') == std::string::npos);
  }
}

TEST_CASE("a line of NDJSON has the fields of the contract in their order") {
  CHECK(printed(Format::ndjson, heading()) ==
        R"({"snapshot":"contoso.yaml","package":"office365_cn","rules":"sha256:9f2c1a3b7d21aaaa","as_of":"2026-11-22","decisions":[)"
        R"({"subject":"sub-1","action":"upgrade","from":"business","to":"business_premium","outcome":"ineligible","reasons":[)"
        R"({"require":"no_service_conflict","code":"ConflictingServiceTypes","message":"sub-2 (Exchange Online (Plan 1)) already )"
        R"(includes exchange_s_standard.","remedy":"Cancel sub-2 with northwind, where it was bought, first.",)"
        R"("culprit":{"variable":"s","key":"sub-2","path":"subscriptions[1]"}}],)"
        R"("missing":[{"path":"customer.delegated_admin","needed_by":["delegated_admin"]}],)"
        R"("advice":[{"advise":"admin_center","message":"Some steps may need the Office 365 admin centre."}]},)"
        R"({"subject":"sub-1","action":"upgrade","from":"business","to":"proplus","outcome":"eligible","reasons":[],"missing":[],)"
        R"("advice":[{"advise":"admin_center","message":"Some steps may need the Office 365 admin centre."}]},)"
        R"({"subject":"sub-2","action":"upgrade","outcome":"undetermined","reasons":[],"missing":[)"
        R"({"path":"subscriptions[1].offer","needed_by":["path"]},{"overflow":"a.rung:3:9","needed_by":["seats"]}],"advice":[]}]})"
        "\n");
}

TEST_CASE("each detail leaves out what the contract says") {
  Heading codes = heading(), full = heading();
  codes.detail = Detail::codes;
  full.detail = Detail::full;
  full.effects = true;
  const std::string terse = printed(Format::ndjson, codes), whole = printed(Format::ndjson, full);
  for (const char* left_out : {"\"message\"", "\"remedy\"", "\"facts\""}) CHECK(terse.find(left_out) == std::string::npos);
  CHECK(terse.find("\"culprit\"") != std::string::npos);
  CHECK(whole.find(R"("facts":[{"path":"subscriptions[1].status","value":"active","line":14,"column":13},)"
                   R"({"path":"subscriptions[1].seats"},{"path":"customer.name","value":null}])") != std::string::npos);
  CHECK(whole.find(R"("effect":[{"path":"subscriptions[0].seats","before":10,"after":25}])") != std::string::npos);
  CHECK(whole.find("\"effect\"") == whole.rfind("\"effect\""));
}

TEST_CASE("a snapshot that cannot be decided has its place among the others") {
  const std::vector<SnapshotError> errors = {{"S103", "status is \"actve\"", "subscriptions[0].status", 12, 13},
                                             {"S104", "more", "", 0, 0}};
  const std::string text = "subscriptions:\n  - status: actve\n";
  const BadSnapshot bad{"fleet.yaml#2", errors, text, 11};
  const std::string object =
      R"({"snapshot":"fleet.yaml#2","error":{"code":"S103","message":"status is \"actve\"",)"
      R"("path":"subscriptions[0].status","line":12,"column":13},"further_errors":[{"code":"S104","message":"more"}]})";

  KeptStreams lines;
  make_report(Format::ndjson, heading(), lines.streams())->bad_snapshot(bad);
  CHECK(lines.results.text() == object + "\n");
  CHECK(lines.remarks.text().empty());

  KeptStreams table;
  const auto report = make_report(Format::table, heading(), table.streams());
  report->bad_snapshot(bad);
  Totals totals;
  totals.snapshots = totals.bad = 1;
  report->end(totals, false);
  CHECK(table.remarks.text() ==
        "\nerror[S103]: status is \"actve\"\n  --> fleet.yaml#2:12:13\n   |\n12 |   - status: actve\n   |             ^^^^^\n"
        "\nerror[S104]: more\n  = help: in fleet.yaml#2\n");
  CHECK(table.results.text() == "\n1 snapshot · 0 subscriptions · 0 decisions · 1 snapshot not decided\n");
}

TEST_CASE("JSON is one array, of any number of snapshots") {
  for (const std::size_t count : {0u, 1u, 3u}) {
    KeptStreams kept;
    const auto report = make_report(Format::json, heading(), kept.streams());
    report->begin();
    for (std::size_t i = 0; i < count; ++i) report->snapshot("a", {});
    report->end({}, count > 0);
    const std::string item =
        "\n  {\n    \"snapshot\": \"a\",\n    \"package\": \"office365_cn\",\n    \"rules\": \"sha256:9f2c1a3b7d21aaaa\",\n"
        "    \"as_of\": \"2026-11-22\",\n    \"decisions\": []\n  }";
    std::string expected = "[";
    for (std::size_t i = 0; i < count; ++i) expected += (i == 0 ? "" : ",") + item;
    CHECK(kept.results.text() == expected + (count == 0 ? "]\n" : "\n]\n"));
  }
}

TEST_CASE("YAML is one document for each snapshot") {
  KeptStreams kept;
  const auto report = make_report(Format::yaml, heading(), kept.streams());
  report->snapshot("a.yaml", {decisions()[2]});
  report->snapshot("b.yaml", {});
  CHECK(kept.results.text() == R"(---
snapshot: a.yaml
package: office365_cn
rules: "sha256:9f2c1a3b7d21aaaa"
as_of: "2026-11-22"
decisions:
  - subject: sub-2
    action: upgrade
    outcome: undetermined
    reasons: []
    missing:
      - path: subscriptions[1].offer
        needed_by:
          - path
      - overflow: "a.rung:3:9"
        needed_by:
          - seats
    advice: []
---
snapshot: b.yaml
package: office365_cn
rules: "sha256:9f2c1a3b7d21aaaa"
as_of: "2026-11-22"
decisions: []
)");
}

}  // namespace
}  // namespace rung::cli
