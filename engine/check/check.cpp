// SPDX-License-Identifier: Apache-2.0
// The steps of checking in their order: what is declared, then what is said with it.
#include "engine/check/check.hpp"

#include "engine/check/checking.hpp"

namespace rung {

Checking::Checking(const Sources& sources, const ast::RuleSet& rules)
    : set_(rules),
      statements_(by_kind(rules)),
      findings_(sources),
      typing_({rules_.schema, names_, rules_.subject, rules_.defines, rules_.variables, rules_.mentioned, findings_}) {}

Outcome<CheckedRules> Checking::run() {
  check_package();
  declare_types();
  declare_fields();
  declare_entries();
  set_defaults();
  fill_entries();
  check_spellings();
  check_containment();
  check_subject();
  check_defines();
  check_paths();
  check_preconditions();
  check_effects();
  mention_keys();
  Outcome<CheckedRules> outcome;
  outcome.diagnostics = findings_.take();
  if (outcome.diagnostics.empty() && !has_holes_) outcome.value = std::move(rules_);
  return outcome;
}

Range Checking::start() const {
  for (const auto& package : statements_.packages) return {package.statement.range.source, 0, 0};
  return set_.files.empty() ? Range{} : Range{set_.files[0].source, 0, 0};
}

void Checking::mention_keys() {
  for (std::size_t r = 0; r < rules_.schema.records.size(); ++r) {
    if (const auto key = rules_.schema.records[r].key) rules_.mentioned[r][*key] = true;
  }
  if (!names_.subject_usable) return;
  mention_way(rules_.schema.snapshot, rules_.subject.place);
  mention_way(rules_.subject.record, rules_.subject.at);
}

void Checking::mention_way(std::uint32_t record, const std::vector<std::uint32_t>& way) {
  for (const std::uint32_t field : way) {
    rules_.mentioned[record][field] = true;
    record = rules_.schema.records[record].fields[field].type.index;
  }
}

Outcome<CheckedRules> check(const Sources& sources, const ast::RuleSet& rules) {
  return Checking(sources, rules).run();
}

}  // namespace rung
