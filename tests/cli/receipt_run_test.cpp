// SPDX-License-Identifier: Apache-2.0
// Receipts of eval: what they say, of what, and when there is one.
#include <nlohmann/json.hpp>

#include <set>
#include <sstream>

#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

using Json = nlohmann::ordered_json;
const std::string day = " --as-of 2026-11-22 ";

struct ReceiptDesk : Desk {
  std::string kept(const std::string& name) const { return shell("cat " + quoted(name)).out; }
  Json receipt(const std::string& name = "r.json") const { return Json::parse(kept(name)); }
  /// As another program sees it.
  std::string digest(const std::string& name) const { return "sha256:" + shell("sha256sum <" + quoted(name)).out.substr(0, 64); }
  bool exists(const std::string& name) const { return std::filesystem::exists(path(name)); }
};

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

std::string line_of(int number) {
  return R"({"customer": "c)" + std::to_string(number) + R"(", "subscriptions": [{"id": "a", "plan": "small", "status": "active", "seats": )" +
         std::to_string(number % 400) + "}]}\n";
}

TEST_CASE("a receipt says what went into a run and what came out of it") {
  const ReceiptDesk desk;
  desk.write("common/more.rung", "# more\n");
  desk.write("rules/a.rung", "include \"../common/more.rung\"\n");
  const Run run = desk.rung("eval rules contoso.yaml --format ndjson --output out.ndjson --subject a --request seats=9 --lang de --receipt r.json" + day);
  INFO(run.err);
  CHECK(run.code == 0);
  CHECK(run.out == "");
  const Json receipt = desk.receipt();
  CHECK(keys_of(receipt) == std::vector<std::string>{"receipt", "engine", "rules", "as_of", "options", "inputs", "output"});
  CHECK(receipt["receipt"] == 1);
  CHECK("rung " + receipt["engine"]["version"].get<std::string>() + "\n" == desk.rung("--version").out);
  const Json& rules = receipt["rules"];
  CHECK(keys_of(rules) == std::vector<std::string>{"path", "root", "package", "digest", "files"});
  CHECK(rules["path"] == "rules");
  CHECK(rules["root"].is_null());
  CHECK(rules["package"] == "plans");
  CHECK(rules["digest"] == Json::parse(desk.kept("out.ndjson"))["rules"]);
  REQUIRE(rules["files"].size() == 3);
  const char* const files[][2] = {{"rules/a.rung", "rules/a.rung"}, {"rules/plans.rung", "rules/plans.rung"}, {"common/more.rung", "common/more.rung"}};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(rules["files"][i]["name"] == files[i][0]);
    CHECK(rules["files"][i]["file"] == files[i][1]);
    CHECK(rules["files"][i]["digest"] == desk.digest(files[i][1]));
  }
  CHECK(receipt["as_of"] == "2026-11-22");
  CHECK(receipt["options"]["format"] == "ndjson");
  CHECK(receipt["options"]["detail"] == "texts");
  CHECK(receipt["options"]["subject"] == "a");
  CHECK(receipt["options"]["request"] == Json{"seats=9"});
  CHECK(receipt["options"]["lang"] == "de");
  CHECK(receipt["options"]["to"].is_null());
  CHECK(receipt["options"]["max-depth"] == 100);
  REQUIRE(receipt["inputs"].size() == 1);
  CHECK(receipt["inputs"][0] == Json{{"name", "contoso.yaml"}, {"bytes", sample_snapshot.size()}, {"digest", desk.digest("contoso.yaml")}});
  CHECK(receipt["output"] == Json{{"bytes", desk.kept("out.ndjson").size()}, {"digest", desk.digest("out.ndjson")}, {"exit_code", 0}});
}

TEST_CASE("inputs are named as they were found, in order, and digested as they lie there") {
  const ReceiptDesk desk;
  desk.write("more/b.yaml", sample_snapshot);
  desk.write("more/a.json", line_of(1));
  desk.write("list", "more\nwhole.json\n");
  desk.write("whole.json", line_of(2) + std::string(5000, ' '));
  desk.shell("gzip -k contoso.yaml");
  // One that is too long is not wanted to its end, but digested to it.
  const Run run = desk.rung("eval rules contoso.yaml.gz --files-from list --max-snapshot-bytes 900 --format json --receipt r.json" + day + ">out.json");
  INFO(run.err);
  CHECK(run.code == 1);
  const Json receipt = desk.receipt();
  std::vector<std::string> names;
  for (const Json& input : receipt["inputs"]) {
    names.push_back(input["name"]);
    CHECK(input["digest"] == desk.digest(names.back()));
    CHECK(input["bytes"] == std::filesystem::file_size(desk.path(names.back())));
  }
  CHECK(names == std::vector<std::string>{"contoso.yaml.gz", "more/a.json", "more/b.yaml", "whole.json"});
  CHECK(receipt["output"]["digest"] == desk.digest("out.json"));
  CHECK(receipt["output"]["exit_code"] == 1);
}

TEST_CASE("standard input has a digest too") {
  const ReceiptDesk desk;
  CHECK(desk.rung("eval rules - --format yaml --receipt r.json <contoso.yaml" + day).code == 0);
  CHECK(desk.receipt()["inputs"][0] == Json{{"name", "-"}, {"bytes", sample_snapshot.size()}, {"digest", desk.digest("contoso.yaml")}});
}

