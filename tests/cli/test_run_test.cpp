// SPDX-License-Identifier: Apache-2.0
// rung test, run as its users run it; what it writes for machines is read by programs that no one here wrote.
#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

const std::string head = "as_of: 2020-06-01\nsnapshot: ../../contoso.yaml\nsubject: a\ncases:\n";
const std::string good = head + "  - {name: an active one moves up, expect: {medium: eligible}}\n";
/// Names and values that no format may choke on.
const std::string hostile =
    head + "  - {name: \"<b> & 'q' \\\" # ]]> \\\\ ok \\u001b[31m \\uFFFE\", expect: {medium: ineligible}}\n"
           "  - {name: broken, set: {\"subscriptions[a].status\": \"<\\u0007>\"}, expect: {medium: eligible}}\n";

Run with_tests(const Desk& desk, const std::string& text, const std::string& arguments) {
  desk.write("rules/tests/t.test.yaml", text);
  return desk.rung("test rules " + arguments);
}

TEST_CASE("a rule set whose cases all pass is 0") {
  const Desk desk;
  const Run run = with_tests(desk, good, "");
  CHECK(run.out == "✓ rules/tests/t.test.yaml  1 of 1 case passes\n");
  CHECK(run.err == "1 case passes\n");
  CHECK(run.code == 0);
}

TEST_CASE("a failing case shows what was expected, what came, the reasons, and what decided, with places") {
  const Desk desk;
  const Run run = with_tests(desk, head + "  - {name: too few, expect: {large: eligible}}\n", "");
  CHECK(run.out == R"(✗ rules/tests/t.test.yaml  0 of 1 case passes
  ✗ too few  rules/tests/t.test.yaml:5:12

    a: small → large  rules/tests/t.test.yaml:5:30
      expected  eligible
      actual    ineligible
      ✗ seats_fit (SeatsFit): Large is for 5..500 seats.
      seats_fit is false  rules/plans.rung:26:11
        (request.seats otherwise subscription.seats) in target.seats = false
          request.seats = (absent)  not given
          subscriptions[0].seats = 4  contoso.yaml:3:49

)");
  CHECK(run.err == "0 cases pass, 1 fails\n");
  CHECK(run.code == 1);
}

TEST_CASE("nothing passes vacuously") {
  const Desk desk;
  const Run none = desk.rung("test rules");
  CHECK(none.code == 1);
  CHECK(holds(none.err, "`rules` has no tests"));
  CHECK(with_tests(desk, "", "").code == 1);
  CHECK(with_tests(desk, head, "").code == 1);
  CHECK(with_tests(desk, head + "  - {name: it}\n", "").code == 1);
  CHECK(with_tests(desk, head + "  - {name: it, expect: {}}\n", "").code == 1);
  CHECK(with_tests(desk, good + "  - {name: it, expect: {medum: eligible}}\n", "").code == 1);
  CHECK(with_tests(desk, good + "  - {name: it, expcet: {medium: eligible}}\n", "").code == 1);
  const Run unmatched = with_tests(desk, good, "--run nothing");
  CHECK(unmatched.code == 1);
  CHECK(holds(unmatched.err, "no case's name matches `nothing`"));
  for (const char* format : {"json", "junit", "tap"}) CHECK(with_tests(desk, good, std::string("--run nothing --format ") + format).code == 1);
}

TEST_CASE("what cannot be done is 2") {
  const Desk desk;
  CHECK(with_tests(desk, good, "--run '('").code == 2);
  CHECK(with_tests(desk, good, "--jobs 0").code == 2);
  CHECK(with_tests(desk, good, "--output gone/away.xml").code == 2);
  CHECK(desk.rung("test gone").code == 2);
  CHECK(with_tests(desk, head + "  - {name: it, snapshot: gone.yaml, expect: {medium: eligible}}\n", "").code == 2);
  desk.write("rules/broken.rung", "upgrade a -> b\n");
  CHECK(with_tests(desk, good, "").code == 2);
}

TEST_CASE("tests lie beside the rules and in all folders below tests/") {
  const Desk desk;
  desk.write("rules/beside.test.yaml", "as_of: 2020-06-01\nsnapshot: ../contoso.yaml\ncases: [{name: b, subject: a, expect: {medium: eligible}}]\n");
  desk.write("rules/tests/deep/er/d.test.yaml",
             "as_of: 2020-06-01\nsnapshot: ../../../../contoso.yaml\ncases: [{name: d, subject: a, expect: {medium: eligible}}]\n");
  desk.write("rules/tests/snapshot.yaml", "cases: no test\n");
  CHECK(desk.rung("test rules -v").out ==
        "✓ rules/beside.test.yaml  1 of 1 case passes\n  ✓ b  rules/beside.test.yaml:3:16\n"
        "✓ rules/tests/deep/er/d.test.yaml  1 of 1 case passes\n  ✓ d  rules/tests/deep/er/d.test.yaml:3:16\n");
  CHECK(desk.rung("test rules/plans.rung").code == 0);
  CHECK(desk.rung("test rules --run '^d$'").err == "1 case passes\n");
  CHECK(desk.rung("test rules rules/plans.rung rules rules").err == "8 cases pass\n");
  const Run several = desk.rung("test rules rules/plans.rung rules rules --format tap");
  CHECK(several.code == 0);
  CHECK(holds(several.out, "\nok 8 - d\n"));
}

