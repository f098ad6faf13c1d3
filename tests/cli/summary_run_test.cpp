// SPDX-License-Identifier: Apache-2.0
// What a fleet comes to: --summary in every format, --format csv, --files-from, and --report of eval.
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

using Json = nlohmann::json;
const std::string day = " --as-of 2026-11-22 ";

std::string customer(const std::string& name, const std::string& subscription) {
  return R"({"customer": ")" + name + R"(", "subscriptions": [)" + subscription + "]}\n";
}

/// Four customers and a broken one, whose decisions can be counted by hand: eight, on six subscriptions.
struct FewDesk : Desk {
  FewDesk() {
    write("few.ndjson",
          // eligible for medium; too few seats for large
          customer("one", R"({"id": "a", "plan": "small", "status": "active", "seats": 4})") +
              // closed; closed and too few seats
              customer("two", R"({"id": "b", "plan": "small", "status": "gone", "seats": 4})") +
              // the status is all that is missing for both; of the second the seats are, too
              customer("three", R"({"id": "c", "plan": "small", "seats": 8}, {"id": "d", "plan": "medium"})") +
              // nothing leads on from large; where the other stands is unknown
              customer("four", R"({"id": "e", "plan": "large"}, {"id": "f"})") + "{\"customer\": []}\n");
  }
  Json summary(const std::string& arguments = "") const {
    const Run run = rung("eval rules few.ndjson --summary --format json" + day + arguments);
    INFO(run.err);
    REQUIRE(run.code == 1);
    return Json::parse(run.out);
  }
};

