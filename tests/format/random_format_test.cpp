// SPDX-License-Identifier: Apache-2.0
// Random rules in random layouts: formatting keeps tree and comments, and whoever typed them, the form is the same.
#include "tests/catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/format/format.hpp"
#include "fuzz/format_invariants.hpp"
#include "grammar/parse.hpp"
#include "grammar/print.hpp"
#include "tests/conformance/random_rules.hpp"
#include "tests/docs/document.hpp"
#include "tests/format/random_layout.hpp"
#include "tests/properties/property.hpp"

namespace {

using namespace rung;
using conformance::Chance;

std::string tree_of(const std::string& text) {
  Sources sources;
  const auto file = parse(sources, sources.add("file.rung", text));
  return file.diagnostics.empty() ? ast::print(*file.value) : "broken: " + file.diagnostics[0].message;
}

std::vector<std::filesystem::path> rule_files() {
  std::vector<std::filesystem::path> found;
  for (const char* folder : {"rules", "cli", "tests", "fuzz/corpus", "examples"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
      if (entry.path().extension() == ".rung") found.push_back(entry.path());
  }
  return found;
}

std::string contents(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

TEST_CASE("random rules, typed at random, keep their tree and their comments") {
  properties::holds_for_all("canonical form", [](Chance& chance) {
    const conformance::WrittenSchema schema = conformance::random_schema(chance);
    const std::string rules = conformance::random_rules(chance, schema);
    const auto require_kept = [](const std::string& text) {
      if (const std::string broken = broken_by_formatting(text); !broken.empty()) throw properties::Broken(broken);
    };
    require_kept(rules);
    for (const std::size_t comments : {0U, 1U, 5U, 30U}) {
      const std::string typed = test::typed_otherwise(chance, rules, comments);
      if (tree_of(typed) != tree_of(rules)) throw properties::Broken("typed otherwise it is another tree:\n" + typed);
      require_kept(typed);
    }
  });
}

TEST_CASE("the shipped rules, and those that init writes, are in canonical form") {
  int compared = 0;
  for (const auto& path : rule_files()) {
    if (*path.begin() != "rules" && *path.begin() != "cli") continue;
    const std::string text = contents(path);
    Sources sources;
    INFO(path);
    CHECK(format(sources, sources.add("file.rung", text)).value == text);
    ++compared;
  }
  CHECK(compared > 10);
}

TEST_CASE("the rules that the documents show are in canonical form") {
  int compared = 0;
  for (const char* document : {"README.md", "docs/language.md"}) {
    for (const test::Block& block : test::blocks_of(contents(document))) {
      if (block.info.empty() || block.info[0] != "rung") continue;
      Sources sources;
      INFO(document << ", line " << block.line);
      CHECK(format(sources, sources.add("file.rung", block.text)).value == block.text);
      ++compared;
    }
  }
  CHECK(compared >= 7);
}

TEST_CASE("every rule file of the repository keeps its tree and its comments") {
  int formatted = 0;
  for (const auto& path : rule_files()) {
    INFO(path);
    const std::string text = contents(path);
    CHECK(broken_by_formatting(text) == "");
    if (tree_of(text).rfind("broken", 0) == 0) continue;
    ++formatted;
    Chance chance(7);
    for (int round = 0; round < 5; ++round) CHECK(broken_by_formatting(test::typed_otherwise(chance, text, 10)) == "");
  }
  CHECK(formatted > 30);
}
