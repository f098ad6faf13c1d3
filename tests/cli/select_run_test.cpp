// SPDX-License-Identifier: Apache-2.0
// --select: a condition chooses among decisions.
#include <nlohmann/json.hpp>

#include <sstream>

#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

using Json = nlohmann::json;
const std::string day = " --as-of 2026-11-22";

std::string asked(const std::string& condition) { return " --select " + quoted(condition) + day; }

/// `a>large b>large`, a line for each snapshot.
std::string listed(const std::string& lines) {
  std::string result;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    const Json parsed = Json::parse(line);
    for (const Json& decision : parsed.at("decisions"))
      result += decision["subject"].get<std::string>() + ">" + decision.value("to", "?") + " ";
    if (result.empty() || result.back() != ' ') result += "nothing ";
    result.back() = '\n';
  }
  return result;
}

std::string chosen(const Desk& desk, const std::string& condition, const std::string& snapshots = "contoso.yaml") {
  std::string first;
  for (const char* detail : {"codes", "texts", "full"}) {
    const Run run = desk.rung("eval rules " + snapshots + " --format ndjson --detail " + detail + asked(condition));
    INFO(condition << run.err);
    CHECK(run.code == 0);
    if (first.empty()) first = listed(run.out);
    CHECK(listed(run.out) == first);
  }
  return first;
}

}  // namespace

TEST_CASE("a condition chooses decisions by what they have come to, where they lead, and the snapshot") {
  const Desk desk;
  const std::pair<const char*, const char*> pairs[] = {
      {"true", "a>medium a>large b>large\n"},
      {"false", ""},
      {"outcome == eligible", "a>medium\n"},
      {"outcome in { ineligible, undetermined }", "a>large b>large\n"},
      {"outcome == outcome.ineligible", "a>large b>large\n"},
      {"\"SeatsFit\" in codes", "a>large\n"},
      {"\"SeatsFit\" not in codes", "a>medium b>large\n"},
      {"codes == { \"NotActive\" }", "b>large\n"},
      {"codes overlaps { \"NotActive\", \"SeatsFit\" }", "a>large b>large\n"},
      {"codes within { \"NotActive\" }", "a>medium b>large\n"},
      {"codes is empty", "a>medium\n"},
      {"size(codes) == 1", "a>large b>large\n"},
      {"some c in codes where c == \"SeatsFit\"", "a>large\n"},
      {"from == medium", "b>large\n"},
      {"to == medium or source == medium", "a>medium b>large\n"},
      {"to.title == \"Large\" and subscription.seats < 10", "a>large\n"},
      {"live(subscription) and target == large", "a>large\n"},
      {"customer == \"contoso\" and count(s in subscriptions where live(s)) == 1", "a>medium a>large b>large\n"},
      {"customer == \"fabrikam\"", ""}};
  for (const auto& [condition, expected] : pairs) {
    INFO(condition);
    CHECK(chosen(desk, condition) == expected);
  }
}

TEST_CASE("what is unknown is not chosen, and that is said") {
  const Desk desk;
  desk.write("few.ndjson", "{\"customer\": \"x\"}\n"
                           "{\"customer\": \"y\", \"subscriptions\": [{\"id\": \"c\"}]}\n"
                           "{\"customer\": \"z\", \"subscriptions\": [{\"id\": \"d\", \"plan\": \"medium\", \"status\": \"active\"}]}\n");
  CHECK(chosen(desk, "outcome == undetermined", "few.ndjson") == "subscriptions>?\nc>?\nd>large\n");
  CHECK(chosen(desk, "from == medium", "few.ndjson") == "d>large\n");
  CHECK(chosen(desk, "subscription.status == active", "few.ndjson") == "d>large\n");
  CHECK(chosen(desk, "to == large or codes is empty", "few.ndjson") == "subscriptions>?\nc>?\nd>large\n");
  for (const char* format : {"ndjson", "ndjson --detail full", "json", "csv", "table"}) {
    const Run run = desk.rung("eval rules few.ndjson --format " + std::string(format) + asked("subscription.seats > 3"));
    CHECK(run.code == 0);
    CHECK(holds(run.err, "3 decisions are left out: what --select asks is unknown there"));
    CHECK(!holds(run.out, "large"));
  }
  CHECK(holds(desk.rung("eval rules few.ndjson --summary" + asked("customer == \"x\" and from == medium")).err, "1 decision is left out"));
}

TEST_CASE("what is chosen is all that is told of and counted, and broken snapshots are told of all the same") {
  const Desk desk;
  desk.write("fleet.ndjson", "{\"customer\": []}\n"
                             "{\"customer\": \"x\", \"subscriptions\": [{\"id\": \"c\", \"plan\": \"small\", \"status\": \"active\", \"seats\": 4}]}\n"
                             "{\"customer\": \"y\", \"subscriptions\": [{\"id\": \"d\", \"plan\": \"medium\", \"status\": \"active\", \"seats\": 4}]}\n");
  const std::string eligible = asked("outcome == eligible");
  const Run lines = desk.rung("eval rules fleet.ndjson --format ndjson" + eligible);
  CHECK(lines.code == 1);
  CHECK(holds(lines.out, "\"error\""));
  CHECK(holds(lines.out, "\"subject\":\"c\""));
  CHECK(!holds(lines.out, "fleet.ndjson:3"));
  CHECK(desk.rung("eval rules fleet.ndjson --format ndjson --jobs 3" + eligible).out == lines.out);

  const Json summary = Json::parse(desk.rung("eval rules fleet.ndjson --summary --format json" + eligible).out);
  CHECK(summary["snapshots"] == 3);
  CHECK(summary["subjects"] == 1);
  CHECK(summary["decisions"] == 1);
  CHECK(summary["outcomes"]["ineligible"] == 0);

  const Run nothing = desk.rung("eval rules contoso.yaml --format json" + asked("customer == \"nobody\""));
  CHECK(nothing.code == 0);
  CHECK(Json::parse(nothing.out).empty());
}

TEST_CASE("a condition that means nothing ends the run with its place") {
  const Desk desk;
  const std::pair<const char*, const char*> pairs[] = {
      {"outcome == eligble", "did you mean `eligible`?"}, {"\"SeatFit\" in codes", "did you mean `SeatsFit`?"},
      {"from == smal", "did you mean `small`?"},          {"subscription.seat > 4", "did you mean `seats`?"},
      {"customer", "expected `bool`, found `text`"},      {"outcome ==", "<select>:1:"},
      {"", "<select>:1:1"},                               {"outcom == eligible", "did you mean `outcome`?"}};
  for (const auto& [condition, expected] : pairs) {
    const Run run = desk.rung("eval rules contoso.yaml" + asked(condition));
    INFO(condition << "\n" << run.err);
    CHECK(run.code == 2);
    CHECK(run.out == "");
    CHECK(holds(run.err, expected));
    CHECK(holds(run.err, "<select>:1:"));
  }
}

}  // namespace rung::test
