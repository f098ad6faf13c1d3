// SPDX-License-Identifier: Apache-2.0
#include "tests/catch.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <sstream>

#include "engine/format/line_edits.hpp"
#include "engine/format/unified_diff.hpp"

using rung::unified_diff;

namespace {

std::string numbered(int first, int last) {
  std::string text;
  for (int line = first; line <= last; ++line) text += std::to_string(line) + "\n";
  return text;
}

/// What patch(1) does, without its leniency: every line of context and every count must be right.
std::string patched(const std::string& before, const std::string& diff) {
  const auto old_lines = rung::lines_with_breaks(before);
  const auto diff_lines = rung::lines_with_breaks(diff);
  std::string after;
  std::size_t at = 0;
  std::size_t left = 0;   // of the hunk, on the old side
  std::size_t right = 0;  // and on the new one
  for (std::size_t line = 2; line < diff_lines.size(); ++line) {
    const std::string text(diff_lines[line]);
    if (text[0] == '@') {
      REQUIRE(left + right == 0);
      unsigned long begin = 0, new_begin = 0, old_count = 1, new_count = 1;
      char mark = 0;
      std::istringstream head(text.substr(4));
      head >> begin;
      if (head.peek() == ',') head >> mark >> old_count;
      head >> mark >> new_begin;
      if (head.peek() == ',') head >> mark >> new_count;
      REQUIRE(mark != 0);
      left = old_count;
      right = new_count;
      const std::size_t first = old_count == 0 ? begin : begin - 1;
      REQUIRE(first >= at);
      while (at < first) after += old_lines[at++];
      REQUIRE(static_cast<std::size_t>(std::count(after.begin(), after.end(), '\n')) ==
              (new_count == 0 ? new_begin : new_begin - 1));
      continue;
    }
    if (text[0] == '\\') continue;
    const bool broken = line + 1 < diff_lines.size() && diff_lines[line + 1][0] == '\\';
    const std::string content = text.substr(1, text.size() - (broken ? 2 : 1));
    if (text[0] != '+') {
      REQUIRE(at < old_lines.size());
      REQUIRE(old_lines[at++] == content);
      --left;
    }
    if (text[0] != '-') {
      after += content;
      --right;
    }
  }
  REQUIRE(left + right == 0);
  while (at < old_lines.size()) after += old_lines[at++];
  return after;
}

}  // namespace

TEST_CASE("a unified diff has three lines of context, and joins hunks that touch") {
  CHECK(unified_diff("a\n", "a\n", "old", "new") == "");
  CHECK(unified_diff("a\nb\nc\n", "a\nB\nc\n", "old", "new") == "--- old\n+++ new\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n");
  std::string changed = numbered(1, 20);
  changed.replace(changed.find("5\n"), 2, "five\n");
  changed.replace(changed.find("12\n"), 3, "");
  CHECK(unified_diff(numbered(1, 20), changed, "old", "new") ==
        "--- old\n+++ new\n@@ -2,14 +2,13 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n 9\n 10\n 11\n-12\n 13\n 14\n 15\n");
  std::string far = numbered(1, 20);
  far.replace(far.find("5\n"), 2, "five\n");
  far.replace(far.find("13\n"), 3, "");
  CHECK(unified_diff(numbered(1, 20), far, "old", "new") ==
        "--- old\n+++ new\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n@@ -10,7 +10,6 @@\n 10\n 11\n 12\n-13\n 14\n 15\n 16\n");
}

TEST_CASE("a unified diff names empty sides by the line before, and marks a last line without a break") {
  CHECK(unified_diff("", "a\n", "old", "new") == "--- old\n+++ new\n@@ -0,0 +1 @@\n+a\n");
  CHECK(unified_diff("a\n", "", "old", "new") == "--- old\n+++ new\n@@ -1 +0,0 @@\n-a\n");
  CHECK(unified_diff("a", "a\n", "old", "new") ==
        "--- old\n+++ new\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
  CHECK(unified_diff("a\nb", "b", "old", "new") ==
        "--- old\n+++ new\n@@ -1,2 +1 @@\n-a\n b\n\\ No newline at end of file\n");
}

TEST_CASE("a unified diff of random texts makes the one of the other, with as few changes as there can be") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    const auto text = [&] {
      std::string made;
      const auto lines = static_cast<unsigned>(random() % 12);
      for (unsigned line = 0; line < lines; ++line) made += std::string(1, static_cast<char>('a' + random() % 4)) + "\n";
      if (!made.empty() && random() % 4 == 0) made.pop_back();
      return made;
    };
    const std::string before = text();
    const std::string after = text();
    const std::string diff = unified_diff(before, after, "old", "new");
    INFO(diff);
    CHECK(patched(before, diff) == after);

    const auto old_lines = rung::lines_with_breaks(before);
    const auto new_lines = rung::lines_with_breaks(after);
    std::vector<std::vector<std::size_t>> common(old_lines.size() + 1, std::vector<std::size_t>(new_lines.size() + 1));
    for (std::size_t x = 0; x < old_lines.size(); ++x)
      for (std::size_t y = 0; y < new_lines.size(); ++y)
        common[x + 1][y + 1] = old_lines[x] == new_lines[y] ? common[x][y] + 1 : std::max(common[x][y + 1], common[x + 1][y]);
    const rung::LineEdits edits = rung::line_edits(old_lines, new_lines);
    CHECK(static_cast<std::size_t>(std::count(edits.removed.begin(), edits.removed.end(), 0)) ==
          common[old_lines.size()][new_lines.size()]);
  }
}

TEST_CASE("a unified diff of large texts that have little in common ends soon and is right") {
  std::mt19937 random(11);
  const auto text = [&](unsigned kinds) {
    std::string made;
    for (int line = 0; line < 60'000; ++line) made += "line " + std::to_string(random() % kinds) + "\n";
    return made;
  };
  for (const unsigned kinds : {50U, 50'000U, 4'000'000'000U}) {
    const std::string before = text(kinds);
    const std::string after = text(kinds);
    const auto start = std::chrono::steady_clock::now();
    const std::string diff = unified_diff(before, after, "old", "new");
    const auto taken = std::chrono::steady_clock::now() - start;
    CHECK((patched(before, diff) == after));
    CHECK(taken < std::chrono::seconds(20));
  }
}
