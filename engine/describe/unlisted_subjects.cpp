// SPDX-License-Identifier: Apache-2.0
#include "engine/describe/unlisted_subjects.hpp"

#include "engine/compile/program.hpp"
#include "engine/describe/print.hpp"
#include "engine/describe/subjects.hpp"

namespace rung {

std::vector<UnlistedSubject> unlisted_subjects(const Program& program, const Facts& facts) {
  const CheckedRules& rules = *program.rules;
  const std::size_t listed = rules.schema.catalogs[rules.subject.catalog].entries.size();
  std::vector<UnlistedSubject> unlisted;
  const SubjectRows subjects = subject_rows(program.subject, facts);
  for (std::uint32_t row = subjects.first; row < subjects.first + subjects.count; ++row) {
    if (facts.state(program.subject.at, row) != FactState::known) continue;
    const std::int64_t entry = *facts.cells(program.subject.at, row);
    if (static_cast<std::size_t>(entry) < listed) continue;
    unlisted.push_back({print_record(rules, facts, program.subject.record, row),
                        entry_name(rules, facts, rules.subject.catalog, entry)});
  }
  return unlisted;
}

}  // namespace rung
