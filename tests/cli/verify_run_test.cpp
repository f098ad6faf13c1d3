// SPDX-License-Identifier: Apache-2.0
// rung verify: what it says of receipts that hold, that no longer hold, and that are none.
#include <nlohmann/json.hpp>

#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

using Json = nlohmann::ordered_json;
const std::string day = " --as-of 2026-11-22 ";

/// With a run's output and receipt.
struct VerifyDesk : Desk {
  explicit VerifyDesk(const std::string& arguments = "contoso.yaml --format ndjson") {
    write("more/a.json", R"({"customer": "m", "subscriptions": [{"id": "a", "plan": "small", "status": "active", "seats": 7}]})");
    const Run run = rung("eval rules " + arguments + day + "--receipt r.json >out");
    INFO(arguments << run.err);
    REQUIRE(run.code <= 1);
    REQUIRE(std::filesystem::exists(path("r.json")));
  }
  std::string kept(const std::string& name) const { return shell("cat " + quoted(name)).out; }
  void change(const std::string& name, const std::string& from, const std::string& to) const {
    std::string text = kept(name);
    const std::size_t at = text.find(from);
    INFO(name << " holds " << from);
    REQUIRE(at != std::string::npos);
    write(name, text.replace(at, from.size(), to));
  }
  /// Wants this exit code, and the same verdict as JSON.
  std::string verified(int code, const std::string& arguments = "r.json") const {
    const Run run = rung("verify " + arguments);
    INFO(run.out << run.err);
    CHECK(run.code == code);
    return code == 2 ? run.err : run.out;
  }
  Json as_json(const std::string& arguments = "r.json") const { return Json::parse(rung("verify --format json " + arguments).out); }
};

TEST_CASE("a receipt holds where nothing has changed, whatever was asked") {
  for (const std::string arguments :
       {"contoso.yaml --format ndjson", "contoso.yaml", "contoso.yaml more --format json --detail full --effects", "more contoso.yaml --format yaml --lang de",
        "contoso.yaml --format csv --detail codes", "contoso.yaml more --summary", "contoso.yaml --summary --format json", "contoso.yaml --to large --subject a",
        "contoso.yaml --request seats=400 --format ndjson", "contoso.yaml more --select 'codes == { \"NotActive\" }' --format ndjson", "contoso.yaml --subject nobody", "contoso.yaml --strict --yaml-reader yaml-cpp --max-depth 7",
        "contoso.yaml --input json --format ndjson", "./contoso.yaml rules/../contoso.yaml --max-steps 1 --format ndjson",
        "contoso.yaml --max-steps 18446744073709551615"}) {
    INFO(arguments);
    const VerifyDesk desk(arguments);
    CHECK(holds(desk.verified(0), "the same, byte for byte\n"));
    CHECK(holds(desk.verified(0, "r.json --jobs 3 --against out"), "out is what was written"));
    CHECK(desk.as_json()["same"] == true);
  }
}

TEST_CASE("options come back as they were, whatever is in them") {
  const Desk desk;
  for (const std::string subject : {"a", "-x", "--to", "", "[a]", "a b", "\"q\" \\ é", "true", "null", "7"}) {
    INFO(subject);
    const Run run = desk.rung("eval rules contoso.yaml --format ndjson --subject=" + quoted(subject) + day + "--receipt r.json");
    INFO(run.err);
    if (run.code == 2) continue;  // refused by the command line itself
    CHECK(desk.rung("verify r.json").code == 0);
    CHECK(Json::parse(desk.shell("cat r.json").out)["options"]["subject"] == subject);
  }
}

TEST_CASE("the day of the run is the day of its verification") {
  const Desk desk;
  desk.write("dated/p.rung", sample_rules + "require early { check today < 2025-01-01 message en \"{today}\" }\n");
  CHECK(desk.rung("eval dated contoso.yaml --as-of 2025-05-05 --receipt r.json --output out").code == 0);
  CHECK(desk.rung("verify r.json").code == 0);
  CHECK(holds(desk.shell("cat out").out, "2025-05-05"));
}

