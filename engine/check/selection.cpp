// SPDX-License-Identifier: Apache-2.0
#include "engine/check/selection.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace rung {

namespace {

/// What notes of diagnostics point to, as if rules declared what decisions have.
struct Declarations { Range outcome, codes; };

Declarations declare(Sources& sources, const std::vector<std::string>& outcomes, const std::vector<std::string>& codes) {
  const std::string first = fmt::format("outcome : {}\n", fmt::join(outcomes, " | "));
  const std::uint32_t source = sources.add("<decision>", first + fmt::format("codes : {}\n", fmt::join(codes, " | ")));
  const auto second = static_cast<std::uint32_t>(first.size());
  return {{source, 0, 7}, {source, second, second + 5}};
}

EnumType enum_of(std::string name, const std::vector<std::string>& values, Range range) {
  EnumType type;
  type.name = std::move(name);
  type.range = range;
  for (const std::string& value : values) type.values.push_back({value, {}, range});
  return type;
}

std::vector<std::string> codes_of(const CheckedRules& rules) {
  std::vector<std::string> codes;
  for (const Precondition& precondition : rules.preconditions) codes.push_back(precondition.code);
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

std::uint32_t add_variable(CheckedRules& rules, std::string name, Type type, Range range) {
  rules.variables.push_back({std::move(name), type, range});
  return static_cast<std::uint32_t>(rules.variables.size() - 1);
}

}  // namespace

Outcome<std::unique_ptr<const Selection>> check_selection(Sources& sources, const CheckedRules& rules, const ast::Expression& condition) {
  Outcome<std::unique_ptr<const Selection>> outcome;
  const std::vector<std::string> codes = codes_of(rules);
  if (codes.size() > Selection::most_codes) {
    outcome.diagnostics.push_back({"R342", Level::error,
                                   fmt::format("decisions of these rules cannot be chosen among: they have {} codes (limit: {})", codes.size(),
                                               Selection::most_codes),
                                   condition.range, {}, {}});
    return outcome;
  }
  auto selection = std::make_unique<Selection>(Selection{rules, {}, 0, 0, {}});
  const std::vector<std::string> outcomes = {"eligible", "ineligible", "undetermined", "no_path"};
  const Declarations declared = declare(sources, outcomes, codes);
  Schema& schema = selection->rules.schema;
  const auto enums = static_cast<std::uint32_t>(schema.enums.size());
  schema.enums.push_back(enum_of("outcome", outcomes, declared.outcome));
  schema.enums.push_back(enum_of("code", codes, declared.codes));
  schema.enums.back().as_strings = true;
  selection->outcome = add_variable(selection->rules, "outcome", {Base::enumeration, Shape::scalar, false, enums}, declared.outcome);
  selection->codes = add_variable(selection->rules, "codes", {Base::enumeration, Shape::set, false, enums + 1}, declared.codes);
  for (const Precondition& precondition : rules.preconditions)
    selection->code_of.push_back(
        static_cast<std::uint32_t>(std::lower_bound(codes.begin(), codes.end(), precondition.code) - codes.begin()));

  ExpressionScope scope{true, true, false, Type{Base::boolean}};
  scope.decision = {selection->outcome, selection->codes};
  Outcome<CheckedExpression> checked = check_expression(sources, selection->rules, condition, scope);
  outcome.diagnostics = std::move(checked.diagnostics);
  if (!checked.value) return outcome;
  selection->condition = std::move(checked.value->expression);
  selection->rules.variables = std::move(checked.value->variables);
  selection->rules.mentioned = std::move(checked.value->mentioned);
  outcome.value = std::move(selection);
  return outcome;
}

}  // namespace rung
