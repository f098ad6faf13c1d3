// SPDX-License-Identifier: Apache-2.0
// What a decision says beside its outcome: texts, the reasons of a failed precondition, what is missing.
#pragma once

#include "engine/decision/decision.hpp"
#include "engine/reference/scope.hpp"

namespace rung::reference {

/// A message in the language asked for, its placeholders printed.
std::string say(const Message& message, std::size_t language, Scope& scope);

/// The reasons of a precondition that is false: one, or one for each culprit.
std::vector<Reason> reasons_of(const Precondition& precondition, const Query& query, Scope& scope);

/// "One item for each field, in order of mention, each with the preconditions that need it".
void add_missing(std::vector<Missing>& missing, const Waits& waits, const std::string& needed_by);
/// The same where nobody is named.
std::vector<Missing> missing_of(const Waits& waits);

}  // namespace rung::reference