Json named(const Json& list, const std::string& key, const std::string& value) {
  for (const Json& item : list)
    if (item.value(key, "") == value) return item;
  return nullptr;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("a summary counts what the decisions themselves come to") {
  const FewDesk desk;
  const Json summary = desk.summary();
  CHECK(summary["snapshots"] == 5);
  CHECK(summary["bad_snapshots"] == 1);
  CHECK(summary["decisions"] == 8);
  CHECK(summary["outcomes"]["eligible"] == 1);
  CHECK(summary["outcomes"]["ineligible"] == 3);
  CHECK(summary["outcomes"]["undetermined"] == 4);

  const Json& paths = summary["paths"];
  REQUIRE(paths.size() == 3);
  CHECK(paths[0]["from"] == "small");
  CHECK(paths[0]["to"] == "medium");
  CHECK(paths[0]["eligible"] == 1);
  CHECK(paths[0]["ineligible"] == 1);
  CHECK(paths[0]["undetermined"] == 1);

  const Json active = named(summary["blocked_by"], "require", "active"), seats = named(summary["blocked_by"], "require", "seats_fit");
  CHECK(active["code"] == "NotActive");
  CHECK(active["decisions"] == 2);
  CHECK(active["alone"] == 1);
  CHECK(active["together"] == Json::parse(R"([{"require": "seats_fit", "decisions": 1}])"));
  CHECK(seats["decisions"] == 2);
  CHECK(seats["alone"] == 1);

  const Json status = named(summary["missing"], "path", "subscriptions[].status"), plan = named(summary["missing"], "path", "subscriptions[].plan");
  CHECK(status["decisions"] == 3);
  CHECK(status["settles"] == 2);
  CHECK(plan["settles"] == 1);

  // Reactivating helps where too few seats do not stand in the way as well.
  const Json remedy = named(summary["remedies"], "require", "active");
  CHECK(remedy["remedy"] == "Reactivate it.");
  CHECK(remedy["decisions"] == 2);
  CHECK(remedy["unblocks"] == 1);

  REQUIRE(summary["errors"].size() == 1);
  CHECK(summary["errors"][0]["snapshots"] == 1);
  CHECK(summary["throughput"]["bytes"].get<int>() > 300);
}

TEST_CASE("a summary says the same in every format, in any number of threads") {
  const FewDesk desk;
  const std::string command = "eval rules few.ndjson --summary" + day;
  Json once = desk.summary("--jobs 1"), thrice = desk.summary("--jobs 3"), line = Json::parse(desk.rung(command + "--format ndjson").out);
  for (Json* each : {&once, &thrice, &line}) each->erase("throughput");
  CHECK(once == thrice);
  CHECK(once == line);
  CHECK(lines_of(desk.rung(command + "--format ndjson").out).size() == 1);

  const std::string table = desk.rung(command).out;
  for (const char* part : {"small → medium", "Reactivate it.", "subscriptions[].status", "active", "seats_fit"}) CHECK(holds(table, part));

  const std::vector<std::string> rows = lines_of(desk.rung(command + "--format csv").out);
  const auto has = [&](const std::string& row) { return std::find(rows.begin(), rows.end(), row + "\r") != rows.end(); };
  CHECK(has("of,action,from,to,name,with,measure,count"));
  CHECK(has("total,,,,,,decisions,8"));
  CHECK(has("path,upgrade,small,medium,,,eligible,1"));
  CHECK(has("blocked_by,,,,active,,alone,1"));
  CHECK(has("blocked_by,,,,active,seats_fit,together,1"));
  CHECK(has("missing,,,,subscriptions[].status,,settles,2"));
  CHECK(holds(desk.rung(command + "--format yaml").out, "decisions: 8"));

  CHECK(desk.rung(command + "--detail codes").code == 2);
  CHECK(desk.rung(command + "--effects").code == 2);
}

TEST_CASE("CSV has a row for each decision, and no cell that a spreadsheet would compute") {
  const Desk desk;
  desk.write("evil.ndjson", customer("=cmd()", R"-({"id": "=HYPERLINK(1,2)", "plan": "small", "status": "gone", "seats": 4})-"));
  const Run run = desk.rung("eval rules evil.ndjson --format csv" + day);
  CHECK(run.code == 0);
  const std::vector<std::string> rows = lines_of(run.out);
  REQUIRE(rows.size() == 3);
  CHECK(holds(rows[0], "subject"));
  CHECK(holds(rows[1], "\"'=HYPERLINK(1,2)\""));
  CHECK(holds(rows[1], "upgrade,small,medium,ineligible,NotActive,"));
  CHECK(holds(rows[2], "NotActive; SeatsFit"));
  for (const std::string& row : rows) CHECK(!holds(row, ",="));
  CHECK(desk.rung("eval rules evil.ndjson --format csv --effects" + day).code == 2);
  CHECK(desk.rung("eval rules evil.ndjson --format csv --detail full" + day).code == 2);
}

TEST_CASE("a list names snapshots, a path in each line") {
  const Desk desk;
  desk.write("other.yaml", sample_snapshot);
  desk.write("list", "contoso.yaml\n\nother.yaml\n");
  const std::string both = desk.rung("eval rules contoso.yaml other.yaml --format ndjson" + day).out;
  CHECK(lines_of(both).size() == 2);
  CHECK(desk.rung("eval rules --files-from list --format ndjson" + day).out == both);
  CHECK(desk.shell("rung eval rules --files-from - --format ndjson" + day + " <list").out == both);
  CHECK(desk.rung("eval rules other.yaml --files-from list --format csv" + day).code == 0);

  desk.write("wrong", "contoso.yaml\nnot_there.yaml\n");
  const Run wrong = desk.rung("eval rules --files-from wrong --format ndjson" + day);
  CHECK(wrong.code == 2);
  CHECK(holds(wrong.err, "not_there.yaml"));
  CHECK(desk.rung("eval rules --files-from not_there" + day).code == 2);
  CHECK(desk.rung("eval rules - --files-from - " + day + " </dev/null").code == 2);
  desk.write("empty", "");
  CHECK(desk.rung("eval rules --files-from empty" + day).code == 2);
}

TEST_CASE("a page of what it all comes to appears when it is complete, beside what is told of each") {
  const FewDesk desk;
  const Run run = desk.rung("eval rules few.ndjson --report page.html --format ndjson" + day);
  CHECK(run.code == 1);
  CHECK(run.out == desk.rung("eval rules few.ndjson --format ndjson" + day).out);
  const std::string page = desk.shell("cat page.html").out;
  CHECK(holds(page, "<!DOCTYPE html>"));
  CHECK(holds(page, "Reactivate it."));
  CHECK(!holds(page, "http-equiv=\"refresh\""));

  const Run failing = desk.rung("eval rules few.ndjson not_there.yaml --report other.html" + day);
  CHECK(failing.code == 2);
  CHECK(desk.shell("test -e other.html").code == 1);
  CHECK(desk.rung("eval rules few.ndjson --report x --output x" + day).code == 2);
}

}  // namespace rung::test
