// SPDX-License-Identifier: Apache-2.0
// Lints as users of `rung check` meet them: levels, formats, fixes.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/lint/registry.hpp"
#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

/// A folder in which `plans` holds the pages' rule set, and one file more.
class Plans {
 public:
  explicit Plans(const std::string& rules, const std::string& name = "rules.rung") {
    for (const auto& entry : std::filesystem::directory_iterator("docs/lints/example"))
      desk_.write("plans/" + entry.path().filename().string(), contents(entry.path()));
    write(rules, name);
  }

  void write(const std::string& rules, const std::string& name = "rules.rung") const { desk_.write("plans/" + name, rules); }
  std::string read(const std::string& name = "rules.rung") const { return contents(desk_.path("plans/" + name)); }
  Run check(const std::string& arguments = "") const { return desk_.rung("check plans " + arguments); }
  nlohmann::json sarif() const { return nlohmann::json::parse(check("--format sarif").out)["runs"][0]; }
  const Desk& desk() const { return desk_; }

 private:
  static std::string contents(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
  }
  Desk desk_;
};

const std::string warning = "define grown = subscription.seats + 1\n";
const std::string note = "advise a { when not not live(subscription)  message \"x\" }\n";
const std::string error = "# allow L010\ndefine grown = subscription.seats + 1\n";

}  // namespace

TEST_CASE("the level from which on check fails") {
  const auto [rules, level, code] = GENERATE(table<std::string, std::string, int>({
      {note, "error", 0}, {note, "warning", 0}, {note, "note", 1},
      {warning, "error", 0}, {warning, "warning", 1}, {warning, "note", 1},
      {error, "error", 1}, {error, "note", 1}, {"", "note", 0},
      {"# allow L010: later\n" + warning, "note", 0}}));
  INFO(rules << level);
  CHECK(Plans(rules).check("--fail-level " + level).code == code);
}

TEST_CASE("an unknown level is bad usage") { CHECK(Plans("").check("--fail-level all").code == 2); }

TEST_CASE("rules with errors are not linted") {
  const Run run = Plans(warning + "advise a { message \"{nobody}\" }\n").check();
  CHECK(run.code == 1);
  CHECK(holds(run.out, "error[R200]"));
  CHECK_FALSE(holds(run.out, "L010"));
}

TEST_CASE("--fix makes the changes and says what is left") {
  const Plans plans(note + warning);
  const Run run = plans.check("--fix");
  CHECK(run.code == 0);
  CHECK(holds(run.out, "warning[L010]"));
  CHECK_FALSE(holds(run.out, "L033"));
  CHECK(holds(run.err, "plans: 1 fix made\n"));
  CHECK(plans.read() == "advise a { when live(subscription)  message \"x\" }\n" + warning);
  CHECK_FALSE(holds(plans.check("--fix").err, "fix"));
}

TEST_CASE("--fix --dry-run shows the changes and makes none") {
  const Plans plans(note);
  const Run run = plans.check("--fix --dry-run");
  CHECK(run.code == 0);
  CHECK(run.out ==
        "--- plans/rules.rung\n+++ plans/rules.rung\n@@ -1 +1 @@\n-" + note +
            "+advise a { when live(subscription)  message \"x\" }\n");
  CHECK(run.err == "plans: 1 fix could be made\n");
  CHECK(plans.read() == note);
  CHECK(plans.check("--dry-run").code == 2);
  CHECK(plans.desk().rung("check nowhere --fix --dry-run").code == 2);
}

TEST_CASE("--fix leaves files with errors, and what a comment allows, as they are") {
  for (const std::string& rules : {note + "enum {\n", "# allow L033: clearer\n" + note, note + "advise b { message \"{nobody}\" }\n"}) {
    const Plans plans(rules);
    plans.check("--fix");
    CHECK(plans.read() == rules);
  }
}

TEST_CASE("what a fix makes is fixed again until nothing is left") {
  const Plans plans("advise a { when not not not not not live(subscription)  message \"x\" }\n");
  plans.check("--fix");
  CHECK(plans.read() == "advise a { when not live(subscription)  message \"x\" }\n");
}

TEST_CASE("--explain shows a lint's page") {
  const Desk desk;
  const Run run = desk.rung("check --explain L042");
  CHECK(run.code == 0);
  CHECK(run.out.substr(0, 24) == "# L042: hidden-character");
  CHECK_FALSE(holds(run.out, "\u200B"));
  CHECK(desk.rung("check --explain L999").code == 2);
  CHECK(desk.rung("check").code == 2);
}

