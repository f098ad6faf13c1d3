// SPDX-License-Identifier: Apache-2.0
// "`subject NAME [in LIST] at FIELD`: what is upgraded is each element of LIST (or the one root record NAME)".
#include "engine/reference/subjects.hpp"

namespace rung::reference {

namespace {

/// Goes down fields from a record; stops at what is unknown or absent.
Value go_down(const Scope& scope, Value from, const std::vector<std::uint32_t>& fields) {
  for (const std::uint32_t field : fields) {
    if (!from.is_known()) break;
    from = read_field(scope, std::get<RecordAt>(from.of), field);
  }
  return from;
}

}  // namespace

// What is absent holds no subjects.
Value find_subjects(const Scope& scope) {
  Value found = go_down(scope, snapshot_record(scope), scope.rules.subject.place);
  if (found.is_absent()) return known(ListAt{});
  if (found.is_known() && !scope.rules.subject.in_list) return known(ListAt{{}, {found}, none, 0});
  return found;
}

Value entry_of(const Scope& scope, RecordAt subject) { return go_down(scope, known(subject), scope.rules.subject.at); }

void stand_on(Scope& scope, RecordAt subject) {
  scope.subject = known(subject);
  scope.source = entry_of(scope, subject);
}

}  // namespace rung::reference
