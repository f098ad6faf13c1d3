// SPDX-License-Identifier: Apache-2.0
// Diagnostics as they are shown: marks below what they mark, whatever the line holds.
#include "tests/catch.hpp"

#include "grammar/render_diagnostic.hpp"
#include "grammar/sort_diagnostics.hpp"

namespace {

using rung::Diagnostic;
using rung::Level;
using rung::Range;

/// A diagnostic at the first occurrence of some text in the only source.
std::string render_at(const std::string& text, const std::string& marked, const std::string& message = "wrong") {
  rung::Sources sources;
  const std::uint32_t source = sources.add("a.rung", text);
  const auto begin = static_cast<std::uint32_t>(text.find(marked));
  const Range range{source, begin, begin + static_cast<std::uint32_t>(marked.size())};
  return rung::render({"R001", Level::error, message, range, {}, ""}, sources, false);
}

}  // namespace

TEST_CASE("a diagnostic over two files looks as documented") {
  rung::Sources sources;
  const std::string rules = "\n\n\n  check    subscription.stauts == active\n";
  const std::string schema = "\n\n\n\n\n\n\n\n\n\n\nrecord subscription {\n";
  const std::uint32_t first = sources.add("rules/office365_cn/preconditions.rung", rules);
  const std::uint32_t second = sources.add("rules/office365_cn/snapshot.rung", schema);
  const auto at = [](const std::string& text, const std::string& part) {
    return static_cast<std::uint32_t>(text.find(part));
  };
  const Diagnostic diagnostic{
      "R210",
      Level::error,
      "record subscription has no field `stauts`",
      {first, at(rules, "stauts"), at(rules, "stauts") + 6},
      {{{second, at(schema, "subscription"), at(schema, "subscription") + 12}, "declared here"}},
      "did you mean `status`?"};
  CHECK(rung::render(diagnostic, sources, false) ==
        "error[R210]: record subscription has no field `stauts`\n"
        "  --> rules/office365_cn/preconditions.rung:4:25\n"
        "   |\n"
        " 4 |   check    subscription.stauts == active\n"
        "   |                         ^^^^^^\n"
        "  ::: rules/office365_cn/snapshot.rung:12:8\n"
        "12 | record subscription {\n"
        "   |        ------------ declared here\n"
        "   = help: did you mean `status`?\n");
}

TEST_CASE("places in one file share their heading, and places on one line that line") {
  rung::Sources sources;
  const std::uint32_t source = sources.add("a.rung", "enum e { x, x }\nenum e { y }\n");
  CHECK(rung::render({"L001", Level::warning, "twice", {source, 12, 13}, {{{source, 9, 10}, "first"}}, ""}, sources,
                     false) ==
        "warning[L001]: twice\n --> a.rung:1:13\n  |\n1 | enum e { x, x }\n  |             ^\n  |          - first\n");
  CHECK(rung::render({"R001", Level::error, "twice", {source, 21, 22}, {{{source, 5, 6}, "first"}}, ""}, sources,
                     false) ==
        "error[R001]: twice\n --> a.rung:2:6\n  |\n2 | enum e { y }\n  |      ^\n  |\n1 | enum e { x, x }\n  |      - "
        "first\n");
}

TEST_CASE("tabs stay, and wide characters take two columns") {
  CHECK(render_at("\tcheck\tx", "x") == "error[R001]: wrong\n --> a.rung:1:8\n  |\n1 | \tcheck\tx\n  | \t     \t^\n");
  CHECK(render_at("zh \"不\" 活 x", "活") ==
        "error[R001]: wrong\n --> a.rung:1:8\n  |\n1 | zh \"不\" 活 x\n  |         ^^\n");
  CHECK(render_at("e\u0301 x", "x") == "error[R001]: wrong\n --> a.rung:1:4\n  |\n1 | e\u0301 x\n  |   ^\n");
}

