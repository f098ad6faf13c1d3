// SPDX-License-Identifier: Apache-2.0
// Every case of every topic through both evaluators and both readers: one answer, the expected one.
#include <algorithm>

#include "tests/catch.hpp"
#include "tests/conformance/expectation.hpp"
#include "tests/conformance/spell.hpp"

namespace {

using namespace rung;
using namespace rung::conformance;

std::vector<std::filesystem::path> topics() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator("tests/conformance")) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// Places of facts differ between formats and nothing else does.
void forget_places(std::vector<Decision>& decisions) {
  for (Decision& decision : decisions) {
    for (Reason& reason : decision.reasons) {
      for (Fact& fact : reason.facts) fact.line = fact.column = 0;
    }
  }
}

/// All say the same, down to what the case does not name; those of one reader also about places.
std::string disagreements(std::vector<Said> said) {
  std::string found;
  const auto compare = [&](const Said& one, const Said& other) {
    const bool same_answer = one.answer.has_value() == other.answer.has_value() &&
                             (!one.answer || spell(*one.answer) == spell(*other.answer));
    if (one.decisions == other.decisions && same_answer && one.errors.empty() == other.errors.empty()) return;
    found += "  " + one.by + " says\n" + (one.answer ? spell(*one.answer) : spell(one.decisions)) + "  " + other.by +
             " says\n" + (other.answer ? spell(*other.answer) : spell(other.decisions));
  };
  for (std::size_t at = 0; at + 1 < said.size(); at += 2) compare(said[at], said[at + 1]);
  for (Said& each : said) forget_places(each.decisions);
  for (std::size_t at = 2; at < said.size(); at += 2) compare(said[0], said[at]);
  return found;
}

std::string failures_of(const Case& asked) {
  try {
    const std::vector<Said> said = ask_all(asked);
    std::string found;
    for (const Said& each : said) {
      const std::string different = differences(asked, each);
      if (!different.empty()) found += "  " + each.by + ":\n" + different;
    }
    return found + disagreements(said);
  } catch (const std::exception& error) {
    return std::string("  ") + error.what() + "\n";
  }
}

}  // namespace

TEST_CASE("every conformance case has its one answer from all evaluators and readers") {
  std::size_t cases = 0;
  for (const std::filesystem::path& topic : topics()) {
    for (const Case& asked : read_cases(topic)) {
      ++cases;
      const std::string failures = failures_of(asked);
      if (!failures.empty()) FAIL_CHECK(asked.place << "\n" << failures);
    }
  }
  REQUIRE(cases >= 300);
}
