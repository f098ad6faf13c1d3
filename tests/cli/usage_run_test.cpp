// SPDX-License-Identifier: Apache-2.0
// Help, bad usage, and output that cannot be written.
#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++count;
  return count;
}

/// The commands that the help lists.
std::vector<std::string> commands_of(const Desk& desk) {
  std::vector<std::string> commands;
  std::istringstream help(desk.rung("--help").out);
  bool listed = false;
  for (std::string line; std::getline(help, line);) {
    if (listed && line.size() > 2 && line[2] != ' ') commands.push_back(line.substr(2, line.find(' ', 2) - 2));
    if (line == "Subcommands:") listed = true;
    if (line.empty()) listed = false;
  }
  CHECK(commands.size() >= 6);
  return commands;
}

TEST_CASE("every command's help ends with worked examples, two at least") {
  const Desk desk;
  for (const std::string& command : commands_of(desk)) {
    const Run run = desk.rung(command + " --help");
    INFO(run.out);
    CHECK(run.code == 0);
    CHECK(run.err.empty());
    const std::size_t examples = run.out.find("Examples:\n");
    REQUIRE(examples != std::string::npos);
    CHECK(count_of(run.out.substr(examples), "\n  rung " + command + " ") >= 2);
    std::size_t start = 0;
    for (std::size_t end; (end = run.out.find('\n', start)) != std::string::npos; start = end + 1)
      CHECK(end - start <= 80);
  }
}

TEST_CASE("the examples in the help work as they stand there, beside the project's rules and examples") {
  const Desk desk;
  std::filesystem::create_directories(desk.path("root"));
  std::filesystem::copy("rules", desk.path("root/rules"), std::filesystem::copy_options::recursive);
  std::filesystem::copy("examples", desk.path("root/examples"), std::filesystem::copy_options::recursive);
  // Some speak of revisions.
  REQUIRE(desk.shell("cd root && git init -q -b main . && git add -A && git -c user.name=n -c user.email=n@example.org "
                     "commit -q -m first && git tag v1 && git tag v2").code == 0);
  // And some of what an earlier run has left.
  REQUIRE(desk.shell("cd root && rung eval rules/office365_cn examples --format ndjson --output decisions.ndjson --receipt receipt.json").code == 0);
  for (const std::string& command : commands_of(desk)) {
    std::string help = desk.rung(command + " --help").out;
    for (std::size_t at = 0; (at = help.find("\\\n")) != std::string::npos;) help.replace(at, 2, " ");
    for (std::size_t at = help.find("Examples:"); (at = help.find("\n  rung ", at)) != std::string::npos; ++at) {
      const std::string example = help.substr(at + 3, help.find('\n', at + 1) - at - 3);
      const Run run = desk.shell("cd root && { " + example + "; }");
      INFO(example << "\n" << run.out << run.err);
      CHECK(run.code == 0);
      CHECK((!run.out.empty() || !run.err.empty() || holds(example, " >")));
    }
  }
}

TEST_CASE("the version is told on standard output") {
  const Run run = Desk().rung("--version");
  CHECK(run.code == 0);
  CHECK(run.out.substr(0, 5) == "rung ");
}

