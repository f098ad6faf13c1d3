// SPDX-License-Identifier: Apache-2.0
// Bad rule files beside their diagnostics, good ones that have none. UPDATE_GOLDEN=1 rewrites the diagnostics.
#include "tests/catch.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>

#include "tests/check/checking.hpp"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> rule_files(const fs::path& directory) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(directory)) {
    if (entry.path().extension() == ".rung") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// A file whose name begins with `alone_` is a rule set; any other is checked beside the shop.
checking::Checked check_file(const fs::path& path) {
  const std::string name = path.filename().string();
  const std::string text = checking::contents(path.string());
  if (name.rfind("alone_", 0) == 0) return checking::check({{name, text}});
  return checking::check({{name, text}, {"shop.rung", checking::contents("tests/check/shop.rung")}});
}

std::set<std::string> codes_in(const std::string& text, const std::regex& pattern) {
  std::set<std::string> codes;
  for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) codes.insert((*at)[1]);
  return codes;
}

}  // namespace

TEST_CASE("bad rule files are told what their golden files say") {
  const auto files = rule_files("tests/golden/bad/check");
  REQUIRE(!files.empty());
  for (const fs::path& path : files) {
    const checking::Checked checked = check_file(path);
    CHECK(!checked.outcome.diagnostics.empty());
    const fs::path golden = fs::path(path).replace_extension(".diagnostics");
    const std::string actual = checked.rendered();
    if (std::getenv("UPDATE_GOLDEN") != nullptr) std::ofstream(golden, std::ios::binary) << actual;
    INFO(golden);
    CHECK(actual == checking::contents(golden.string()));
  }
}

TEST_CASE("good rule files are told nothing") {
  const auto files = rule_files("tests/golden/good/check");
  REQUIRE(!files.empty());
  for (const fs::path& path : files) {
    INFO(path);
    CHECK(check_file(path).rendered() == "");
  }
}

TEST_CASE("docs/diagnostics.md lists every code of the checker, and each of them is shown by a test") {
  // These need an expression of a person, or more text than a golden file should hold; other tests here show them.
  std::set<std::string> shown = {"R284", "R340", "R341", "R342"};
  for (const auto& entry : fs::directory_iterator("tests/golden/bad/check")) {
    if (entry.path().extension() != ".diagnostics") continue;
    shown.merge(
        codes_in(checking::contents(entry.path().string()), std::regex("(?:^|\\n)error\\[(R[123][0-9][0-9])\\]")));
  }
  std::set<std::string> raised;
  for (const auto& entry : fs::directory_iterator("engine/check")) {
    raised.merge(codes_in(checking::contents(entry.path().string()), std::regex("\"(R[123][0-9][0-9])\"")));
  }
  const auto listed = codes_in(checking::contents("docs/diagnostics.md"), std::regex("\\| `(R[123][0-9][0-9])` \\|"));
  CHECK(raised == listed);
  CHECK(shown == listed);
}
