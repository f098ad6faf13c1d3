// SPDX-License-Identifier: Apache-2.0
// Which files are a rule set's tests: a file in a folder of its own below `tests/` must not be passed over in silence.
#include <algorithm>
#include <set>
#include <string_view>

#include "engine/testing/suite.hpp"

namespace rung {
namespace {

namespace fs = std::filesystem;

/// The first is what tests are called; the others are taken for tests that somebody meant to be run.
constexpr std::string_view suffixes[] = {".test.yaml", ".test.yml", ".test.json"};

bool ends_with(std::string_view name, std::string_view suffix) {
  return name.size() > suffix.size() && name.substr(name.size() - suffix.size()) == suffix;
}

bool is_test_file(std::string_view name) {
  return name.front() != '.' && std::any_of(std::begin(suffixes), std::end(suffixes), [&](auto suffix) { return ends_with(name, suffix); });
}

void add_files(const FileTree& tree, const fs::path& folder, std::vector<fs::path>& found) {
  for (const std::string& name : tree.files_in(folder))
    if (is_test_file(name)) found.push_back(folder / name);
}

/// `visited`: the folders seen so far, links resolved, so that a link to a folder above does not lead round for ever.
void add_folder(const FileTree& tree, const fs::path& folder, std::set<fs::path>& visited, std::vector<fs::path>& found) {
  if (!visited.insert(tree.resolve(folder).value_or(folder)).second) return;
  add_files(tree, folder, found);
  for (const std::string& name : tree.folders_in(folder))
    if (name.front() != '.') add_folder(tree, folder / name, visited, found);
}

}  // namespace

bool is_called_as_tests_are(const fs::path& path) { return ends_with(path.filename().string(), suffixes[0]); }

std::vector<fs::path> find_tests(const FileTree& tree, const fs::path& rules) {
  const fs::path folder = tree.is_directory(rules) ? rules : rules.parent_path();
  std::vector<fs::path> found;
  add_files(tree, folder.empty() ? fs::path(".") : folder, found);
  std::set<fs::path> visited;
  if (tree.is_directory(folder / "tests")) add_folder(tree, folder / "tests", visited, found);
  if (folder.empty())
    for (fs::path& path : found) path = path.lexically_normal();
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace rung
