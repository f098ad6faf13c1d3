// SPDX-License-Identifier: Apache-2.0
#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

const std::string day = " --as-of 2026-11-22 ";

TEST_CASE("eval prints a table; ineligible and undetermined are answers") {
  const Desk desk;
  const Run run = desk.rung("eval rules contoso.yaml" + day);
  CHECK(run.code == 0);
  CHECK(run.err.empty());
  const std::size_t body = run.out.find("\ncontoso.yaml\n");
  REQUIRE(body != std::string::npos);
  CHECK(run.out.substr(0, 44) == "Plans\nplans · as of 2026-11-22 · rules sha");
  CHECK(run.out.substr(body) ==
        "\ncontoso.yaml\n"
        "  SUBJECT  FROM    TO      OUTCOME\n"
        "  a        small   medium  ✓ eligible\n"
        "  a        small   large   ✗ ineligible\n"
        "      SeatsFit\n"
        "        Large is for 5..500 seats.\n"
        "\n"
        "  b        medium  large   ✗ ineligible\n"
        "      NotActive\n"
        "        b is closed.\n"
        "        → Reactivate it.\n"
        "\n"
        "  advice  Tell contoso.\n"
        "\n"
        "1 snapshot · 2 subscriptions · 3 decisions: 1 eligible, 2 ineligible\n");
}

TEST_CASE("eval narrows to a subject and a target, by name or alias") {
  const Desk desk;
  const Run run = desk.rung("eval rules contoso.yaml --subject a --to LARGE --format ndjson --detail codes" + day);
  CHECK(run.code == 0);
  CHECK(holds(run.out, R"("decisions":[{"subject":"a","action":"upgrade","from":"small","to":"large","outcome":"ineligible","reasons":[)"
                       R"({"require":"seats_fit","code":"SeatsFit"}],"missing":[],"advice":[{"advise":"note"}]}]})"));
  CHECK(holds(desk.rung("eval rules contoso.yaml --to s-1 --format ndjson").out, R"("to":"small","outcome":"no_path")"));
}

TEST_CASE("a request adds extends, and is what-if input") {
  const Desk desk;
  const Run run = desk.rung("eval rules contoso.yaml --subject a --request seats=7 --format ndjson" + day);
  CHECK(holds(run.out, R"("action":"extend","from":"small","to":"small","outcome":"eligible")"));
  CHECK(holds(run.out, R"("from":"small","to":"large","outcome":"eligible")"));
  CHECK(!holds(run.out, "ineligible"));
}

TEST_CASE("messages come in the language asked for, else in the package's first") {
  const Desk desk;
  CHECK(holds(desk.rung("eval rules contoso.yaml --lang de" + day).out, "b ist closed."));
  CHECK(holds(desk.rung("eval rules contoso.yaml --lang DE-at" + day).out, "b ist closed."));
  const Run run = desk.rung("eval rules contoso.yaml --lang fr" + day);
  CHECK(run.code == 0);
  CHECK(holds(run.out, "b is closed."));
  CHECK(run.err == "plans has no texts in `fr`, only in en, de; they are in en here\n");
}

TEST_CASE("effects are said of eligible decisions") {
  const Desk desk;
  const Run run = desk.rung("eval rules contoso.yaml --effects --format ndjson" + day);
  CHECK(holds(run.out, R"("effect":[{"path":"subscriptions[0].plan","before":"small","after":"medium"}])"));
  CHECK(run.out.find("\"effect\"") == run.out.rfind("\"effect\""));
}

