// SPDX-License-Identifier: Apache-2.0
// Runs what the documents show, in a folder of its own, and compares what is printed. UPDATE_GOLDEN=1 rewrites what the
// console blocks show; then read the difference.
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <sstream>

#include "tests/catch.hpp"
#include "tests/docs/document.hpp"
#include "tests/files.hpp"
#include "tests/rules/child.hpp"

namespace rung::test {

namespace {

namespace fs = std::filesystem;

/// Decisions say the day on which they were made; the documents show the day on which they were written.
std::string with_the_documents_day(std::string text) {
  const std::time_t now = std::time(nullptr);
  std::ostringstream today;
  std::tm day{};
  gmtime_r(&now, &day);
  today << std::setfill('0') << day.tm_year + 1900 << '-' << std::setw(2) << day.tm_mon + 1 << '-' << std::setw(2)
        << day.tm_mday;
  const std::string from = today.str(), written = "2026-11-22";
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += written.size())
    text.replace(at, from.size(), written);
  return text;
}

/// A fingerprint of rules changes with every word of them, and says nothing to the reader of a document.
std::string without_fingerprints(std::string text) {
  constexpr std::string_view mark = "sha256:";
  for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos;) {
    at += mark.size();
    text.erase(at, text.find_first_not_of("0123456789abcdef", at) - at);
  }
  return text;
}

/// A folder with the files that a document has shown so far.
class Desk {
 public:
  explicit Desk(fs::path folder, bool own) : folder_(std::move(folder)), own_(own) {
    if (own_) fs::create_directories(folder_);
  }
  ~Desk() {
    std::error_code ignored;
    if (own_) fs::remove_all(folder_, ignored);
  }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  void keep(const std::string& name, const std::string& text) const { write(folder_ / name, text); }
  std::string kept(const std::string& name) const { return read(folder_ / name); }

  Printed run(const std::string& command) const {
    const fs::path executable = RUNG_EXECUTABLE;
    return test::run("cd " + quoted(folder_.string()) + " && PATH=" + quoted(executable.parent_path().string()) +
                     ":$PATH NO_COLOR=1 COLUMNS=80 && export PATH NO_COLOR COLUMNS && { " + command + "\n} 2>&1");
  }

 private:
  fs::path folder_;
  bool own_;
};

/// The folder `more`: a rule set of one file, and the statements of a fragment beside it.
std::string with_fragment(const Desk& desk, const Block& block) {
  desk.keep("more/" + block.info.at(2), desk.kept(block.info.at(2)));
  desk.keep("more/statements.rung", block.text);
  return "more";
}

void check_rules(const Desk& desk, const std::string& rules) {
  const Printed printed = desk.run("rung check " + quoted(rules));
  INFO(printed.output);
  CHECK(printed.code == 0);
}

void ask(const Desk& desk, const Block& block) {
  std::string arguments;
  for (std::size_t word = 1; word < block.info.size(); ++word) arguments += " " + quoted(block.info[word]);
  const auto questions = questions_of(block);
  CHECK_FALSE(questions.empty());
  for (const Question& question : questions) {
    INFO(question.expression);
    const Printed printed = desk.run("rung ask" + arguments + " " + quoted(question.expression));
    CHECK(printed.output == question.value + "\n");
    CHECK(printed.code == 0);
  }
}

/// Runs a block's commands; returns what the block should show.
std::string run_console(const Desk& desk, const Block& block) {
  std::string shown;
  const auto commands = commands_of(block);
  CHECK_FALSE(commands.empty());
  for (const Command& command : commands) {
    INFO(command.line);
    const std::string printed = with_the_documents_day(desk.run(command.line).output);
    const bool same = without_fingerprints(printed) == without_fingerprints(command.expected);
    if (!same && std::getenv("UPDATE_GOLDEN") == nullptr) CHECK(printed == command.expected);
    shown += "$ " + command.line + "\n" + (same ? command.expected : printed);
  }
  return shown;
}

