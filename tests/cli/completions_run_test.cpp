// SPDX-License-Identifier: Apache-2.0
// The completion scripts in the shells that they are for, and the manual in a reader that complains.
#include "tests/catch.hpp"
#include "tests/cli/rung_run.hpp"

namespace rung::test {
namespace {

namespace fs = std::filesystem;

/// A command line up to the cursor, and what completes its last word, sorted.
using Cases = std::vector<std::pair<std::string, std::string>>;

const Cases cases = {{"rung e", "eval explain"},
                     {"rung --col", "--color"},
                     {"rung eval --form", "--format"},
                     {"rung eval --format ", "csv json ndjson table yaml"},
                     {"rung check --format g", "github"},
                     {"rung eval r", "rules"},
                     {"rung eval rules/p", "rules/plans.rung"},
                     {"rung --color never eval rules/p", "rules/plans.rung"},
                     {"rung check --format github rules rules/p", "rules/plans.rung"},
                     {"rung eval rules c", "contoso.yaml"},
                     {"rung eval rules contoso.yaml f", "fleet.ndjson"},
                     {"rung eval rules --lang de c", "contoso.yaml"},
                     {"rung ask rules contoso.yaml ", ""},
                     {"rung eval rules contoso.yaml --root r", "rules"},
                     {"rung init r", "rules"},
                     {"rung completions ", "bash fish zsh"}};

/// A desk with the scripts, and files that some completions show and others do not.
struct Shells : Desk {
  Shells() {
    write("fleet.ndjson", "{}\n");
    write("rules/plans.txt", "no rules\n");
    CHECK(rung("completions bash > rung.bash").code == 0);
    CHECK(rung("completions zsh > _rung").code == 0);
    CHECK(rung("completions fish > rung.fish").code == 0);
  }
};

TEST_CASE("every shell reads its script without a word") {
  const Shells shells;
  for (const std::string command : {"bash -n rung.bash", "zsh -f -n _rung", "fish --no-config -n rung.fish"}) {
    const Run run = shells.shell(command + " 2>&1");
    INFO(run.out);
    CHECK(run.code == 0);
    CHECK(run.out.empty());
  }
}

TEST_CASE("bash completes commands, options, their words, and files") {
  const Shells shells;
  shells.write("try.bash", R"(
source rung.bash
line=$1
read -ra COMP_WORDS <<<"$line"
[[ $line == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_rung
[[ ${#COMPREPLY[@]} == 0 ]] || printf '%s\n' "${COMPREPLY[@]}" | sort -u | paste -sd' '
)");
  for (const auto& [line, expected] : cases) {
    const Run run = shells.shell("bash --norc try.bash " + quoted(line));
    INFO(line << "\n" << run.err);
    CHECK(run.out == (expected.empty() ? "" : expected + "\n"));
    CHECK(run.err.empty());
  }
  // Bash splits words at `=`.
  CHECK(shells.shell("bash --norc try.bash 'rung eval --format = y'").out == "yaml\n");
  CHECK(shells.shell("bash --norc try.bash 'rung eval --format ='").out == "csv json ndjson table yaml\n");
}

TEST_CASE("fish completes commands, options, their words, and files") {
  const Shells shells;
  shells.write("try.fish", R"(
source rung.fish
complete -C "$argv[1]" | string replace -r '\t.*' '' | string trim -r -c / | sort -u | string join ' '
)");
  for (const auto& [line, expected] : cases) {
    const Run run = shells.shell("HOME=$PWD fish --no-config try.fish " + quoted(line));
    INFO(line << "\n" << run.err);
    CHECK(run.out == (expected.empty() ? "" : expected + "\n"));
    CHECK(run.err.empty());
  }
}

TEST_CASE("zsh completes what can be meant alone") {
  const Shells shells;
  shells.write("try.zsh", R"(
zmodload zsh/zpty
zpty terminal zsh -f -i
zpty -w terminal "PROMPT=; fpath=(\$PWD \$fpath); autoload -Uz compinit; compinit -u -D; bindkey '^I' complete-word; echo RE''ADY"
zpty -r -m terminal output '*READY*2004h*' || exit 1
zpty -w -n terminal $1$'\t'
zpty -r -m terminal output "*$2*" && print found
zpty -d terminal
)");
  for (const auto& [line, expected] : cases) {
    if (expected.empty() || holds(expected, " ")) continue;
    const std::string whole = line.substr(0, line.rfind(' ') + 1) + expected;
    INFO(line);
    CHECK(shells.shell("HOME=$PWD timeout 20 zsh -f try.zsh " + quoted(line) + " " + quoted(whole)).out == "found\n");
  }
}

TEST_CASE("a manual page for each command, without a complaint from its reader") {
  const Desk desk;
  REQUIRE(desk.rung("manual-pages manual").code == 0);
  std::size_t pages = 0;
  for (const auto& page : fs::directory_iterator(desk.path("manual"))) {
    INFO(page.path());
    const Run lint = desk.shell("mandoc -T lint -W all " + quoted(page.path().string()));
    CHECK(lint.out.empty());
    CHECK(lint.code == 0);
    ++pages;
  }
  CHECK(pages >= 7);
  const std::string eval = desk.shell("mandoc -T utf8 manual/rung-eval.1 | sed 's/.\\x08//g'").out;
  for (const std::string part :
       {"rung eval [OPTION]... RULES SNAPSHOT...", "--request FIELD=VALUE", "EXIT STATUS", "Decided, whatever the outcomes.",
        "rung eval rules/office365_cn examples --to enterprise_e3 --format ndjson", "rung-check(1)"}) {
    INFO(part << "\n" << eval);
    CHECK(holds(eval, part));
  }
}

TEST_CASE("the manual's pages cannot be written where there is a file") {
  const Desk desk;
  const Run run = desk.rung("manual-pages contoso.yaml");
  CHECK(run.code == 2);
  CHECK(holds(run.err, "contoso.yaml"));
}

}  // namespace
}  // namespace rung::test
