// SPDX-License-Identifier: Apache-2.0
// Expressions that people type, against rules that are checked already.
#include "tests/catch.hpp"

#include "engine/check/selection.hpp"
#include "grammar/parse.hpp"
#include "grammar/render_diagnostic.hpp"
#include "tests/check/checking.hpp"

namespace {

struct Asked {
  std::string answer;  ///< the type, or the codes of what is wrong
  std::string help;    ///< of the first fault
  rung::FieldSet mentioned;
};

Asked ask(const checking::Checked& shop, const std::string& text, rung::ExpressionScope scope) {
  rung::Sources sources = shop.sources;
  const std::uint32_t source = sources.add("expression", text);
  const auto parsed = rung::parse_expression(sources, source);
  REQUIRE(parsed.value);
  const auto checked = check_expression(sources, *shop.outcome.value, *parsed.value, scope);
  if (checked.value)
    return {spell(shop.outcome.value->schema, checked.value->expression.type), "", checked.value->mentioned};
  Asked asked;
  for (const auto& diagnostic : checked.diagnostics)
    asked.answer += (asked.answer.empty() ? "" : " ") + diagnostic.code;
  asked.help = checked.diagnostics[0].help;
  return asked;
}

}  // namespace

TEST_CASE("what an expression needs has to be in scope") {
  const checking::Checked shop = checking::check_in_shop("upgrade basic -> premium");
  REQUIRE(shop.outcome.value);
  CHECK(ask(shop, "customer.id", {}).answer == "text");
  CHECK(ask(shop, "size(subscriptions)", {}).answer == "int");
  CHECK(ask(shop, "subscription.seats", {}).answer == "R340");
  CHECK(ask(shop, "subscription.seats", {}).help == "say which subscription is meant with `--subject ID`");
  CHECK(ask(shop, "source", {}).answer == "R340");
  CHECK(ask(shop, "added", {true, false, false, {}}).answer == "R341");
  CHECK(ask(shop, "added", {true, false, false, {}}).help == "say which entry of offer is meant with `--to ENTRY`");
  CHECK(ask(shop, "added", {true, true, false, {}}).answer == "set of status");
  CHECK(ask(shop, "target.title", {false, true, false, {}}).answer == "text");
  CHECK(ask(shop, "offer.basic.title", {}).answer == "text");
  CHECK(ask(shop, "custmer", {}).answer == "R200");
}

TEST_CASE("an expression may be optional where the command allows it") {
  const checking::Checked shop = checking::check_in_shop("");
  REQUIRE(shop.outcome.value);
  CHECK(ask(shop, "customer.age", {false, false, true, {}}).answer == "int?");
  CHECK(ask(shop, "customer.age", {}).answer == "R260");
  CHECK(ask(shop, "subscriptions", {}).answer == "list of subscription");
  CHECK(ask(shop, "3", {false, false, false, rung::Type{rung::Base::boolean}}).answer == "R220");
}

TEST_CASE("what an expression mentions is added to what the rules mention") {
  const checking::Checked shop = checking::check_in_shop("require r { check subscription.open message \"x\" }");
  REQUIRE(shop.outcome.value);
  const rung::CheckedRules& rules = *shop.outcome.value;
  const auto count = [](const rung::FieldSet& fields) {
    std::size_t all = 0;
    for (const auto& record : fields) all += static_cast<std::size_t>(std::count(record.begin(), record.end(), true));
    return all;
  };
  const auto asked = ask(shop, "some s in subscriptions where s.price > 3", {});
  CHECK(asked.answer == "bool");
  CHECK(count(asked.mentioned) == count(rules.mentioned) + 1);
}

TEST_CASE("a set holds so many codes, and no more are chosen among") {
  for (const std::size_t codes : {rung::Selection::most_codes, rung::Selection::most_codes + 1}) {
    std::string text;
    for (std::size_t i = 0; i < codes; ++i) text += "require r" + std::to_string(i) + " { check subscription.open message \"x\" }\n";
    const checking::Checked shop = checking::check_in_shop(text);
    REQUIRE(shop.outcome.value);
    rung::Sources sources = shop.sources;
    const auto parsed = rung::parse_expression(sources, sources.add("<select>", "\"R7\" in codes"));
    REQUIRE(parsed.value);
    const auto selection = check_selection(sources, *shop.outcome.value, *parsed.value);
    CHECK(selection.value.has_value() == (codes == rung::Selection::most_codes));
    if (!selection.value) CHECK(selection.diagnostics[0].code == "R342");
  }
}