TEST_CASE("a changed snapshot is named, and nothing is said of decisions") {
  const VerifyDesk desk("contoso.yaml more --format ndjson");
  desk.change("contoso.yaml", "seats: 4", "seats: 5");
  CHECK(desk.verified(1) ==
        "✓ engine  rung 0.1.0\n"
        "✓ rules   rules · 1 file · sha256:" + Json::parse(desk.kept("r.json"))["rules"]["digest"].get<std::string>().substr(7, 12) + "\n"
        "✗ inputs  1 of 2 inputs\n"
        "    changed  contoso.yaml: as many bytes, but others\n"
        "– output  not compared\n"
        "not the same rules and inputs: nothing is said of the decisions\n");
  desk.change("contoso.yaml", "seats: 5", "seats: 500");
  CHECK(holds(desk.verified(1), "changed  contoso.yaml: 144 bytes then, 146 now\n"));
  const Json verification = desk.as_json();
  CHECK(verification["same"] == false);
  CHECK(verification["rules"]["same"] == true);
  CHECK(verification["inputs"]["changes"][0]["change"] == "changed");
  CHECK(verification["output"]["compared"] == false);
  CHECK(!verification["output"].contains("now"));
}

TEST_CASE("inputs that are gone, or no files any more, are named without being waited for") {
  const VerifyDesk desk("contoso.yaml more/a.json --format ndjson");
  desk.shell("rm contoso.yaml more/a.json; mkfifo contoso.yaml");
  const std::string said = desk.verified(1);
  CHECK(holds(said, "unreadable contoso.yaml: it is no regular file\n"));
  CHECK(holds(said, "missing  more/a.json\n"));
  CHECK(desk.as_json()["inputs"]["changes"].size() == 2);
}

TEST_CASE("compressed input is what it was as it lies there, and broken input is named") {
  const Desk desk;
  desk.shell("gzip -k contoso.yaml");
  CHECK(desk.rung("eval rules contoso.yaml.gz --receipt r.json >out" + day).code == 0);
  CHECK(desk.rung("verify r.json").code == 0);
  // Of the same size: seen only when it is read.
  desk.shell("printf '\\377' | dd of=contoso.yaml.gz bs=1 seek=2 conv=notrunc");
  const Run run = desk.rung("verify r.json");
  INFO(run.out << run.err);
  CHECK(run.code == 1);
  CHECK(holds(run.out, "contoso.yaml.gz: broken gzip data"));
}

TEST_CASE("rule files are told one by one: changed, missing and new") {
  const VerifyDesk desk;
  desk.write("rules/also.rung", "# more\n");
  CHECK(desk.rung("eval rules contoso.yaml --receipt r.json >out" + day).code == 0);
  desk.shell("rm rules/also.rung; echo '# other' >rules/new.rung");
  desk.change("rules/plans.rung", "seats = 1..10", "seats = 1..20");
  const std::string said = desk.verified(1);
  CHECK(holds(said, "    missing  rules/also.rung\n    changed  rules/plans.rung\n    new      rules/new.rung\n"));
  CHECK(holds(said, "✓ inputs  1 input · 144 bytes\n"));
  CHECK(holds(said, "nothing is said of the decisions"));
  const Json rules = desk.as_json()["rules"];
  CHECK(rules["same"] == false);
  CHECK(rules["then"] != rules["now"]);
  CHECK(rules["files"][1] == Json{{"name", "rules/plans.rung"}, {"change", "changed"}});
  // Rules that do not compile any more are different ones, and no reason to give up.
  desk.write("rules/plans.rung", "nonsense");
  CHECK(holds(desk.verified(1), "changed  rules/plans.rung"));
  desk.shell("rm -r rules");
  CHECK(holds(desk.verified(2), "`--rules RULES` says where the rules lie now"));
}

TEST_CASE("line ends and the place of rules are no change, and output names rules as it did") {
  const Desk desk;
  const std::string rules = sample_rules + "require sum_fits { check subscription.seats * 4611686018427387904 > 0 message en \"No.\" }\n";
  desk.write("rules/plans.rung", rules);
  const Run run = desk.rung("eval rules contoso.yaml --format ndjson --output out --receipt r.json" + day);
  INFO(run.err);
  CHECK(run.code == 0);
  // Where an overflow is waited for, the rules' own place is in the output.
  REQUIRE(holds(desk.shell("cat out").out, "rules/plans.rung:"));
  std::string windows;
  for (const char letter : rules) windows += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
  desk.write("rules/plans.rung", windows);
  CHECK(desk.rung("verify r.json --against out").code == 0);
  desk.shell("mkdir -p elsewhere/deep; mv rules elsewhere/deep");
  CHECK(desk.rung("verify r.json").code == 2);
  const Run moved = desk.rung("verify r.json --rules elsewhere/deep/rules --against out");
  INFO(moved.out << moved.err);
  CHECK(moved.code == 0);
  // The folder's own name is part of the files' names.
  desk.shell("mv elsewhere/deep/rules elsewhere/deep/renamed");
  CHECK(holds(desk.rung("verify r.json --rules elsewhere/deep/renamed").out, "missing  rules/plans.rung\n    new      renamed/plans.rung"));
  CHECK(desk.rung("verify r.json --rules elsewhere/deep/renamed/plans.rung").code == 1);
}

