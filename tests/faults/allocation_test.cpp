// SPDX-License-Identifier: Apache-2.0
// Memory runs out at each allocation of small runs in turn: each run ends with 2 and a message, or does without.
#include <sstream>

#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

struct Ended {
  unsigned allocation = 0;
  std::string how, results, said;
  int code = 0;
};

std::vector<Ended> runs_of(const Desk& desk, const std::string& arguments, bool all_behind) {
  REQUIRE(desk.shell("rm -f report; : >results; rung " + arguments + " >expected").code == 0);
  const Run run = desk.shell("FAULTS_RESULTS=results FAULTS_COPIED=copied FAULTS_ERRORS=errors FAULTS_EXPECTED=expected FAULTS_REPORT=report " +
                             std::string(all_behind ? "FAULTS_ALL_BEHIND=1 " : "") + "LD_PRELOAD=" + quoted(RUNG_FAILING_ALLOCATIONS) + " " +
                             quoted(RUNG_EXECUTABLE) + " " + arguments + " >results; echo $?; cmp results expected; cat report");
  std::istringstream lines(run.out);
  std::string first;
  std::getline(lines, first);
  INFO(run.out.substr(0, 2000) << run.err);
  REQUIRE(first == "0");  // the original has not noticed a thing
  std::vector<Ended> ended;
  for (Ended one; lines >> one.allocation >> one.how >> one.code >> one.results && std::getline(lines, one.said);) ended.push_back(one);
  return ended;
}

void check_each(const std::string& arguments, bool all_behind) {
  const Desk desk;
  desk.write("c.json", R"({"customer": "c", "subscriptions": [{"id": "a", "plan": "small", "status": "closed", "seats": 4}]})");
  const std::vector<Ended> all = runs_of(desk, arguments, all_behind);
  INFO(arguments);
  CHECK(all.size() > 200);
  std::size_t failed = 0, wrong = 0;
  for (const Ended& one : all) {
    const bool told = one.how == "exit" && one.code == 2 && holds(one.said, "error: ");
    const bool did_without = one.how == "exit" && one.code == 0 && one.results == "complete";
    failed += told ? 1 : 0;
    if (told || did_without || ++wrong > 10) continue;
    FAIL_CHECK("allocation " << one.allocation << ": " << one.how << " " << one.code << ", " << one.results << ":" << one.said);
  }
  CHECK(wrong == 0);
  CHECK(failed > all.size() / 2);  // otherwise nothing has been tried
}

const std::string day = " --as-of 2026-11-22";

TEST_CASE("no allocation that fails is more than an error") {
  check_each("eval rules contoso.yaml --format json --jobs 1" + day, false);
  check_each("eval rules c.json --detail full --effects --jobs 1" + day, false);
}

TEST_CASE("nor are all from one on") {
  check_each("eval rules contoso.yaml --format ndjson --jobs 1" + day, true);
  check_each("check rules", true);
}

}  // namespace
}  // namespace rung::test