TEST_CASE("the receipt is the same for any number of threads, in every run, and wherever results go") {
  const ReceiptDesk desk;
  std::string fleet;
  for (int i = 0; i < 20'000; ++i) fleet += i % 97 == 0 ? "{\"customer\": \n" : line_of(i);
  desk.write("f.ndjson", fleet);
  for (const std::string format : {"ndjson", "json", "yaml", "csv", "table", "table --summary", "json --summary", "yaml --summary", "csv --summary"}) {
    INFO(format);
    const std::string command = "eval rules f.ndjson contoso.yaml --format " + format + day;
    CHECK(desk.rung(command + "--jobs 1 --receipt one.json >one").code == 1);
    CHECK(desk.rung(command + "--jobs 4 --receipt four.json --color always >four").code == 1);
    CHECK(desk.rung(command + "--jobs 2 --receipt file.json --output file").code == 1);
    CHECK(desk.kept("one.json") == desk.kept("four.json"));
    CHECK(desk.kept("one.json") == desk.kept("file.json"));
    CHECK(desk.shell("cmp one four && cmp one file").code == 0);
    CHECK(desk.receipt("one.json")["output"]["digest"] == desk.digest("one"));
  }
}

TEST_CASE("the day that was not given is in the receipt") {
  const ReceiptDesk desk;
  CHECK(desk.rung("eval rules contoso.yaml --receipt r.json >out").code == 0);
  CHECK(desk.receipt()["as_of"].get<std::string>() + "\n" == desk.shell("date -u +%F").out);
}

TEST_CASE("there is no receipt of a run that failed, and an old one is left as it was") {
  const ReceiptDesk desk;
  desk.write("r.json", "old");
  const auto has_none = [&](const std::string& arguments) {
    INFO(arguments);
    CHECK(desk.rung("eval " + arguments + " --receipt r.json").code == 2);
    CHECK(desk.kept("r.json") == "old");
    CHECK(desk.shell("ls -A | grep 'r.json.'").out == "");
  };
  has_none("rules contoso.yaml gone.yaml" + day);
  has_none("rules contoso.yaml --to nothing" + day);
  has_none("gone contoso.yaml" + day);
  has_none("rules contoso.yaml --as-of 1999-01-01");
  has_none("rules contoso.yaml --output /dev/full" + day);
  desk.write("broken.yaml.gz", "\x1F\x8B\x08 nothing of gzip");
  has_none("rules contoso.yaml broken.yaml.gz" + day);
  CHECK(desk.shell("rung eval rules contoso.yaml --receipt r.json >/dev/full").code == 2);
  CHECK(desk.kept("r.json") == "old");
  // A signal: the run waits for input that does not come.
  const Run run = desk.shell("mkfifo in; " + quoted(RUNG_EXECUTABLE) +
                             " eval rules - --input ndjson --format ndjson --receipt r.json <in >out & exec 3>in; "
                             "echo '{}' >&3; sleep 0.5; kill -TERM $!; wait $!; echo $?");
  CHECK(run.out == "2\n");
  CHECK(holds(run.err, "`r.json` is left as it was"));
  CHECK(desk.kept("r.json") == "old");
}

TEST_CASE("what a receipt cannot say is refused before anything is decided") {
  const ReceiptDesk desk;
  const auto refused = [&](const std::string& arguments) {
    const Run run = desk.rung("eval rules " + arguments + day + "--receipt r.json");
    INFO(arguments << run.err);
    CHECK(run.code == 2);
    CHECK(run.out == "");
    CHECK(!desk.exists("r.json"));
    return run.err;
  };
  CHECK(holds(refused("contoso.yaml --output r.json"), "--receipt and --output name the same file"));
  CHECK(holds(refused("contoso.yaml --output ../$(basename $PWD)/./r.json"), "--receipt and --output name the same file"));
  CHECK(holds(refused("contoso.yaml --report ./r.json"), "--receipt and --report name the same file"));
  desk.shell("cp contoso.yaml \"$(printf 'a\\377.yaml')\"");
  CHECK(holds(refused("\"$(printf 'a\\377.yaml')\""), "a receipt cannot name"));
  CHECK(holds(refused("contoso.yaml --subject \"$(printf 'a\\377')\""), "a receipt cannot hold"));
}

TEST_CASE("every option of eval is in the receipt, or is known to change no result") {
  const ReceiptDesk desk;
  CHECK(desk.rung("eval rules contoso.yaml --receipt r.json >out").code == 0);
  std::set<std::string> known = {"root", "as-of",                                                    // elsewhere in the receipt
                                 "files-from",                                                       // read by then
                                 "output", "report", "receipt", "jobs", "progress", "color", "help"};
  for (const std::string& key : keys_of(desk.receipt()["options"])) known.insert(key);
  std::set<std::string> offered;
  std::istringstream help(desk.rung("eval --help").out);
  for (std::string line; std::getline(help, line) && line.rfind("Exit code", 0) != 0;)
    if (const std::size_t at = line.find("--"); at != std::string::npos && at < 10 && line.find_first_not_of(" -h,") >= at)
      offered.insert(line.substr(at + 2, line.find_first_of(" ,\n", at) - at - 2));
  CHECK(offered == known);
}

}  // namespace
}  // namespace rung::test
