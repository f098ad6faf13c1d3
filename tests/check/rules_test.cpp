// SPDX-License-Identifier: Apache-2.0
// What check() makes of rule sets: the rules of this project, and what they come to.
#include "tests/catch.hpp"

#include "engine/load/load.hpp"
#include "grammar/render_diagnostic.hpp"
#include "tests/check/checking.hpp"

TEST_CASE("the rule sets of this project have no errors") {
  for (const char* path : {"rules/office365_cn", "rules/office365_worldwide", "rules/cluster_versions"}) {
    rung::Sources sources;
    const rung::LoadOutcome loaded = rung::load(sources, rung::disk(), path);
    REQUIRE(loaded.value);
    const auto checked = rung::check(sources, loaded.value->rules);
    for (const auto& diagnostic : checked.diagnostics) FAIL_CHECK(render(diagnostic, sources, false));
    CHECK(checked.value);
  }
}

TEST_CASE("keys, the way to the subjects and what statements mention are marked as mentioned") {
  const checking::Checked checked = checking::check_in_shop(
      "require r { check no s in subscriptions where s.open message \"{customer.nick otherwise s.name}\" }\n"
      "effect upgrade { subscription.seats = request.seats otherwise 3 }");
  REQUIRE(checked.outcome.value);
  const rung::CheckedRules& rules = *checked.outcome.value;
  std::string mentioned;
  for (std::size_t r = 0; r < rules.schema.records.size(); ++r) {
    for (std::size_t f = 0; f < rules.mentioned[r].size(); ++f) {
      if (rules.mentioned[r][f])
        mentioned += rules.schema.records[r].name + "." + rules.schema.records[r].fields[f].name + " ";
    }
  }
  CHECK(mentioned ==
        "owner.id owner.nick subscription.id subscription.offer subscription.status subscription.seats "
        "subscription.open subscription.name snapshot.customer snapshot.subscriptions request.seats ");
}

TEST_CASE("a code that is left out is the name in camel case") {
  const checking::Checked checked =
      checking::check_in_shop("require no_service_conflict { check subscription.open message \"x\" }");
  REQUIRE(checked.outcome.value);
  CHECK(checked.outcome.value->preconditions[0].code == "NoServiceConflict");
}

TEST_CASE("texts in languages of other packages are ignored in included files") {
  const std::string text = "require r { check subscription.open message en \"a\" fr \"{nothing}\" de \"b\" }";
  const std::string shop = checking::contents("tests/check/shop.rung");
  CHECK(checking::check({{"rules.rung", text}, {"shop.rung", shop}}).codes() == "R311");
  const checking::Checked included = checking::check({{"shop.rung", shop}, {"rules.rung", text, true}});
  REQUIRE(included.outcome.value);
  CHECK(included.outcome.value->preconditions[0].message.texts.size() == 2);
}

TEST_CASE("defaults, own names and aliases of entries") {
  const checking::Checked checked = checking::check_in_shop(
      "open catalog release { version : version = name  label : text = name  ids : set of text = {} alias  eol : date? "
      "}\n"
      "release \"4.13\" { ids = { \"ocp-4.13\", \"X\" } }\n"
      "release \"4.14\" { label = \"next\"  eol = 2030-01-01 }\n");
  REQUIRE(checked.outcome.value);
  const rung::Schema& schema = checked.outcome.value->schema;
  const rung::CatalogType& release = schema.catalogs[0];
  CHECK(release.entries[0].fields[0] == rung::Value{rung::Version{"4.13"}});
  CHECK(release.entries[0].fields[1] == rung::Value{std::string("4.13")});
  CHECK(!release.entries[0].fields[3]);
  CHECK(release.entries[1].fields[1] == rung::Value{std::string("next")});
  CHECK(release.unlisted_is_name == std::vector<bool>{true, true, false, false});
  CHECK(release.unlisted[2] == rung::Value{rung::SetValue{}});
  CHECK(find_entry(release, "OCP-4.13") == 0u);
  CHECK(find_entry(release, "x") == 0u);
  CHECK(find_entry(release, "4.14") == 1u);
  CHECK(!find_entry(release, "4.15"));
}

TEST_CASE("from is split at dots, and quotes keep a key together") {
  const checking::Checked checked = checking::check_in_shop(
      "record node { key name : text from \"metadata.name\"  role : text from \"labels.'a.b/c'.x\"  plain : text }");
  REQUIRE(checked.outcome.value);
  const rung::Schema& schema = checked.outcome.value->schema;
  for (const rung::RecordType& record : schema.records) {
    if (record.name != "node") continue;
    CHECK(record.fields[0].from == std::vector<std::string>{"metadata", "name"});
    CHECK(record.fields[1].from == std::vector<std::string>{"labels", "a.b/c", "x"});
    CHECK(record.fields[2].from == std::vector<std::string>{"plain"});
  }
}

TEST_CASE("a define stands behind those it calls, whatever their order in the files") {
  const checking::Checked checked = checking::check_in_shop("define a = b + 1\ndefine b = c + 1\ndefine c = 1\n");
  REQUIRE(checked.outcome.value);
  std::string order;
  for (const rung::Define& define : checked.outcome.value->defines) order += define.name + " ";
  CHECK(order == "c b a live added ");
}
