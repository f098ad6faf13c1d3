// SPDX-License-Identifier: Apache-2.0
// The fast reader of YAML says what yaml-cpp says, or nothing: over every YAML file of the project, and over texts near them.
#include <algorithm>
#include <cstdlib>

#include "fuzz/yaml_agreement.hpp"
#include "tests/catch.hpp"
#include "tests/facts/yaml_mutations.hpp"
#include "tests/files.hpp"

namespace rung {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> yaml_files_below(const std::string& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const std::string extension = entry.path().extension().string();
    if (entry.is_regular_file() && (extension == ".yaml" || extension == ".yml")) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST_CASE("the two readers agree on every YAML file of the project") {
  fuzz::YamlAgreement readers;
  std::size_t files = 0, fast = 0;
  for (const char* folder : {"examples", "rules", "tests", "fuzz", "cli"}) {
    for (const fs::path& path : yaml_files_below(folder)) {
      INFO(path.string());
      const fuzz::Agreement agreement = readers.check(test::read(path));
      CHECK(agreement.difference == "");
      ++files;
      if (agreement.fast > 0 && agreement.fast == agreement.documents) ++fast;
    }
  }
  CHECK(files > 60);
  CHECK(fast > 20);
}

TEST_CASE("the fast reader reads every snapshot that is shipped") {
  fuzz::YamlAgreement readers;
  for (const char* folder : {"examples", "cli/first_rules/examples"}) {
    for (const fs::path& path : yaml_files_below(folder)) {
      INFO(path.string());
      const fuzz::Agreement agreement = readers.check(test::read(path));
      CHECK(agreement.documents > 0);
      CHECK(agreement.fast == agreement.documents);
    }
  }
}

std::size_t rounds() {
  const char* const asked = std::getenv("RUNG_RANDOM_ROUNDS");
  return asked == nullptr ? 4000 : std::stoul(asked);
}

TEST_CASE("the two readers agree on snapshots with random edits") {
  std::vector<std::string> texts;
  for (const char* folder : {"examples", "cli/first_rules/examples", "fuzz/corpus/yaml_readers"}) {
    for (const fs::path& path : yaml_files_below(folder)) texts.push_back(test::read(path));
  }
  fuzz::YamlAgreement readers;
  conformance::Chance chance(19);
  std::size_t fast = 0;
  for (std::size_t round = 0; round < rounds(); ++round) {
    const std::string text = world::mutated(chance.pick(texts), chance);
    const fuzz::Agreement agreement = readers.check(text, round % 8 == 0);
    if (agreement.fast > 0) ++fast;
    if (agreement.difference.empty()) continue;
    CAPTURE(round, text);
    CHECK(agreement.difference == "");
  }
  CHECK(fast > rounds() / 3);
}

TEST_CASE("the two readers agree on random documents") {
  fuzz::YamlAgreement readers;
  conformance::Chance chance(20);
  std::size_t fast = 0;
  for (std::size_t round = 0; round < rounds(); ++round) {
    const std::string text = world::random_yaml(chance);
    const fuzz::Agreement agreement = readers.check(text, round % 8 == 0);
    if (agreement.fast > 0) ++fast;
    if (agreement.difference.empty()) continue;
    CAPTURE(round, text);
    CHECK(agreement.difference == "");
  }
  CHECK(fast > rounds() / 5);
}

}  // namespace
}  // namespace rung
