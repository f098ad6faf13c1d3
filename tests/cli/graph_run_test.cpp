// SPDX-License-Identifier: Apache-2.0
// Pictures of the upgrade graph: what is in them, how it is escaped, and what a subject's decisions colour.
#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

const std::string day = " --as-of 2026-11-22";
const std::string contoso = " --snapshot contoso.yaml";

std::string line_with(const std::string& text, const std::string& part) {
  const std::size_t at = text.find(part);
  if (at == std::string::npos) return {};
  const std::size_t begin = text.rfind('\n', at) + 1;
  return text.substr(begin, text.find('\n', at) - begin);
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string::npos; at += part.size()) ++count;
  return count;
}

/// What an XPath expression gives of a file.
std::string xpath(const Desk& desk, const std::string& file, const std::string& expression) {
  const Run run = desk.shell("xmllint --xpath " + quoted(expression) + " " + quoted(file));
  INFO(run.err);
  CHECK(run.code == 0);
  return run.out.substr(0, run.out.find_last_not_of('\n') + 1);
}

TEST_CASE("the graph as DOT: entries with titles, paths with actions and preconditions") {
  const Desk desk;
  const Run run = desk.rung("graph rules" + day);
  INFO(run.out << run.err);
  REQUIRE(run.code == 0);
  CHECK(run.err.empty());
  CHECK(holds(run.out, "digraph \"plans\" {"));
  CHECK(holds(
      run.out,
      R"(label="Plans\nas of 2026-11-22\nevery upgrade requires active, seats_fit\nevery extend requires active, seats_fit")"));
  CHECK(holds(run.out, R"("small" [label="Small\nsmall", tooltip="small"];)"));
  CHECK(holds(run.out, R"("small" -> "large" [tooltip="upgrade small → large\nrequires active, seats_fit"];)"));
  CHECK(holds(run.out, R"("medium" -> "medium" [tooltip="extend medium\nrequires active, seats_fit", style=dashed];)"));
  CHECK(count_of(run.out, " -> ") == 6);
}

TEST_CASE("titles are in the language asked for") { CHECK(holds(Desk().rung("graph rules --lang de").out, "label=\"Pläne\\n")); }

TEST_CASE("a path's own preconditions and condition are its label; what is not in effect is left out") {
  const Desk desk;
  std::string rules = sample_rules;
  rules.replace(rules.find("upgrade medium -> large\n"), 24,
                "upgrade medium -> large when subscription.seats > 5\nupgrade large -> small effective 2028-01-01..\n");
  desk.write("rules/plans.rung", rules +
                                     "require own {\n  on upgrade * -> large where not (40 in source.seats)\n"
                                     "  check subscription.seats > 0\n  message en \"no\"\n}\n");
  const std::string dot = desk.rung("graph rules" + day).out;
  INFO(dot);
  CHECK(
      line_with(dot, "\"small\" -> \"large\"") ==
      R"(  "small" -> "large" [label="own", labeltooltip="upgrade small → large\nrequires active, seats_fit, own", tooltip="upgrade small → large\nrequires active, seats_fit, own"];)");
  CHECK(holds(line_with(dot, "\"medium\" -> \"large\""), R"([label="when subscription.seats > 5", )"));
  CHECK(!holds(dot, "\"large\" -> \"small\""));
  CHECK(holds(desk.rung("graph rules --as-of 2028-01-01").out, "\"large\" -> \"small\""));
  CHECK(holds(desk.rung("graph rules --format mermaid" + day).out, "n1 -->|\"own\"| n3\n"));
}

TEST_CASE("the graph as a Mermaid flow chart") {
  const Desk desk;
  const Run run = desk.rung("graph rules --format mermaid" + day);
  INFO(run.out << run.err);
  REQUIRE(run.code == 0);
  CHECK(holds(run.out, "flowchart LR\n  about[\"Plans<br>as of 2026-11-22<br>every upgrade requires active, seats_fit<br>"));
  CHECK(holds(run.out, "  n1[\"Small<br>small\"]\n  n2[\"Medium<br>medium\"]\n  n3[\"Large<br>large\"]\n"));
  CHECK(holds(run.out, "  n1 --> n2\n"));
  CHECK(holds(run.out, "  n2 -.->|\"extend\"| n2\n"));
}

