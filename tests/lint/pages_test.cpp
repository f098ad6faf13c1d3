// SPDX-License-Identifier: Apache-2.0
// Each lint's page in docs/lints/: what its example is said to be, `rung check` has to find. UPDATE_GOLDEN=1 rewrites what
// the pages show of that; then read the difference.
//
// A page's blocks: `rung bad`, the rules that show the fault; `console`, what check prints of them; `rung good`, the rules
// without it. The blocks stand beside docs/lints/example/ as `rules.rung`, or under the name behind (`rung bad plans.rung`
// takes the place of that file). `rung both NAME` and `yaml both NAME` are there in both cases.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "engine/lint/registry.hpp"
#include "tests/catch.hpp"
#include "tests/docs/document.hpp"
#include "tests/files.hpp"
#include "tests/rules/child.hpp"

namespace rung::test {

namespace {

namespace fs = std::filesystem;

/// A page, and the files of its two rule sets.
struct Page {
  fs::path path;
  std::string text;
  std::map<std::string, std::string> bad, good;
  std::vector<Block> shown;
};

Page page_of(const Lint& lint) {
  Page page{"docs/lints/" + std::string(lint.code) + ".md", {}, {}, {}, {}};
  page.text = read(page.path);
  for (const auto& entry : fs::directory_iterator("docs/lints/example"))
    page.bad[entry.path().filename().string()] = read(entry.path());
  page.good = page.bad;
  for (const Block& block : blocks_of(page.text)) {
    if (block.info.empty()) continue;
    if (block.info[0] == "console") page.shown.push_back(block);
    if (block.info.size() < 2) continue;
    const std::string name = block.info.size() > 2 ? block.info[2] : "rules.rung";
    if (block.info[1] != "good") page.bad[name] = block.text;
    if (block.info[1] != "bad") page.good[name] = block.text;
  }
  return page;
}

/// What `rung check` prints of these files, `$ rung check plans` above it.
std::string checked(const std::map<std::string, std::string>& files) {
  const fs::path folder = temporary("lint-page");
  for (const auto& [name, text] : files) write(folder / "plans" / name, text);
  const fs::path executable = RUNG_EXECUTABLE;
  const Printed printed = run("cd " + quoted(folder.string()) + " && PATH=" + quoted(executable.parent_path().string()) +
                              ":$PATH NO_COLOR=1 rung check plans 2>/dev/null");
  fs::remove_all(folder);
  return "$ rung check plans\n" + printed.output;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t times = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
  return times;
}

std::string spell(Level level) {
  switch (level) {
    case Level::error: return "error";
    case Level::warning: return "warning";
    case Level::note: return "note";
  }
  return {};
}

std::vector<std::string> headings() {
  std::vector<std::string> all;
  for (const Lint& lint : lints())
    all.push_back("# " + std::string(lint.code) + ": " + std::string(lint.name) + "\n\nLevel: " + spell(lint.level) + ".");
  return all;
}

}  // namespace

TEST_CASE("each lint's page shows rules in which it alone finds something, and how they are put right") {
  for (const Lint& lint : lints()) {
    INFO(lint.code);
    const Page page = page_of(lint);
    REQUIRE(page.shown.size() == 1);
    CHECK(page.bad != page.good);
    const std::string bad = checked(page.bad);
    const std::string found = spell(lint.level) + "[" + std::string(lint.code) + "]: ";
    CHECK(count(bad, "\n" + found) == 1);
    CHECK(count(bad, "--> plans/") == 1);
    CHECK(checked(page.good) == "$ rung check plans\n");
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
      std::string text = page.text;
      write(page.path, text.replace(page.shown[0].begin, page.shown[0].text.size(), bad));
    } else {
      CHECK(bad == page.shown[0].text);
    }
  }
}

TEST_CASE("each lint's page says which it is, of which level, and why") {
  std::size_t at = 0;
  for (const std::string& heading : headings()) {
    INFO(heading);
    const std::string text = read("docs/lints/" + std::string(lints()[at++].code) + ".md");
    CHECK(text.substr(0, heading.size()) == heading);
    CHECK(count(text, "\n## Why\n") == 1);
    CHECK(count(text, "\n## Fix\n") == 1);
  }
}

TEST_CASE("the index of the pages lists each lint once, and nothing else") {
  const std::string index = read("docs/lints/README.md");
  for (const Lint& lint : lints()) {
    const std::string code(lint.code);
    CHECK(count(index, "\n| [" + code + "](" + code + ".md) | " + std::string(lint.name) + " | " + spell(lint.level) +
                           " | " + std::string(lint.summary) + " |\n") == 1);
  }
  CHECK(count(index, "\n| [L") == lints().size());
  std::size_t pages = 0;
  for (const auto& entry : fs::directory_iterator("docs/lints")) pages += entry.path().filename().string()[0] == 'L';
  CHECK(pages == lints().size());
}

}  // namespace rung::test