TEST_CASE("bad usage ends with 2, says what is wrong, and writes nothing to standard output") {
  const Desk desk;
  const std::vector<std::pair<std::string, std::string>> table = {
      {"", "error: "},
      {"evla rules x", "did you mean `eval`?"},
      {"eval", "RULES is required"},
      {"eval rules", "SNAPSHOT is required"},
      {"eval rules contoso.yaml --frmat json", "did you mean `--format`?"},
      {"eval rules contoso.yaml --as-of 2026-02-30", "--as-of: expected a date"},
      {"eval rules contoso.yaml --as-of yesterday", "--as-of: expected a date"},
      {"eval rules contoso.yaml --as-of 2019-12-31", "it holds from 2020-01-01 to 2029-12-31"},
      {"eval rules contoso.yaml --to lrge", "did you mean `large`?"},
      {"eval rules contoso.yaml --request seats", "expected FIELD=VALUE"},
      {"eval rules contoso.yaml --request seets=5", "seets"},
      {"eval rules contoso.yaml --request seats=many", "seats"},
      {"bogus --help", "there is no command `bogus`"},
      {"evla --help", "did you mean `eval`?"},
      {"--bogus eval rules contoso.yaml", "`--bogus` was not expected before the command"},
      {"--format json eval rules contoso.yaml", "options stand behind the command: `rung eval --format`"},
      {"--hlep", "did you mean `--help`?"},
      {"eval rules contoso.yaml --format", "`--format` needs a value\n  = help: write `--format FORMAT`"},
      {"eval rules contoso.yaml --format json --format yaml", "`--format` is given more than once"},
      {"eval rules contoso.yaml --format jsn", "expected table, json, ndjson, yaml or csv, found `jsn`; did you mean `json`?"},
      {"eval rules contoso.yaml --max-depth 0", "--max-depth: expected a whole number from 1 on, found `0`"},
      {"eval rules contoso.yaml --max-depth -1", "--max-depth: expected a whole number from 1 on, found `-1`"},
      {"eval rules contoso.yaml --max-depth 1e3", "--max-depth: expected a whole number from 1 on, found `1e3`"},
      {"eval rules contoso.yaml --max-depth 99999999999999999999", "--max-depth: expected a whole number"},
      {"eval rules - - </dev/null", "`-` is given more than once"},
      {"eval gone contoso.yaml", "cannot open `gone`: No such file or directory"},
      {"explain rules contoso.yaml --subject a", "--to is needed"},
      {"explain rules contoso.yaml --to large", "--subject is needed"},
      {"explain rules contoso.yaml --subject a --to large --as-of 2019-12-31", "plans does not hold on 2019-12-31"},
      {"ask rules contoso.yaml", "EXPR is required"},
      {"ask rules contoso.yaml customer --as-of 2030-01-01", "plans does not hold on 2030-01-01"}};
  for (const auto& [arguments, message] : table) {
    const Run run = desk.rung(arguments);
    INFO("rung " << arguments << "\n" << run.err);
    CHECK(run.code == 2);
    CHECK(run.out.empty());
    CHECK(run.err.substr(0, 7) == "error: ");
    CHECK(holds(run.err, message));
  }
}

TEST_CASE("a full disk is told and ends with 2") {
  const Desk desk;
  for (const std::string command : {"eval rules contoso.yaml", "eval rules contoso.yaml --format ndjson", "--help",
                                    "ask rules contoso.yaml customer"}) {
    const Run run = desk.rung(command + " >/dev/full");
    CHECK(run.code == 2);
    CHECK(holds(run.err, "error: cannot write the results: No space left on device\n"));
  }
}

TEST_CASE("a reader that goes away ends the run without a word") {
  const Desk desk;
  std::string fleet;
  for (int i = 0; i < 5000; ++i) fleet += R"({"customer": "c", "subscriptions": [{"id": "a", "plan": "small", "status": "active", "seats": 4}]})" "\n";
  desk.write("fleet.ndjson", fleet);
  const Run run = desk.shell("rung eval rules fleet.ndjson --format ndjson | head -n 1 | wc -l");
  CHECK(run.out == "1\n");
  CHECK(run.err.empty());
}

TEST_CASE("colour only where it is asked for, or a terminal") {
  const Desk desk;
  CHECK(!holds(desk.rung("eval rules contoso.yaml").out, "\x1b["));
  CHECK(holds(desk.rung("eval rules contoso.yaml --color always").out, "\x1b["));
  CHECK(holds(desk.shell("NO_COLOR=1 rung eval rules contoso.yaml --color=always").out, "\x1b["));
  CHECK(!holds(desk.rung("eval rules contoso.yaml --color never").out, "\x1b["));
  CHECK(holds(desk.rung("--color always eval rules contoso.yaml").out, "\x1b["));
  CHECK(desk.rung("eval rules contoso.yaml --color sometimes").code == 2);
}

}  // namespace
}  // namespace rung::test