/// Runs the document's examples; returns the document as it should be.
std::string run_examples(const Desk& desk, const std::string& document) {
  std::string updated = document;
  std::ptrdiff_t moved = 0;
  for (const Block& block : blocks_of(document)) {
    if (block.info.empty()) continue;
    INFO("the block at line " << block.line);
    const std::string& kind = block.info[0];
    if (kind == "rung" && block.info.size() == 2) {
      desk.keep(block.info[1], block.text);
      check_rules(desk, block.info[1]);
    } else if (kind == "rung" && block.info.size() == 3) {
      const std::string rules = with_fragment(desk, block);
      if (block.info[1] == "+") check_rules(desk, rules);
    } else if (kind == "yaml" || kind == "json") {
      if (block.info.size() == 2) desk.keep(block.info[1], block.text);
    } else if (kind == "ask") {
      ask(desk, block);
    } else if (kind == "console") {
      const std::string shown = run_console(desk, block);
      updated.replace(static_cast<std::size_t>(static_cast<std::ptrdiff_t>(block.begin) + moved), block.text.size(),
                      shown);
      moved += static_cast<std::ptrdiff_t>(shown.size()) - static_cast<std::ptrdiff_t>(block.text.size());
    }
  }
  return updated;
}

void run_document(const Desk& desk, const fs::path& path) {
  const std::string document = read(path), updated = run_examples(desk, document);
  if (std::getenv("UPDATE_GOLDEN") != nullptr && updated != document) write(path, updated);
}

}  // namespace

TEST_CASE("every example of the language reference does what the reference says") {
  const Desk desk(temporary("docs"), true);
  run_document(desk, fs::current_path() / "docs/language.md");
}

TEST_CASE("every command of the page on rung diff prints what the page shows") {
  const Desk desk(temporary("diff-page"), true);
  run_document(desk, fs::current_path() / "docs/diff.md");
}

TEST_CASE("every command of the page on rung graph prints what the page shows") {
  const Desk desk(temporary("graph-page"), true);
  run_document(desk, fs::current_path() / "docs/graph.md");
}

TEST_CASE("every command of the page on receipts prints what the page shows") {
  const fs::path folder = temporary("receipts-page");
  const Desk desk(folder, true);
  for (const char* name : {"rules", "examples"}) fs::copy(name, folder / name, fs::copy_options::recursive);
  run_document(desk, fs::current_path() / "docs/receipts.md");
}

TEST_CASE("every command of the page on fleets prints what the page shows") {
  const Desk desk(fs::current_path(), false);
  run_document(desk, fs::current_path() / "docs/fleets.md");
}

TEST_CASE("every command of the README prints what the README shows") {
  const Desk desk(fs::current_path(), false);
  run_document(desk, fs::current_path() / "README.md");
}

TEST_CASE("every rule that the README shows is one of the project's") {
  std::string rules;
  for (const auto& entry : fs::recursive_directory_iterator("rules")) {
    if (entry.path().extension() == ".rung") rules += read(entry.path());
  }
  std::size_t shown = 0;
  for (const Block& block : blocks_of(read("README.md"))) {
    if (block.info != std::vector<std::string>{"rung"}) continue;
    INFO(block.text);
    CHECK(rules.find(block.text) != std::string::npos);
    ++shown;
  }
  CHECK(shown > 0);
}

TEST_CASE("a document's blocks are found with what they are") {
  const auto blocks = blocks_of("text\n```rung + a.rung\nenum x { y }\n```\n```\nshown\n```\n");
  REQUIRE(blocks.size() == 2);
  CHECK(blocks[0].info == std::vector<std::string>{"rung", "+", "a.rung"});
  CHECK(blocks[0].text == "enum x { y }\n");
  CHECK(blocks[0].line == 2);
  CHECK(blocks[1].info.empty());
}

}  // namespace rung::test
