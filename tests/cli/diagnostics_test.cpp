// SPDX-License-Identifier: Apache-2.0
#include "cli/diagnostics/diagnostics.hpp"

#include "tests/catch.hpp"

namespace rung::cli {
namespace {

/// The range of `what` in `text`.
Range range_of(std::uint32_t source, const std::string& text, const std::string& what) {
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return {source, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + what.size())};
}

struct Sample {
  Sources sources;
  Diagnostic diagnostic;

  Sample() {
    const std::string rules = "require active {\n\n\n  check    subscription.stauts == active\n}\n";
    const std::string schema = "\n\n\n\n\n\n\n\n\n\n\nrecord subscription {\n}\n";
    sources.add("rules/a.rung", rules);
    sources.add("rules/b.rung", schema);
    diagnostic = {"R210", Level::error, "record subscription has no field `stauts`", range_of(0, rules, "stauts"),
                  {{range_of(1, schema, "subscription"), "declared here"}}, "did you mean `status`?"};
  }
};

TEST_CASE("a diagnostic shows its places, each with its line underlined, and the help") {
  const Sample sample;
  CHECK(render_human(sample.sources, sample.diagnostic, {}) ==
        "error[R210]: record subscription has no field `stauts`\n"
        "  --> rules/a.rung:4:25\n"
        "   |\n"
        " 4 |   check    subscription.stauts == active\n"
        "   |                         ^^^^^^\n"
        "  ::: rules/b.rung:12:8\n"
        "12 | record subscription {\n"
        "   |        ------------ declared here\n"
        "   = help: did you mean `status`?\n");
}

std::string shown(const std::string& text, const std::string& what, Terminal terminal = {}) {
  Sources sources;
  sources.add("a.rung", text);
  return render_human(sources, {"R001", Level::warning, "m", range_of(0, text, what), {}, ""}, terminal);
}

TEST_CASE("what is underlined stands under what is meant, whatever stands before it") {
  CHECK(shown("\tcheck wrong", "wrong") == "warning[R001]: m\n --> a.rung:1:8\n  |\n1 |   check wrong\n  |         ^^^^^\n");
  CHECK(shown("\"企业\" wrong", "wrong") == "warning[R001]: m\n --> a.rung:1:6\n  |\n1 | \"企业\" wrong\n  |        ^^^^^\n");
  CHECK(shown("a 企业", "企业") == "warning[R001]: m\n --> a.rung:1:3\n  |\n1 | a 企业\n  |   ^^^^\n");
  CHECK(shown("a \x1b[31m wrong", "wrong").find("1 | a \\u{1B}[31m wrong\n  |              ^^^^^") != std::string::npos);
}

TEST_CASE("a range over several lines is underlined to the end of its first") {
  CHECK(shown("enum {\n a\n}", "{\n a\n}") == "warning[R001]: m\n --> a.rung:1:6\n  |\n1 | enum {\n  |      ^\n");
}

TEST_CASE("the end of a file has a place") {
  CHECK(shown("enum", "") == "warning[R001]: m\n --> a.rung:1:1\n  |\n1 | enum\n  | ^\n");
  Sources sources;
  sources.add("a.rung", "");
  CHECK(render_human(sources, {"R100", Level::error, "m", {0, 0, 0}, {}, ""}, {}) ==
        "error[R100]: m\n --> a.rung:1:1\n  |\n1 |\n  | ^\n");
}

TEST_CASE("long lines are clipped around what is meant") {
  const std::string text = std::string(5000, 'x') + " wrong " + std::string(5000, 'y');
  const std::string result = shown(text, "wrong");
  std::size_t start = 0;
  for (std::size_t end; (end = result.find('\n', start)) != std::string::npos; start = end + 1)
    CHECK(end - start <= 110);
  CHECK(result.find("x wrong y") != std::string::npos);
  CHECK(shown(std::string(5000, 'x'), std::string(5000, 'x')).size() < 500);
}

TEST_CASE("colour frames the same text") {
  std::string text = shown("check wrong", "wrong", {true, true, 80});
  CHECK(text.find("\x1b[") != std::string::npos);
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b') i = text.find('m', i);
    else plain += text[i];
  }
  CHECK(plain == shown("check wrong", "wrong"));
}

TEST_CASE("an error of a snapshot underlines the value") {
  const SnapshotError error{"S103", "status is \"actve\"", "status", 2, 11};
  CHECK(render_human("c.yaml", error, "  status: actve   # soon", {}) ==
        "error[S103]: status is \"actve\"\n --> c.yaml:2:11\n  |\n2 |   status: actve   # soon\n  |           ^^^^^\n");
  const SnapshotError quoted{"S103", "m", "", 1, 12};
  CHECK(render_human("c.ndjson#7", quoted, R"({"status": "a \"b\" c", "x": 1})", {}).find("            ^^^^^^^^^^^\n") != std::string::npos);
  CHECK(render_human("c.yaml", {"S100", "there is no snapshot in it", "", 0, 0}, "", {}) ==
        "error[S100]: there is no snapshot in it\n  = help: in c.yaml\n");
}

TEST_CASE("diagnostics for scripts have the fields of the contract") {
  const Sample sample;
  CHECK(render_json(sample.sources, {sample.diagnostic}) == R"({
  "diagnostics": [
    {
      "code": "R210",
      "level": "error",
      "message": "record subscription has no field `stauts`",
      "file": "rules/a.rung",
      "line": 4,
      "column": 25,
      "end_line": 4,
      "end_column": 31,
      "help": "did you mean `status`?",
      "related": [
        {
          "message": "declared here",
          "file": "rules/b.rung",
          "line": 12,
          "column": 8
        }
      ]
    }
  ]
}
)");
  CHECK(render_json(sample.sources, {}) == "{\n  \"diagnostics\": []\n}\n");
}

TEST_CASE("diagnostics for GitHub escape what would end a command") {
  Sample sample;
  sample.diagnostic.message = "100% wrong: a,\nb";
  CHECK(render_github(sample.sources, {sample.diagnostic}) ==
        "::error file=rules/a.rung,line=4,col=25,endLine=4,endColumn=31,title=R210::100%25 wrong: a,%0Ab%0Ahelp: did you mean "
        "`status`?\n");
  CHECK(render_github(sample.sources, {}).empty());
  sample.diagnostic.message = "x\x1b[2J ::stop-commands::t ##[error]y";
  CHECK(render_github(sample.sources, {sample.diagnostic}).find(
            "::x\\u{1B}[2J \\u{3A}:stop-commands::t \\u{23}#[error]y%0A") != std::string::npos);
}

}  // namespace
}  // namespace rung::cli
