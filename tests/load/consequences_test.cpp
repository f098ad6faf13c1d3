// SPDX-License-Identifier: Apache-2.0
// One mistake, one diagnostic: names that a broken statement declares are not reported where they are used.
#include "engine/load/consequences.hpp"

#include "engine/check/check.hpp"
#include "tests/catch.hpp"
#include "tests/load/memory_tree.hpp"

namespace rung {
namespace {

using Names = std::vector<std::string>;

const std::string whole =
    "package p { title \"P\" languages en }\n"
    "enum status { active, closed }\n"
    "catalog offer { title : text }\n"
    "offer small { title = \"S\" } offer large { title = \"L\" }\n"
    "record subscription { key id : text offer : offer status : status }\n"
    "snapshot { subscriptions : list of subscription }\n"
    "subject subscription in subscriptions at offer\n"
    "define live(s: subscription) = s.status == active\n"
    "upgrade small -> large\n"
    "require active { check live(subscription) message \"{subscription.id}\" }\n";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

Names codes_of(const std::string& text) {
  testing::MemoryTree tree;
  tree.files = {{"/w/r/a.rung", text}};
  Sources sources;
  const LoadOutcome loaded = load(sources, tree, "/w/r");
  REQUIRE(loaded.value);
  Names codes;
  for (const Diagnostic& d : loaded.diagnostics) codes.push_back(d.code);
  for (const Diagnostic& d : without_consequences(sources, loaded.value->rules, loaded.diagnostics,
                                                  check(sources, loaded.value->rules).diagnostics))
    codes.push_back(d.code);
  return codes;
}

TEST_CASE("a sound rule set has no findings") { CHECK(codes_of(whole).empty()); }

TEST_CASE("a broken declaration is the only finding") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"enum status {", "enum status : {"},          {"catalog offer {", "catalog offer ="},
      {"offer small {", "offer small = {"},          {"record subscription {", "record subscription = {"},
      {"snapshot {", "snapshot = {"},                {"define live(", "define live(("},
      {"package p {", "package p = {"},              {"include \"gone.rung\"", ""}};
  for (const auto& [sound, broken] : table) {
    const std::string text = broken.empty() ? sound + "\n" + replaced(whole, "enum status { active, closed }\n", "")
                                            : replaced(whole, sound, broken);
    INFO(text);
    CHECK(codes_of(text) == Names{broken.empty() ? "R080" : "R001"});
  }
}

TEST_CASE("a mistake of its own is reported beside a broken statement") {
  CHECK(codes_of(replaced(replaced(whole, "enum status {", "enum status : {"), "-> large", "-> larger")) ==
        Names{"R001", "R202"});
}

}  // namespace
}  // namespace rung