TEST_CASE("facts have their places in the file, also behind other documents") {
  const Desk desk;
  desk.write("two.yaml", sample_snapshot + "---\n" + sample_snapshot);
  const Run run = desk.rung("eval rules two.yaml --subject b --format ndjson --detail full" + day);
  CHECK(holds(run.out, R"({"snapshot":"two.yaml#1")"));
  CHECK(holds(run.out, R"({"path":"subscriptions[1].status","value":"closed","line":6,"column":13})"));
  CHECK(holds(run.out, R"({"snapshot":"two.yaml#2")"));
  CHECK(holds(run.out, R"({"path":"subscriptions[1].status","value":"closed","line":14,"column":13})"));
}

TEST_CASE("snapshots come from files, directories, streams and standard input, each with its name") {
  const Desk desk;
  const std::string json = R"({"customer": "c", "subscriptions": []})";
  desk.write("fleet/b.json", json);
  desk.write("fleet/a.yaml", "customer: c\n");
  desk.write("fleet/skipped.ndjson", json);
  desk.write("lines.jsonl", json + "\n\n" + json);
  desk.write("plain", json);
  const auto names = [&](const std::string& command) {
    return desk.shell(command + R"sed( | sed 's/{"snapshot":"\([^"]*\)".*/\1/')sed").out;
  };
  CHECK(names("rung eval rules fleet --format ndjson") == "fleet/a.yaml\nfleet/b.json\n");
  CHECK(names("rung eval rules lines.jsonl plain --format ndjson") == "lines.jsonl#1\nlines.jsonl#3\nplain\n");
  CHECK(names("cat contoso.yaml | rung eval rules - --format ndjson") == "-#1\n");
  CHECK(names("printf 'customer: c\\n---\\ncustomer: d\\n' | rung eval rules - --format ndjson") == "-#1\n-#2\n");
  CHECK(names("cat fleet/b.json | rung eval rules - --format ndjson") == "-#1\n");
  CHECK(names("cat lines.jsonl | rung eval rules - --input ndjson --format ndjson") == "-#1\n-#3\n");
  CHECK(names("rung eval rules fleet/b.json --input yaml --format ndjson") == "fleet/b.json\n");
}

TEST_CASE("a bad snapshot has its line in its place, the run goes on and ends with 1") {
  const Desk desk;
  const std::string good = R"({"customer": "c", "subscriptions": [{"id": "a", "plan": "small", "status": "active", "seats": 4}]})";
  const std::string bad = R"({"customer": "c", "subscriptions": [{"id": "a", "plan": "small", "status": "actve", "seats": 4}]})";
  desk.write("fleet.ndjson", good + "\n" + bad + "\n{\n" + good + "\n");
  const Run run = desk.rung("eval rules fleet.ndjson --format ndjson");
  CHECK(run.code == 1);
  CHECK(run.err == "2 of 4 snapshots could not be decided\n");
  CHECK(holds(run.out, "\n{\"snapshot\":\"fleet.ndjson#2\",\"error\":{\"code\":\"S"));
  CHECK(holds(run.out, R"(did you mean \"active\"?","path":"subscriptions[0].status","line":1,"column":76}})"));
  CHECK(holds(run.out, "\n{\"snapshot\":\"fleet.ndjson#3\",\"error\":{"));
  CHECK(holds(run.out, "\n{\"snapshot\":\"fleet.ndjson#4\",\"package\""));

  const Run table = desk.rung("eval rules fleet.ndjson");
  CHECK(table.code == 1);
  CHECK(holds(table.err, "--> fleet.ndjson#2:1:76\n"));
  CHECK(holds(table.err, "^^^^^^^\n"));
  CHECK(holds(table.out, "2 snapshots not decided\n"));
}

TEST_CASE("a broken YAML document costs itself alone") {
  const Desk desk;
  desk.write("fleet.yaml", sample_snapshot + "---\ncustomer: [\n---\n" + sample_snapshot);
  const Run run = desk.rung("eval rules fleet.yaml --format ndjson");
  CHECK(run.code == 1);
  CHECK(holds(run.out, "\n{\"snapshot\":\"fleet.yaml#2\",\"error\":{"));
  CHECK(holds(run.out, "\n{\"snapshot\":\"fleet.yaml#3\",\"package\""));
}

TEST_CASE("a file that cannot be read ends with 2, the others are decided") {
  const Desk desk;
  const Run run = desk.rung("eval rules gone.yaml contoso.yaml --format ndjson");
  CHECK(run.code == 2);
  CHECK(run.err == "error: cannot read `gone.yaml`: No such file or directory\n");
  CHECK(holds(run.out, "\"snapshot\":\"contoso.yaml\""));
}

TEST_CASE("an empty file holds no snapshot") {
  const Desk desk;
  for (const std::string name : {"empty.yaml", "empty.json"}) {
    desk.write(name, "");
    const Run run = desk.rung("eval rules " + name + " --format ndjson");
    CHECK(run.code == 1);
    CHECK(holds(run.out, "\"error\""));
  }
  desk.write("gaps.yaml", "---\n" + sample_snapshot + "---\n---\n" + sample_snapshot + "---\n");
  const Run gaps = desk.rung("eval rules gaps.yaml --format ndjson");
  CHECK(gaps.code == 0);
  CHECK(holds(gaps.out, "gaps.yaml#1"));
  CHECK(holds(gaps.out, "gaps.yaml#3"));
  desk.write("empty.ndjson", "");
  CHECK(desk.rung("eval rules empty.ndjson --format ndjson").code == 0);
}

TEST_CASE("a subject in none of the snapshots is 1") {
  const Desk desk;
  const Run run = desk.rung("eval rules contoso.yaml --subject z");
  CHECK(run.code == 1);
  CHECK(run.err == "error: no snapshot has a subscription `z`\n");
}

TEST_CASE("rules that do not compile are told on standard error with 2") {
  const Desk desk;
  desk.write("rules/more.rung", "upgrade tiny -> small\n");
  const Run run = desk.rung("eval rules contoso.yaml --format json");
  CHECK(run.code == 2);
  CHECK(run.out.empty());
  CHECK(holds(run.err, "error[R"));
  CHECK(holds(run.err, "error: `rules` does not compile: 1 error\n"));
}

TEST_CASE("limits are errors that name themselves") {
  const Desk desk;
  for (const std::string limit : {"--max-depth 1", "--max-snapshot-bytes 10", "--max-list-length 1", "--max-scalar-bytes 1", "--max-steps 1"}) {
    for (const std::string file : {"contoso.yaml", "contoso.json"}) {
      desk.write("contoso.json", R"({"customer": "c", "subscriptions": [{"id": "a", "plan": "small"}, {"id": "b", "plan": "small"}]})");
      const Run run = desk.rung("eval rules " + file + " --format ndjson " + limit);
      INFO(run.out);
      CHECK(run.code == 1);
      CHECK(holds(run.out, limit.substr(0, limit.find(' '))));
    }
  }
}

TEST_CASE("who reads YAML can be asked for, and changes nothing but what is refused") {
  const Desk desk;
  const std::string with_anchor = "seller: &s none\n" + sample_snapshot;
  desk.write("anchor.yaml", with_anchor);
  for (const std::string command : {"eval rules FILE --format ndjson --detail full", "explain rules FILE --subject a --to large", "ask rules FILE customer"}) {
    const auto run = [&](const std::string& file, const std::string& reader) {
      std::string line = command;
      return desk.rung(line.replace(line.find("FILE"), 4, file) + reader + day);
    };
    INFO(command);
    const Run plain = run("contoso.yaml", "");
    CHECK(plain.out == run("contoso.yaml", " --yaml-reader fast").out);
    CHECK(plain.out == run("contoso.yaml", " --yaml-reader yaml-cpp").out);
    CHECK(plain.out == run("contoso.yaml", " --yaml-reader auto").out);
    const Run anchor = run("anchor.yaml", ""), refused = run("anchor.yaml", " --yaml-reader fast");
    CHECK(anchor.code == plain.code);
    CHECK(run("anchor.yaml", " --yaml-reader yaml-cpp").out == anchor.out);
    CHECK(refused.code == 1);
    CHECK(holds(refused.out + refused.err, "S116"));
  }
  CHECK(desk.rung("diff rules rules anchor.yaml --yaml-reader fast").code == 1);
  CHECK(desk.rung("diff rules rules anchor.yaml --yaml-reader yaml-cpp").code == 0);
  CHECK(desk.rung("eval rules contoso.yaml --yaml-reader quick").code == 2);
}

TEST_CASE("strict refuses what the schema does not have") {
  const Desk desk;
  desk.write("extra.yaml", sample_snapshot + "sellers: 3\n");
  CHECK(desk.rung("eval rules extra.yaml").code == 0);
  CHECK(desk.rung("eval rules extra.yaml --strict").code == 1);
}

TEST_CASE("decisions are written while more input is awaited") {
  const Desk desk;
  desk.write("line", R"({"customer": "c", "subscriptions": []})" "\n");
  const Run run = desk.shell(
      "mkfifo in out; rung eval rules - --input ndjson --format ndjson <in >out & "
      "exec 3>in 4<out; cat line >&3; read -r first <&4; exec 3>&-; wait; echo \"$first\"");
  CHECK(holds(run.out, "{\"snapshot\":\"-#1\""));
}

}  // namespace
}  // namespace rung::test