TEST_CASE("what could move the cursor or hide text is shown as an escape") {
  CHECK(
      render_at("a \x1B[31m b", "b", "bad \x1B[31m\n`\u202E`") ==
      "error[R001]: bad \\u{1B}[31m\\u{A}`\\u{202E}`\n --> a.rung:1:9\n  |\n1 | a \\u{1B}[31m b\n  |              ^\n");
  CHECK(render_at("a \xE4 b", "\xE4") == "error[R001]: wrong\n --> a.rung:1:3\n  |\n1 | a \\xE4 b\n  |   ^^^^\n");
}

TEST_CASE("of a range over several lines the first is underlined") {
  CHECK(render_at("one (two\nthree) four", "(two\nthree)") ==
        "error[R001]: wrong\n --> a.rung:1:5\n  |\n1 | one (two\n  |     ^^^^\n");
  CHECK(render_at("one\r\ntwo", "e\r\ntwo") == "error[R001]: wrong\n --> a.rung:1:3\n  |\n1 | one\n  |   ^\n");
}

TEST_CASE("an empty range is marked where it is") {
  rung::Sources sources;
  const std::uint32_t source = sources.add("a.rung", "upgrade a\n");
  CHECK(rung::render({"R001", Level::error, "wrong", {source, 9, 9}, {}, ""}, sources, false) ==
        "error[R001]: wrong\n --> a.rung:1:10\n  |\n1 | upgrade a\n  |          ^\n");
  const std::uint32_t empty = sources.add("b.rung", "");
  CHECK(rung::render({"", Level::note, "nothing", {empty, 0, 0}, {}, ""}, sources, false) ==
        "note: nothing\n --> b.rung:1:1\n  |\n1 |\n  | ^\n");
}

TEST_CASE("a very long line is cut around the range") {
  const std::string text = std::string(500, 'a') + " here " + std::string(500, 'b');
  const std::string shown = render_at(text, "here");
  CHECK(shown == "error[R001]: wrong\n --> a.rung:1:502\n  |\n1 | …" + std::string(39, 'a') + " here " +
                     std::string(55, 'b') + "…\n  |  " + std::string(40, ' ') + "^^^^\n");
}

TEST_CASE("colours end where they began") {
  rung::Sources sources;
  const std::uint32_t source = sources.add("a.rung", "x");
  const std::string shown = rung::render({"R001", Level::error, "wrong", {source, 0, 1}, {}, "fix"}, sources, true);
  CHECK(shown.find("\x1B[1;31merror[R001]\x1B[0m") == 0);
  CHECK(shown.find("\x1B[1;31m^\x1B[0m") != std::string::npos);
}

TEST_CASE("a diagnostic without a source has no place") {
  CHECK(rung::render({"R100", Level::error, "no rules", {}, {}, "write some"}, rung::Sources(), false) ==
        "error[R100]: no rules\n = help: write some\n");
}

TEST_CASE("diagnostics are sorted by place and told once") {
  const Diagnostic late{"R001", Level::error, "late", {0, 9, 10}, {}, ""};
  const Diagnostic early{"R002", Level::error, "early", {0, 3, 4}, {}, ""};
  const Diagnostic other{"R001", Level::error, "other", {1, 0, 1}, {}, ""};
  std::vector<Diagnostic> diagnostics{other, late, early, late};
  rung::sort_and_dedupe(diagnostics);
  REQUIRE(diagnostics.size() == 3);
  CHECK(diagnostics[0].message == "early");
  CHECK(diagnostics[1].message == "late");
  CHECK(diagnostics[2].message == "other");
}

TEST_CASE("of a line of a million characters only those near the range are looked at, and it is cut as any long one is") {
  const std::string few(300, 'x'), many(1'000'000, 'x');
  CHECK(render_at(many + "stauts" + many, "stauts") == [&] {
    std::string shown = render_at(few + "stauts" + few, "stauts");
    return shown.replace(shown.find(":1:301"), 6, ":1:1000001");
  }());
}
