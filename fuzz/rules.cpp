// SPDX-License-Identifier: Apache-2.0
// Any bytes as a rule file: no crash, no hang, a diagnostic for each thing that is kept from working, and whatever checks compiles.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/check/check.hpp"
#include "engine/compile/compile.hpp"
#include "grammar/parse.hpp"
#include "grammar/print.hpp"
#include "grammar/render_diagnostic.hpp"

using namespace rung;

namespace {

void require_places(const std::vector<Diagnostic>& diagnostics, const Sources& sources) {
  for (const Diagnostic& diagnostic : diagnostics) {
    const std::size_t size = sources[diagnostic.range.source].text().size();
    if (diagnostic.message.empty() || diagnostic.code.empty()) std::abort();
    if (diagnostic.range.begin > diagnostic.range.end || diagnostic.range.end > size + 1) std::abort();
    if (render(diagnostic, sources, false).empty()) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  Sources sources;
  const std::uint32_t source = sources.add("fuzz.rung", std::string(reinterpret_cast<const char*>(bytes), size));
  Outcome<ast::File> file = parse(sources, source);
  require_places(file.diagnostics, sources);
  if (!file.value) std::abort();
  const bool parsed = file.diagnostics.empty();
  if (parsed && ast::print(*file.value).empty() && !file.value->statements.empty()) std::abort();
  ast::RuleSet rules;
  rules.files.push_back(std::move(*file.value));
  const Outcome<CheckedRules> checked = check(sources, rules);
  require_places(checked.diagnostics, sources);
  if (parsed && !checked.value && checked.diagnostics.empty()) std::abort();
  if (checked.value) compile(*checked.value, {20'000, false});
  return 0;
}
