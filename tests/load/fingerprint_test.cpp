// SPDX-License-Identifier: Apache-2.0
#include "engine/load/fingerprint.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "engine/load/load.hpp"
#include "tests/catch.hpp"
#include "tests/load/memory_tree.hpp"
#include "tests/rules/child.hpp"

namespace rung {
namespace {

TEST_CASE("the hash is SHA-256") {
  // printf 'a/b.rung\0004\000x\ny\n' | sha256sum
  CHECK(fingerprint({{"a/b.rung", "x\ny\n"}}) == "4b69f44cf512cefc11315b8dd55533e2f7cb0a5c16a3ee1f0830fc409b33db34");
  CHECK(fingerprint({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a carriage return counts unless a line feed follows") {
  CHECK(fingerprint({{"a", "x\r\ny"}}) == fingerprint({{"a", "x\ny"}}));
  CHECK(fingerprint({{"a", "x\ry"}}) != fingerprint({{"a", "x\ny"}}));
  CHECK(fingerprint({{"a", "x\r"}}) != fingerprint({{"a", "x"}}));
}

TEST_CASE("files whose bytes join alike are told apart") {
  CHECK(fingerprint({{"a", "xy"}, {"b", ""}}) != fingerprint({{"a", "x"}, {"b", "y"}}));
  CHECK(fingerprint({{"a", "x"}, {"b", "y"}}) != fingerprint({{"b", "y"}, {"a", "x"}}));
}

using testing::MemoryTree;

LoadedRules loaded(const FileTree& tree, const std::filesystem::path& path, const std::filesystem::path& root = {}) {
  Sources sources;
  LoadOutcome outcome = load(sources, tree, path, root);
  REQUIRE(outcome.value);
  return std::move(*outcome.value);
}

MemoryTree rule_set(const std::string& folder, const std::string& line_break) {
  MemoryTree tree;
  tree.files = {{folder + "/r/b.rung", "# b" + line_break + "include \"../common/c.rung\"" + line_break},
                {folder + "/r/a.rung", "# a" + line_break},
                {folder + "/common/c.rung", "# c" + line_break},
                {folder + "/r/notes.md", folder}};
  return tree;
}

TEST_CASE("a rule set's digest says nothing of where it lies or how its lines end") {
  const LoadedRules first = loaded(rule_set("/w", "\n"), "/w/r");
  // printf 'r/a.rung\0004\000# a\nr/b.rung\00031\000# b\ninclude "../common/c.rung"\ncommon/c.rung\0004\000# c\n' | sha256sum
  CHECK(first.sha256 == "809abe153c40272c2464b14c3be7d3348c22f203aff3bc75f77a041ef7192967");
  CHECK(loaded(rule_set("/elsewhere/deep", "\n"), "/elsewhere/deep/r").sha256 == first.sha256);
  const LoadedRules windows = loaded(rule_set("/w", "\r\n"), "/w/r");
  CHECK(windows.sha256 == first.sha256);
  // Of each file too, and named likewise.
  REQUIRE(first.prints.size() == 3);
  REQUIRE(windows.prints.size() == 3);
  const char* const names[] = {"r/a.rung", "r/b.rung", "common/c.rung"};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(first.prints[i].name == names[i]);
    CHECK(windows.prints[i].name == names[i]);
    CHECK(windows.prints[i].sha256 == first.prints[i].sha256);
  }
  // printf '# a\n' | sha256sum
  CHECK(first.prints[0].sha256 == "fd99dedae7c3f7532f8a65d60f811a05dc9dc3e1c5936b0c554c98aafdad8c10");
}

TEST_CASE("a rule set's digest says what its files are called below the root") {
  const MemoryTree tree = rule_set("/w", "\n");
  CHECK(loaded(tree, "/w/r", "/w").sha256 == loaded(tree, "/w/r").sha256);
  CHECK(loaded(tree, "/w/r", "/").sha256 != loaded(tree, "/w/r").sha256);
  CHECK(loaded(tree, "/w/r", "/").prints[0].name == "w/r/a.rung");
}

TEST_CASE("a rule set's digest does not depend on the order in which a directory has its files") {
  namespace fs = std::filesystem;
  const fs::path folder = test::temporary("fingerprint");
  std::vector<std::string> digests;
  std::vector<int> order = {3, 0, 7, 1, 9, 4, 2, 8, 6, 5};
  for (int run = 0; run < 3; ++run) {
    const fs::path rules = folder / std::to_string(run) / "rules";
    fs::create_directories(rules);
    for (const int number : order) std::ofstream(rules / (std::to_string(number) + ".rung")) << "# " << number << "\n";
    std::rotate(order.begin(), order.begin() + 3, order.end());
    digests.push_back(loaded(disk(), rules).sha256);
  }
  fs::remove_all(folder);
  CHECK(digests[1] == digests[0]);
  CHECK(digests[2] == digests[0]);
}

}  // namespace
}  // namespace rung
