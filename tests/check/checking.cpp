// SPDX-License-Identifier: Apache-2.0
// Checking texts in memory: beside the small shop of shop.rung, or alone.
#include "tests/check/checking.hpp"

#include <fstream>
#include <iterator>

#include "grammar/parse.hpp"
#include "grammar/render_diagnostic.hpp"
#include "tests/catch.hpp"

namespace checking {

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string Checked::rendered() const {
  std::string all;
  for (const rung::Diagnostic& diagnostic : outcome.diagnostics) all += render(diagnostic, sources, false) + "\n";
  return all;
}

std::string Checked::codes() const {
  std::string all;
  for (const rung::Diagnostic& diagnostic : outcome.diagnostics) all += (all.empty() ? "" : " ") + diagnostic.code;
  return all;
}

Checked check(const std::vector<Text>& texts) {
  Checked checked;
  for (const Text& text : texts) {
    const std::uint32_t source = checked.sources.add(text.name, text.text);
    auto parsed = rung::parse(checked.sources, source);
    for (const rung::Diagnostic& diagnostic : parsed.diagnostics) FAIL(render(diagnostic, checked.sources, false));
    parsed.value->included = text.included;
    checked.rules.files.push_back(std::move(*parsed.value));
  }
  checked.outcome = rung::check(checked.sources, checked.rules);
  CHECK(checked.outcome.value.has_value() == checked.outcome.diagnostics.empty());
  return checked;
}

Checked check_alone(std::string text) { return check({{"rules.rung", std::move(text)}}); }

Checked check_in_shop(std::string text) {
  return check({{"rules.rung", std::move(text)}, {"shop.rung", contents("tests/check/shop.rung")}});
}

std::string type_of(const std::string& expression) {
  const Checked checked = check_in_shop("define probe = " + expression + "\n");
  if (!checked.outcome.value) return checked.codes();
  for (const rung::Define& define : checked.outcome.value->defines) {
    if (define.name == "probe") return spell(checked.outcome.value->schema, define.body.type);
  }
  return "no define";
}

}  // namespace checking