TEST_CASE("a subject's decisions colour its paths and where they lead") {
  const Desk desk;
  const std::string blocked = desk.rung("graph rules --subject b" + contoso + day).out;
  INFO(blocked);
  CHECK(holds(blocked, "subscription b stands at medium"));
  CHECK(holds(line_with(blocked, "\"medium\" [label"), "penwidth=2.5"));
  const std::string edge = line_with(blocked, "\"medium\" -> \"large\"");
  CHECK(holds(edge, R"(label="✗ NotActive")"));
  CHECK(holds(edge, R"(\n✗ ineligible\nNotActive: b is closed.\n→ Reactivate it.")"));
  CHECK(holds(edge, "color=\"#a8231c\""));
  CHECK(holds(line_with(blocked, "\"large\" [label"), "color=\"#a8231c\""));
  CHECK(holds(line_with(blocked, "\"small\" -> \"large\""), "color=\"#c3c8cd\""));

  const std::string open = desk.rung("graph rules --subject a" + contoso + day).out;
  CHECK(holds(line_with(open, "\"small\" -> \"medium\""), R"(label="✓ eligible")"));
  CHECK(holds(line_with(open, "\"medium\" [label"), "color=\"#1a6b3c\""));
  // Nobody asked about an extend.
  CHECK(holds(line_with(open, "\"small\" -> \"small\""), "color=\"#c3c8cd\""));

  const std::string asked = desk.rung("graph rules --subject a --request seats=40" + contoso + day).out;
  CHECK(holds(line_with(asked, "\"small\" -> \"small\""), R"(label="✗ SeatsFit")"));
  CHECK(holds(line_with(asked, "\"small\" -> \"large\""), R"(label="✓ eligible")"));
}

TEST_CASE("what is unknown is coloured too, and Mermaid shows the same") {
  const Desk desk;
  desk.write("unknown.yaml", "customer: c\nsubscriptions:\n  - {id: a, plan: small, seats: 7}\n");
  const std::string dot = desk.rung("graph rules --subject a --snapshot unknown.yaml" + day).out;
  const std::string edge = line_with(dot, "\"small\" -> \"large\"");
  INFO(dot);
  CHECK(holds(edge, R"(label="? needs subscriptions[0].status")"));
  CHECK(holds(edge, R"(needs subscriptions[0].status (for active))"));
  CHECK(holds(edge, "color=\"#7a5200\""));

  const std::string mermaid = desk.rung("graph rules --format mermaid --subject a --snapshot unknown.yaml" + day).out;
  INFO(mermaid);
  CHECK(holds(mermaid, "  n1 -->|\"#63; needs subscriptions#91;0#93;#46;status\"| n3\n"));
  CHECK(holds(mermaid, "  class n1 subject\n"));
  CHECK(holds(mermaid, "  class n2,n3 undetermined\n"));
  CHECK(holds(mermaid, "  linkStyle 0,1 stroke:#7a5200"));
}

TEST_CASE("a path whose condition is false is not on offer") {
  const Desk desk;
  std::string rules = sample_rules;
  rules.replace(rules.find("upgrade medium -> large\n"), 24, "upgrade medium -> large when subscription.seats > 50\n");
  desk.write("rules/plans.rung", rules);
  const std::string dot = desk.rung("graph rules --subject b" + contoso + day).out;
  INFO(dot);
  CHECK(holds(line_with(dot, "\"medium\" -> \"large\""), R"(label="– not on offer")"));
  CHECK(holds(line_with(dot, "\"medium\" -> \"large\""), "style=dotted"));
  CHECK(holds(line_with(dot, "\"medium\" [label"), "penwidth=2.5"));
}

TEST_CASE("a subject on an entry that no rule lists, or that is unknown, is told") {
  const Desk desk;
  std::string rules = sample_rules;
  rules.replace(rules.find("catalog plan"), 12, "open catalog plan");
  desk.write("rules/plans.rung", rules);
  desk.write("odd.yaml",
             "customer: c\nsubscriptions:\n  - {id: a, plan: 'h\"uge', status: active, seats: 7}\n  - {id: b, status: active, "
             "seats: 7}\n");
  const Run unlisted = desk.rung("graph rules --subject a --snapshot odd.yaml" + day);
  INFO(unlisted.out << unlisted.err);
  CHECK(unlisted.code == 0);
  CHECK(holds(unlisted.out, R"(subscription a stands at h\"uge)"));
  CHECK(holds(unlisted.out, R"("h\"uge" [label="h\"uge")"));
  const Run unknown = desk.rung("graph rules --subject b --snapshot odd.yaml" + day);
  CHECK(unknown.code == 0);
  CHECK(holds(unknown.out, "subscription b: where it stands is unknown, for want of subscriptions[1].plan"));
}

const std::string hostile_title = "Say \"hi\" <b onload='x'>&lt;]]` \\N\n%%{init} #35; 1. a|b";
const std::string hostile_literal = R"("Say \"hi\" <b onload='x'>&lt;]]` \\N\n%%{init} #35; 1. a|b")";

/// Beside the plans one whose title and name try to be something else.
void write_hostile_rules(const Desk& desk) {
  std::string rules = sample_rules;
  rules.replace(rules.find("record subscription"), 0, "plan \"x\\\"]; evil\" { title = " + hostile_literal + " seats = 1..2 }\n");
  rules.replace(rules.find("title en \"Plans\""), 16, "title en " + hostile_literal);
  desk.write("rules/plans.rung", rules + "upgrade \"x\\\"]; evil\" -> large\n");
  REQUIRE(desk.rung("check rules --fail-level error").code == 0);
}

/// A label of Mermaid's as it is shown.
std::string shown_by_mermaid(const std::string& label) {
  std::string shown;
  for (std::size_t at = 0; at < label.size(); ++at) {
    if (label[at] != '#') {
      shown += label[at];
      continue;
    }
    const std::size_t end = label.find(';', at);
    shown += static_cast<char>(std::stoi(label.substr(at + 1, end - at - 1)));
    at = end;
  }
  return shown;
}

TEST_CASE("hostile names and titles stay text in Mermaid") {
  const Desk desk;
  write_hostile_rules(desk);
  const std::string mermaid = desk.rung("graph rules --format mermaid" + day).out;
  INFO(mermaid);
  const std::string line = line_with(mermaid, "  n4[");
  const std::string label = line.substr(6, line.size() - 8);
  const std::size_t split = label.find("<br>");
  REQUIRE(split != std::string::npos);
  // A line break in a title is shown, not made.
  std::string expected = hostile_title;
  expected.replace(expected.find('\n'), 1, "\\n");
  CHECK(shown_by_mermaid(label.substr(0, split)) == expected);
  CHECK(shown_by_mermaid(label.substr(split + 4)) == "x\"]; evil");
  const std::string plain = label.substr(0, split) + label.substr(split + 4);
  CHECK(plain.find_first_of("\"<>[]`%{}|\\:'&") == std::string::npos);
  const std::string about = line_with(mermaid, "  about[");
  CHECK(shown_by_mermaid(about.substr(9, about.find("<br>") - 9)) == expected);
}

TEST_CASE("hostile names and titles stay text in SVG, which Graphviz draws from the DOT") {
  const Desk desk;
  write_hostile_rules(desk);
  REQUIRE(desk.rung("graph rules --format svg --output g.svg" + day).code == 0);
  std::string expected = hostile_title;
  expected.replace(expected.find('\n'), 1, "\\n");
  // Graphviz keeps blanks with no-break spaces.
  const std::string texts =
      desk.shell(
              "xmllint --xpath '//*[local-name()=\"text\"]/text()' g.svg | sed 's/\xC2\xA0/ /g; s/&#160;/ /g' | "
              "sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/\"/g; s/&amp;/\\&/g'")
          .out;
  INFO(texts << "\n" << expected);
  CHECK(holds(texts, expected + "\n"));
  CHECK(holds(texts, "x\"]; evil\n"));
  CHECK(xpath(desk, "g.svg", "count(//*[local-name()='g'][@class='node'])") == "4");
  CHECK(xpath(desk, "g.svg", "count(//*[local-name()='g'][@class='edge'])") == "7");
  CHECK(xpath(desk, "g.svg", "count(//*[local-name()='b'])") == "0");
}

TEST_CASE("the SVG holds titles, tooltips and colours") {
  const Desk desk;
  const Run run = desk.rung("graph rules --format svg --subject b" + contoso + day);
  INFO(run.err);
  REQUIRE(run.code == 0);
  desk.write("g.svg", run.out);
  CHECK(xpath(desk, "g.svg", "count(//*[local-name()='g'][@class='edge'])") == "6");
  CHECK(holds(run.out, "NotActive: b is closed."));
  CHECK(holds(run.out, "stroke=\"#a8231c\""));
  CHECK(holds(run.out, ">Large<"));
}

TEST_CASE("without Graphviz an SVG cannot be drawn, and the help says what to install") {
  const Desk desk;
  const Run missing = desk.shell("PATH=/nowhere rung graph rules --format svg --output g.svg");
  CHECK(missing.code == 2);
  CHECK(missing.out.empty());
  CHECK(holds(missing.err,
              "error: --format svg: Graphviz' `dot` cannot be run: No such file or directory\n  = help: install Graphviz"));
  CHECK(!std::filesystem::exists(desk.path("g.svg")));
  desk.write("bin/dot", "#!/bin/sh\necho 'Error: no memory' >&2\nexit 3\n");
  const Run failing = desk.shell("chmod +x bin/dot && PATH=$PWD/bin:$PATH rung graph rules --format svg");
  CHECK(failing.code == 2);
  CHECK(failing.out.empty());
  CHECK(holds(failing.err, "`dot` gave up: Error: no memory\n"));
  desk.write("bin/dot", "#!/bin/sh\nkill -9 $$\n");
  CHECK(holds(desk.shell("PATH=$PWD/bin:$PATH rung graph rules --format svg").err, "`dot` gave up: signal 9\n"));
}

TEST_CASE("tens of thousands of paths are written, and Mermaid's limits are told") {
  const Desk desk;
  std::string rules = "package many { title en \"Many\"  languages en }\ncatalog plan { title : text }\n";
  std::string list;
  for (int i = 0; i < 200; ++i) {
    rules += "plan p" + std::to_string(i) + " { title = \"Plan " + std::to_string(i) + "\" }\n";
    list += (i == 0 ? "p" : ", p") + std::to_string(i);
  }
  rules +=
      "record subscription { key id : text  plan : plan }\nsnapshot { subscriptions : list of subscription }\n"
      "subject subscription in subscriptions at plan\nupgrade * -> * where source != target\n";
  desk.write("many/many.rung", rules);
  const Run dot = desk.rung("graph many");
  INFO(dot.err);
  REQUIRE(dot.code == 0);
  CHECK(count_of(dot.out, "\" -> \"") == 200 * 199);
  CHECK(dot.err.empty());
  const Run mermaid = desk.rung("graph many --format mermaid");
  REQUIRE(mermaid.code == 0);
  CHECK(count_of(mermaid.out, " --> ") == 200 * 199);
  CHECK(holds(mermaid.err, "Mermaid draws up to 500 paths and 50000 bytes"));
  CHECK(holds(mermaid.err, "this is 39800 and "));
}

TEST_CASE("bad usage of graph ends with 2, and a subject that is nowhere with 1") {
  const Desk desk;
  const std::vector<std::pair<std::string, std::string>> table = {
      {"graph", "RULES is required"},
      {"graph rules --format png", "expected dot, mermaid or svg, found `png`"},
      {"graph rules --subject a", "--subject needs --snapshot"},
      {"graph rules --request seats=4", "--request needs --snapshot"},
      {"graph rules --strict", "--strict needs --snapshot"},
      {"graph rules --max-depth 4", "--max-depth needs --snapshot"},
      {"graph rules --snapshot contoso.yaml", "--subject is needed"},
      {"graph rules --as-of 2019-12-31", "plans does not hold on 2019-12-31"},
      {"graph rules --snapshot gone.yaml --subject a", "gone.yaml"},
      {"graph rules --output gone/g.dot", "`gone/g.dot` cannot be written"}};
  for (const auto& [arguments, message] : table) {
    const Run run = desk.rung(arguments);
    INFO("rung " << arguments << "\n" << run.err);
    CHECK(run.code == 2);
    CHECK(run.out.empty());
    CHECK(holds(run.err, message));
  }
  const Run nobody = desk.rung("graph rules --subject z" + contoso);
  CHECK(nobody.code == 1);
  CHECK(nobody.out.empty());
  CHECK(nobody.err == "error: no snapshot has a subscription `z`\n");
}

}  // namespace
}  // namespace rung::test
