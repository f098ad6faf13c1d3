// SPDX-License-Identifier: Apache-2.0
// An expression that a person typed, in the words of rules that are already checked.
#include <algorithm>

#include <fmt/format.h>

#include "engine/check/check.hpp"
#include "engine/check/findings.hpp"
#include "engine/check/measure.hpp"
#include "engine/check/names.hpp"
#include "engine/check/typing.hpp"

namespace rung {

namespace {

Names names_of(const CheckedRules& rules) {
  Names names = Names::of(rules.schema);
  for (std::uint32_t i = 0; i < rules.defines.size(); ++i) {
    names.add_define(rules.defines[i].name, {i, rules.defines[i].range});
  }
  names.subject = rules.subject.name;
  names.subject_range = rules.subject.range;
  names.subject_is_root_field = !rules.subject.in_list;
  names.subject_usable = true;
  return names;
}

/// Says which option brings in what the expression reads and the command has not got.
void check_scope(const CheckedRules& rules, const Reads& reads, const ExpressionScope& scope, Findings& findings) {
  const auto place = [&](Read read) { return reads[static_cast<std::size_t>(read)]; };
  const std::optional<Range> subject = place(Read::subject) ? place(Read::subject) : place(Read::source);
  if (subject && !scope.subject) {
    findings.error("R340", *subject, fmt::format("{} needs a subject", findings.quote(*subject)),
                   fmt::format("say which {} is meant with `--subject ID`", rules.subject.name));
  }
  if (place(Read::target) && !scope.target) {
    findings.error("R341", *place(Read::target), fmt::format("{} needs a target", findings.quote(*place(Read::target))),
                   fmt::format("say which entry of {} is meant with `--to ENTRY`",
                               rules.schema.catalogs[rules.subject.catalog].name));
  }
}

}  // namespace

Outcome<CheckedExpression> check_expression(const Sources& sources, const CheckedRules& rules,
                                            const ast::Expression& expression, ExpressionScope scope) {
  Findings findings(sources);
  Names names = names_of(rules);
  if (names.subject_is_root_field && !scope.subject) names.subject.clear();  // then it is a field of the snapshot
  CheckedExpression checked{{}, rules.variables, rules.mentioned};
  Typing typing({rules.schema, names, rules.subject, rules.defines, checked.variables, checked.mentioned, findings, scope.decision.has_value()});
  if (scope.decision) {
    typing.bind_again(scope.decision->outcome);
    typing.bind_again(scope.decision->codes);
  }
  const Type* expected = scope.expected ? &*scope.expected : nullptr;
  if (scope.optional && !expected) {
    checked.expression = typing.any(expression, nullptr);
  } else {
    checked.expression = expected ? typing.value_of(expression, *expected) : typing.value(expression, nullptr);
  }
  if (!findings.any()) {
    std::vector<DefineMeasure> measures;
    for (const Define& define : rules.defines) measures.push_back(measure_define(define, measures));
    check_scope(rules, reads_of(checked.expression, measures), scope, findings);
    const Extent extent = extent_of(checked.expression, measures);
    if (extent.nodes > Typing::largest || extent.levels > Typing::deepest) {
      findings.error("R192", expression.range,
                     "with its defines written out, this is too large (limit: expression size)");
    }
  }
  Outcome<CheckedExpression> outcome;
  outcome.diagnostics = findings.take();
  if (outcome.diagnostics.empty()) outcome.value = std::move(checked);
  return outcome;
}

}  // namespace rung
