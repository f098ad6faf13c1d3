// SPDX-License-Identifier: Apache-2.0
// The subjects of a snapshot: the elements of the list, or the one record, that the rules decide about.
#pragma once

#include "engine/reference/scope.hpp"

namespace rung::reference {

/// A known list of the records, or the unknown value of what was to hold them.
Value find_subjects(const Scope& scope);
/// Where a subject stands: an entry, or unknown.
Value entry_of(const Scope& scope, RecordAt subject);
/// Binds `subject` and `source`; `target` is left to the path.
void stand_on(Scope& scope, RecordAt subject);

}  // namespace rung::reference
