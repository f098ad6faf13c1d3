// SPDX-License-Identifier: Apache-2.0
// Whole rule files: good ones beside their trees, bad ones beside their diagnostics. UPDATE_GOLDEN=1 rewrites those.
#include "tests/catch.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/grammar/reading.hpp"

namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<fs::path> rule_files(const fs::path& directory) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(directory)) {
    if (entry.path().extension() == ".rung") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

void compare(const fs::path& golden, const std::string& actual) {
  if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(golden, std::ios::binary) << actual;
  INFO(golden);
  CHECK(actual == contents(golden));
}

}  // namespace

TEST_CASE("good rule files parse to the trees beside them, and their printed trees to the same again") {
  const auto files = rule_files("tests/golden/good/grammar");
  REQUIRE(!files.empty());
  for (const fs::path& path : files) {
    const std::string tree = reading::file(contents(path), path.filename().string());
    compare(fs::path(path).replace_extension(".tree"), tree);
    CHECK(reading::file(tree) == tree);
  }
}

TEST_CASE("bad rule files are explained as beside them") {
  const auto files = rule_files("tests/golden/bad/grammar");
  REQUIRE(!files.empty());
  for (const fs::path& path : files) {
    rung::Sources sources;
    const auto outcome = rung::parse(sources, sources.add(path.filename().string(), contents(path)));
    CHECK(!outcome.diagnostics.empty());
    compare(fs::path(path).replace_extension(".diagnostics"), reading::rendered(outcome.diagnostics, sources));
  }
}