TEST_CASE("SARIF logs are valid, whatever is found") {
  std::vector<std::string> logs;
  for (const std::string& rules : {std::string(), error + note, "# allow L010: why\n" + warning, std::string("enum {\n"),
                                   std::string("advise a { message \"{x}\" }\n")})
    logs.push_back(Plans(rules).check("--format sarif").out);
  const Desk desk;
  REQUIRE(desk.shell("python3 -c 'import jsonschema'").code == 0);  // Debian: python3-jsonschema
  const std::string root = std::filesystem::current_path().string();
  std::string validate = "python3 " + quoted(root + "/tests/lint/validate_sarif.py") + " " +
                         quoted(root + "/tests/schemas/sarif-2.1.0-rtm.5.json") + " ";
  std::string names;
  for (std::size_t i = 0; i < logs.size(); ++i) {
    names += std::to_string(i) + ".sarif ";
    desk.write(std::to_string(i) + ".sarif", logs[i]);
  }
  const Run run = desk.shell(validate + names);
  CHECK(run.code == 0);
  CHECK(run.out == "");
  desk.write("bad.sarif", "{\"version\": \"2.1.0\", \"runs\": [{\"results\": [{\"level\": \"bad\"}]}]}");
  CHECK(desk.shell(validate + "bad.sarif").code == 1);
}

TEST_CASE("a SARIF log describes all lints, and its results point at them") {
  const auto run = Plans(warning).sarif();
  const auto& rules = run["tool"]["driver"]["rules"];
  for (const Lint& lint : lints()) {
    INFO(lint.code);
    const auto found = std::find_if(rules.begin(), rules.end(), [&](const auto& rule) { return rule["id"] == lint.code; });
    REQUIRE(found != rules.end());
    CHECK((*found)["name"] == lint.name);
    CHECK((*found)["shortDescription"]["text"] == lint.summary);
    CHECK((*found)["fullDescription"]["text"].template get<std::string>().size() > 20);
    CHECK((*found)["help"]["text"].template get<std::string>().size() > 5);
    CHECK((*found)["help"]["markdown"].template get<std::string>().find(std::string(lint.code)) == 2);
    CHECK((*found)["defaultConfiguration"].contains("level"));
  }
  REQUIRE(run["results"].size() == 1);
  const auto& result = run["results"][0];
  CHECK(result["ruleId"] == "L010");
  CHECK(rules[result["ruleIndex"].get<std::size_t>()]["id"] == "L010");
  CHECK(result["level"] == "warning");
}

TEST_CASE("columns in a SARIF log count code points, and fixes replace what they say") {
  const Plans plans("advise a { message \"\U0001F600{not not live(subscription)}\" }\n", "a b.rung");
  const auto run = plans.sarif();
  CHECK(run["columnKind"] == "unicodeCodePoints");
  const auto& result = run["results"][0];
  const auto& place = result["locations"][0]["physicalLocation"];
  CHECK(place["artifactLocation"]["uri"] == "plans/a%20b.rung");
  CHECK(place["region"]["startColumn"] == 23);
  CHECK(place["region"]["endColumn"] == 49);
  const auto& changes = result["fixes"][0]["artifactChanges"][0];
  CHECK(changes["artifactLocation"]["uri"] == "plans/a%20b.rung");
  REQUIRE(changes["replacements"].size() == 2);
  CHECK(changes["replacements"][0]["deletedRegion"]["startColumn"] == 23);
  CHECK(changes["replacements"][0]["deletedRegion"]["endColumn"] == 27);
  CHECK(changes["replacements"][1]["deletedRegion"]["endColumn"] == 31);
  CHECK(changes["replacements"][1]["insertedContent"]["text"] == "");
}

TEST_CASE("what a comment allows is suppressed in a SARIF log, with the reason") {
  const auto run = Plans("# allow L010: until \"March\"\n" + warning).sarif();
  REQUIRE(run["results"].size() == 1);
  const auto& suppressions = run["results"][0]["suppressions"];
  REQUIRE(suppressions.size() == 1);
  CHECK(suppressions[0]["kind"] == "inSource");
  CHECK(suppressions[0]["justification"] == "until \"March\"");
}

TEST_CASE("GitHub shows errors, warnings and notices") {
  CHECK(Plans(error, "a,b:c%.rung").check("--format github").out ==
        "::error file=plans/a%2Cb%3Ac%25.rung,line=1,col=1,endLine=1,endColumn=13,title=L001::`L010` is allowed here without a "
        "reason%0Ahelp: say why: `# allow L010: REASON`\n");
  CHECK(holds(Plans(warning).check("--format github").out, "::warning file=plans/rules.rung,line=1,col=8,"));
  CHECK(holds(Plans(note).check("--format github").out, "::notice file=plans/rules.rung,line=1,col=17,"));
}

}  // namespace rung::test
