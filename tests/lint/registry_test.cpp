// SPDX-License-Identifier: Apache-2.0
// The table of lints, and the rule set that everything else here stands beside.
#include <filesystem>
#include <set>

#include "engine/lint/registry.hpp"
#include "tests/catch.hpp"
#include "tests/lint/linting.hpp"

namespace rung {

TEST_CASE("lints stand in the order of their codes, each once, with a name of its own") {
  std::set<std::string_view> names;
  std::string_view before;
  for (const Lint& lint : lints()) {
    INFO(lint.code);
    CHECK(before < lint.code);
    before = lint.code;
    CHECK(names.insert(lint.name).second);
    CHECK(lint.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
    CHECK(lint.summary.back() == '.');
  }
}

TEST_CASE("a lint is found by its code") {
  REQUIRE(find_lint("L010"));
  CHECK(find_lint("L010")->name == "unused-define");
  CHECK(find_lint("L000") == nullptr);
}

TEST_CASE("nothing is found in the rule set of the pages' examples") { CHECK(linting::found("") == ""); }

}  // namespace rung
