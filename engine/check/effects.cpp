// SPDX-License-Identifier: Apache-2.0
// What taking a path does to the subject.
#include <algorithm>

#include <fmt/format.h>

#include "engine/check/checking.hpp"

namespace rung {

void Checking::check_effects() {
  const ast::Statement* upgrade = nullptr;
  const ast::Statement* extend = nullptr;
  for (const auto& stated : statements_.effects) {
    const bool is_upgrade = stated->action == ast::Action::upgrade;
    const ast::Statement*& first = is_upgrade ? upgrade : extend;
    if (first) {
      findings_.error("R101", stated.statement.keyword,
                      fmt::format("a second `effect {}`", is_upgrade ? "upgrade" : "extend"),
                      "put its assignments into the first one", {{first->keyword, "first here"}});
    }
    EffectRules rules = check_effect(stated.node, stated.statement.keyword);
    if (!first) (is_upgrade ? rules_.upgrade_effect : rules_.extend_effect) = std::move(rules);
    if (!first) first = &stated.statement;
  }
}

EffectRules Checking::check_effect(const ast::Effect& effect, Range range) {
  EffectRules rules{{}, range};
  for (const ast::Assignment& assignment : effect.assignments) {
    const Range left = join(assignment.path.front().range, assignment.path.back().range);
    std::optional<std::vector<std::uint32_t>> fields;
    Type type;
    if (assignment.path[0].text != names_.subject || assignment.path.size() < 2) {
      if (!names_.subject.empty()) {
        findings_.error("R173", left, fmt::format("expected a field of the subject, found {}", findings_.quote(left)),
                        fmt::format("an effect sets `{}.FIELD = …`", names_.subject));
      }
    } else if (names_.subject_usable) {
      fields = way({assignment.path.begin() + 1, assignment.path.end()}, rules_.subject.record, type);
    }
    const Expression value = effect_value(assignment, fields ? type : Type{}, left);
    if (!fields) continue;
    mention_way(rules_.subject.record, *fields);
    for (const EffectRules::Assignment& other : rules.assignments) {
      if (other.path != *fields) continue;
      findings_.error("R174", left, fmt::format("{} is set twice", findings_.quote(left)), "",
                      {{other.range, "first here"}});
    }
    rules.assignments.push_back({std::move(*fields), value, left});
  }
  return rules;
}

Expression Checking::effect_value(const ast::Assignment& assignment, Type type, Range left) {
  if (type.base == Base::error) {
    typing_.inspect(assignment.value);
    return {};
  }
  if (type.base == Base::record || type.shape == Shape::list) {
    findings_.error("R173", left, fmt::format("an effect cannot set {}", typing_.name_of(type)),
                    "an effect sets scalars, enum values, entries, sets and ranges");
    typing_.inspect(assignment.value);
    return {};
  }
  type.optional = false;
  Expression value = typing_.value_of(assignment.value, type);
  check_extent(value);
  return value;
}

}  // namespace rung
