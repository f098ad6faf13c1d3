// SPDX-License-Identifier: Apache-2.0
// Any bytes as an expression that somebody asks: no crash, a diagnostic for what does not check, and for what does one answer from both
// evaluators.
#include <cstdlib>

#include "engine/describe/ask.hpp"
#include "engine/facts/read.hpp"
#include "engine/reference/reference.hpp"
#include "fuzz/facts_invariants.hpp"
#include "fuzz/small_rules.hpp"
#include "grammar/parse.hpp"
#include "tests/conformance/rule_set.hpp"
#include "tests/conformance/spell.hpp"

using namespace rung;

namespace {

constexpr std::int32_t as_of = 19'783;

void answer_alike(const CheckedRules& rules, const CheckedExpression& checked, const Sources& sources, const Query& query) {
  const Layout layout = make_layout(rules.schema, checked.mentioned);
  Facts facts(rules.schema, layout, layout.pool);
  SnapshotReader reader(rules.schema, layout, {});
  reader.read_json(fuzz::small_snapshot, facts, [&](std::uint32_t, const std::vector<SnapshotError>& errors) {
    fuzz::demand(errors.empty(), "the snapshot is read");
    const std::optional<Answer> answer = ask(rules, checked, as_of, sources, facts, query),
                                expected = reference::ask(rules, checked, as_of, sources, facts, query);
    fuzz::demand(answer && expected, "there is an answer");
    fuzz::demand(conformance::spell(*answer) == conformance::spell(*expected), "the engine answers as the reference does");
    return true;
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const std::unique_ptr<conformance::RuleSet> set = conformance::check_rules({{"small.rung", fuzz::small_rules}});
  if (size > 1 << 14) return 0;
  Sources sources = set->sources;
  const Outcome<ast::Expression> written = parse_expression(sources, sources.add("ask", std::string(reinterpret_cast<const char*>(bytes), size)));
  fuzz::demand(written.value || !written.diagnostics.empty(), "what does not parse has a diagnostic");
  if (!written.value || !written.diagnostics.empty()) return 0;
  Query query;
  for (const bool with_subject : {false, true}) {
    const Outcome<CheckedExpression> checked = check_expression(sources, set->rules, *written.value, {with_subject, with_subject, true, {}});
    fuzz::demand(checked.value || !checked.diagnostics.empty(), "what does not check has a diagnostic");
    if (with_subject) {
      query.subject = "a";
      query.target = 1;
    }
    if (checked.value) answer_alike(set->rules, *checked.value, sources, query);
  }
  return 0;
}