TEST_CASE("a file that was meant to be run is not passed over") {
  const Desk desk;
  desk.write("rules/tests/other.test.yml", good);
  const Run run = with_tests(desk, good, "");
  CHECK(run.code == 1);
  CHECK(holds(run.out, "error[T014]: `other.test.yml` is not run"));
}

TEST_CASE("JUnit's XML is valid for Jenkins' schema, whatever stands in names and messages") {
  const Desk desk;
  const std::string schema = quoted((std::filesystem::current_path() / "tests/schemas/junit-10.xsd").string());
  for (const std::string& text : {good, hostile, std::string(), good + "  - {name: it, expect: {medium: eligble}}\n"}) {
    CHECK(with_tests(desk, text, "--format junit --output report.xml").code == (text == good ? 0 : 1));
    const Run validated = desk.shell("xmllint --noout --schema " + schema + " report.xml");
    INFO(validated.err);
    CHECK(validated.code == 0);
  }
  const Run report = with_tests(desk, hostile, "--format junit");
  CHECK(holds(report.out, "tests=\"2\" failures=\"1\" errors=\"1\""));
  CHECK(holds(report.out, "name=\"&lt;b&gt; &amp; &#39;q&#39; &quot; # ]]&gt;"));
  CHECK(report.out.find('\x1b') == std::string::npos);
}

TEST_CASE("JUnit's XML never counts a suite without cases as good") {
  const Desk desk;
  CHECK(holds(desk.rung("test rules --format junit").out, "tests=\"1\" failures=\"0\" errors=\"1\""));
  CHECK(holds(with_tests(desk, good, "--run nothing --format junit").out, "tests=\"1\" failures=\"0\" errors=\"1\""));
}

TEST_CASE("TAP is read by prove") {
  const Desk desk;
  const Run run = with_tests(desk, good, "--format tap > good.tap && prove -e cat good.tap");
  CHECK(holds(run.out, "Result: PASS"));
  CHECK(holds(run.out, "Tests=1"));
  with_tests(desk, hostile, "--format tap > bad.tap");
  const Run bad = desk.shell("prove -e cat bad.tap");
  CHECK(holds(bad.out, "Failed tests:  1-2"));
  CHECK_FALSE(holds(bad.out, "Parse errors"));
  const std::string names = with_tests(desk, head + "  - {name: \"a # SKIP me\", expect: {large: eligible}}\n", "--format tap").out;
  CHECK(holds(names, "not ok 1 - a \uFF03 SKIP me"));  // no consumer takes it for a directive
  with_tests(desk, "", "--format tap > empty.tap");
  CHECK(desk.shell("prove -e cat empty.tap").code != 0);
}

TEST_CASE("JSON says all that people are shown") {
  const Desk desk;
  const auto report = nlohmann::json::parse(with_tests(desk, head + "  - {name: too few, expect: {large: eligible}}\n", "--format json").out);
  CHECK(report["passed"] == 0);
  CHECK(report["failed"] == 1);
  const auto& one = report["tested"][0]["cases"][0];
  CHECK(one["state"] == "failed");
  CHECK(one["line"] == 5);
  CHECK(one["failures"][0]["mismatches"][0] == nlohmann::json({{"what", "outcome"}, {"expected", "eligible"}, {"actual", "ineligible"}}));
  CHECK(one["failures"][0]["decision"]["reasons"][0]["code"] == "SeatsFit");
  CHECK(one["failures"][0]["deciding"][0]["facts"][1]["path"] == "subscriptions[0].seats");
  CHECK(one["failures"][0]["deciding"][0]["facts"][1]["line"] == 3);
}

TEST_CASE("a report in a file leaves the words for people on standard output") {
  const Desk desk;
  const Run run = with_tests(desk, good, "--format json --output out.json && cat out.json");
  CHECK(holds(run.out, "1 of 1 case passes\n{"));
}

TEST_CASE("text from tests never drives a terminal") {
  const Desk desk;
  const Run run = with_tests(desk, hostile, "");
  CHECK(run.out.find('\x1b') == std::string::npos);
  CHECK(run.out.find('\x07') == std::string::npos);
  CHECK(holds(run.out, "\\u{1B}[31m"));
}

}  // namespace
}  // namespace rung::test
