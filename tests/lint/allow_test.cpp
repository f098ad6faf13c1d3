// SPDX-License-Identifier: Apache-2.0
// Comments that allow what would be found: what they cover, and what is said about them.
#include "engine/lint/allow.hpp"

#include "tests/catch.hpp"
#include "tests/lint/linting.hpp"

namespace {

const std::string grown = "define grown = subscription.seats + 1\n";
const std::string found_grown = "nothing uses `grown`\n";

}  // namespace

TEST_CASE("a comment directly above a statement covers it") {
  const std::string comment = GENERATE("# allow L010: later\n", "#allow L010:later\n", "  #  allow  L010 :  later  \n",
                                       "# allow L010: later\n# what it is for\n", "# what for\n# allow L010: later\n",
                                       "# allow L033, L010: later\n");
  INFO(comment);
  const auto linted = linting::lint(comment + grown);
  std::size_t allowed = 0;
  for (const auto& finding : linted.findings) {
    if (!finding.allowed) continue;
    ++allowed;
    CHECK(*finding.allowed == "later");
    CHECK(finding.diagnostic.code == "L010");
  }
  CHECK(allowed == 1);
}

TEST_CASE("a comment behind something covers its line, and one within a statement the next") {
  CHECK(linting::found("define grown = subscription.seats + 1  # allow L010: later\n") ==
        "allowed: L010 rules.rung:1:8 " + found_grown);
  const std::string two = "advise a {\n  # allow L033: clearer\n  when not not live(subscription)\n"
                          "    and not not (subscription.seats > 3)\n  message \"x\"\n}\n";
  CHECK(linting::found(two) ==
        "allowed: L033 rules.rung:3:8 two negations that undo each other\n"
        "L033 rules.rung:4:9 two negations that undo each other\n");
}

TEST_CASE("a comment that allows nothing is told") {
  CHECK(linting::found("# allow L033: never\n" + grown) ==
        "L002 rules.rung:1:9 `L033` (double-negation) is allowed here, and not found\n"
        "L010 rules.rung:2:8 " + found_grown);
  CHECK(linting::found("# allow L010: far away\n\n" + grown) ==
        "L002 rules.rung:1:9 `L010` (unused-define) is allowed here, and there is no statement directly below\n"
        "L010 rules.rung:3:8 " + found_grown);
  CHECK(linting::found("# allow L010: nothing below\n") ==
        "L002 rules.rung:1:9 `L010` (unused-define) is allowed here, and there is no statement directly below\n");
  CHECK(linting::fixed("# what for\n# allow L033: never\nadvise a { message \"x\" }\n") ==
        "# what for\nadvise a { message \"x\" }\n");
  CHECK(linting::fixed("advise a {  # allow L033: never\n message \"x\" }\n") == "advise a {\n message \"x\" }\n");
}

TEST_CASE("included files may allow what is found in other rule sets") {
  CHECK(linting::lint({{"shared.rung", "# allow L033: elsewhere\nadvise a { message \"x\" }\n", true}}).lines() == "");
}

TEST_CASE("a reason is needed") {
  const std::string comment = GENERATE("# allow L010\n", "# allow L010:\n", "# allow L010:  \n", "# allow L010 for now\n");
  CHECK(linting::found(comment + grown) ==
        "L001 rules.rung:1:1 `L010` is allowed here without a reason\nallowed: L010 rules.rung:2:8 " + found_grown);
}

TEST_CASE("codes that nothing has are told, with what was meant") {
  const auto help = [](const std::string& comment, std::vector<std::string> others = {}) {
    const auto linted = linting::lint({{"rules.rung", comment}}, std::move(others));
    std::string text;
    for (const auto& finding : linted.findings)
      if (finding.diagnostic.code == "L003") text += finding.diagnostic.help + "\n";
    return text;
  };
  CHECK(help("# allow LO10: why\n") == "did you mean `L010`?\n");
  CHECK(help("# allow unused-define: why\n") == "did you mean `L010`?\n");
  CHECK(help("# allow R200: why\n") ==
        "lints have codes such as `L010`, mutants such as `M001`; errors cannot be allowed\n");
  CHECK(help("# allow M007: why\n") == "");
  CHECK(help("# allow M007: why\n", {"M001", "M007"}) == "");
  CHECK(help("# allow M017: why\n", {"M001", "M007"}) == "did you mean `M007`?\n");
}

TEST_CASE("prose that begins with allow is prose") {
  const std::string comment = GENERATE("# allow customers to do this\n", "# allow E5 customers to do this\n",
                                       "# allow: everything\n", "# allowed L010: x\n", "# L010: allow\n", "# allow\n");
  INFO(comment);
  CHECK(linting::found(comment) == "");
}

TEST_CASE("a # within a string opens no comment") {
  const std::string text = GENERATE(R"("# allow L010")", R"("\" # allow L010")", R"("\\" "# allow L010")",
                                    R"("{size({"}", "# allow L010", "{"})}# allow L010")", R"("\{ # allow L010")");
  INFO(text);
  CHECK(linting::found("advise a { message " + text + " }  # allow L010\n").substr(0, 21) == "L001 rules.rung:1:" +
        std::to_string(text.size() + 24) + " ");
}

TEST_CASE("a brace is one in strings that are no texts") {
  CHECK(linting::found("define a = size({\"{\"})  # allow L010: brace\n") ==
        "allowed: L010 rules.rung:1:8 nothing uses `a`\n");
}
