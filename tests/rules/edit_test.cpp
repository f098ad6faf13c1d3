// SPDX-License-Identifier: Apache-2.0
// What an operator does with a rule set: changes a line and decides again, and sometimes mistypes it.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/catch.hpp"
#include "tests/rules/child.hpp"

namespace rung::test {

namespace {

namespace fs = std::filesystem;

/// A copy of rules/office365_cn to edit.
class Copy {
 public:
  Copy() : folder_(temporary("edit")) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    fs::copy("rules/office365_cn", folder_ / "office365_cn", fs::copy_options::recursive);
  }
  ~Copy() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;

  /// Replaces what has to be there exactly once.
  void edit(const std::string& file, const std::string& before, const std::string& after) const {
    const fs::path path = folder_ / "office365_cn" / file;
    std::ostringstream read;
    read << std::ifstream(path).rdbuf();
    std::string text = read.str();
    const auto at = text.find(before);
    REQUIRE(at != std::string::npos);
    REQUIRE(text.find(before, at + 1) == std::string::npos);
    std::ofstream(path) << text.replace(at, before.size(), after);
  }

  Printed eval(const std::string& arguments) const {
    return run("NO_COLOR=1 " + quoted(RUNG_EXECUTABLE) + " eval " + quoted((folder_ / "office365_cn").string()) + " " +
               arguments + " --as-of 2026-11-22 2>&1");
  }

 private:
  fs::path folder_;
};

bool has(const Printed& printed, const std::string& text) { return printed.output.find(text) != std::string::npos; }

}  // namespace

TEST_CASE("an edited rule changes the decision, and nothing is compiled") {
  const Copy rules;
  const std::string asked = "examples/cancelled.yaml --to enterprise_e3 --format ndjson --detail codes";
  REQUIRE(has(rules.eval(asked), R"("outcome":"eligible")"));
  rules.edit("preconditions.rung", "define live(s: subscription) = s.status != cancelled",
             "define live(s: subscription) = true");
  const Printed after = rules.eval(asked);
  CHECK(after.code == 0);
  CHECK(has(after, R"("outcome":"ineligible")"));
  CHECK(has(after, R"("code":"ConcurrencyConflicts")"));
}

TEST_CASE("a new path is one more line") {
  const Copy rules;
  const std::string asked = "examples/cancelled.yaml --to proplus --format ndjson --detail codes";
  REQUIRE(has(rules.eval(asked), R"("outcome":"no_path")"));
  rules.edit("paths.rung", "upgrade business_essentials -> ", "upgrade business_essentials -> proplus, ");
  CHECK(has(rules.eval(asked), R"("outcome":"eligible")"));
}

TEST_CASE("a slip in a rule is told with its place and what was probably meant") {
  const Copy rules;
  SECTION("a field") {
    rules.edit("preconditions.rung", "check    subscription.status == active",
               "check    subscription.stauts == active");
    const Printed printed = rules.eval("examples/eligible.yaml");
    CHECK(printed.code == 2);
    CHECK(has(printed, "office365_cn/preconditions.rung:12:25"));
    CHECK(has(printed, "did you mean `status`?"));
  }
  SECTION("an offer") {
    rules.edit("paths.rung", "upgrade business_premium    -> enterprise_e3",
               "upgrade business_premium    -> enterprice_e3");
    const Printed printed = rules.eval("examples/eligible.yaml");
    CHECK(printed.code == 2);
    CHECK(has(printed, "office365_cn/paths.rung:7:32"));
    CHECK(has(printed, "did you mean `enterprise_e3`?"));
  }
  SECTION("a value") {
    rules.edit("preconditions.rung", "s.status != cancelled", "s.status != canceled");
    CHECK(has(rules.eval("examples/eligible.yaml"), "did you mean `cancelled`?"));
  }
}

}  // namespace rung::test