TEST_CASE("another engine's receipt is run again all the same") {
  const VerifyDesk desk;
  desk.change("r.json", "\"version\": \"0.1.0\"", "\"version\": \"0.0.9\"");
  const std::string same = desk.verified(0);
  CHECK(holds(same, "! engine  rung 0.0.9 then, rung 0.1.0 now\n"));
  CHECK(holds(same, "the same, byte for byte\n"));
  CHECK(desk.as_json()["engine"] == Json{{"same", false}, {"then", "0.0.9"}, {"now", "0.1.0"}});
  desk.change("r.json", "\"exit_code\": 0", "\"exit_code\": 1");
  const std::string other = desk.verified(1);
  CHECK(holds(other, "✓ inputs"));
  CHECK(holds(other, "the other version of the engine decides or writes otherwise\n"));
}

TEST_CASE("another output of the same rules, inputs and engine is said to be a fault") {
  const VerifyDesk desk;
  const std::string digest = Json::parse(desk.kept("r.json"))["output"]["digest"];
  desk.change("r.json", digest, "sha256:" + std::string(64, '0'));
  const std::string said = desk.verified(1);
  CHECK(holds(said, "the receipt was changed, or this is a fault of rung\n"));
  CHECK(holds(said, "    now      "));
  CHECK(desk.as_json()["output"]["now"]["digest"] == digest);
}

TEST_CASE("what was kept is held against what is written now, to the first character that differs") {
  const VerifyDesk desk("contoso.yaml more --format ndjson");
  const std::string out = desk.kept("out");
  desk.change("out", "\"outcome\":\"eligible\"", "\"outcome\":\"possible\"");
  const std::string said = desk.verified(1, "r.json --against out");
  INFO(said);
  CHECK(holds(said, "✓ output"));
  CHECK(holds(said, "✗ kept    out is not what was written\n    line 1, column "));
  CHECK(holds(said, "\"outcome\":\"possible\""));
  CHECK(holds(said, "\"outcome\":\"eligible\""));
  CHECK(holds(said, "the same decisions, but not in out\n"));
  const auto difference = [&](const std::string& kept) {
    desk.write("out", kept);
    return desk.as_json("r.json --against out")["kept"]["difference"];
  };
  // The second line, a file that ends early, one that goes on, and one with other characters of several bytes.
  const std::size_t second = out.find('\n') + 1;
  CHECK(difference(out.substr(0, second) + "?" + out.substr(second + 1))["line"] == 2);
  CHECK(difference(out.substr(0, second))["column"] == 1);
  CHECK(difference(out.substr(0, second))["then"] == "");
  CHECK(difference(out + "more\n")["then"] == "more");
  CHECK(difference(out + "more\n")["line"] == 3);
  CHECK(difference("")["line"] == 1);
  CHECK(difference(out).is_null());
  CHECK(holds(desk.verified(2, "r.json --against gone"), "cannot read `gone`"));
  CHECK(holds(desk.verified(2, "r.json --against ."), "cannot read `.`"));
}

TEST_CASE("standard input is given again") {
  const Desk desk;
  CHECK(desk.rung("eval rules - contoso.yaml --format ndjson --receipt r.json <contoso.yaml >out" + day).code == 0);
  CHECK(desk.rung("verify r.json <contoso.yaml").code == 0);
  const Run other = desk.rung("verify r.json </dev/null");
  CHECK(other.code == 1);
  CHECK(holds(other.out, "changed  standard input: 144 bytes then, 0 now\n"));
  // Where it need not be decided again, it is read all the same.
  desk.write("rules/plans.rung", sample_rules + "# changed\n");
  CHECK(holds(desk.rung("verify r.json <contoso.yaml").out, "✓ inputs"));
  CHECK(holds(desk.rung("verify r.json </dev/null").out, "standard input"));
}

TEST_CASE("verify writes nothing, and reads the rules and inputs from the current directory") {
  const VerifyDesk desk;
  desk.write("receipts/r.json", desk.kept("r.json"));
  const std::string before = desk.shell("ls -lRA --time-style=full-iso | grep -v stderr").out;
  CHECK(desk.rung("verify receipts/r.json").code == 0);
  CHECK(desk.shell("ls -lRA --time-style=full-iso | grep -v stderr").out == before);
  CHECK(desk.shell("cd receipts && rung verify r.json").code == 2);
  CHECK(desk.shell("rung verify r.json >/dev/full").code == 2);
}

}  // namespace
}  // namespace rung::test
