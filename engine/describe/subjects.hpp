// SPDX-License-Identifier: Apache-2.0
// Which rows of a snapshot are subjects, and what they wait for where that cannot be told.
#pragma once

#include <string>

#include "engine/compile/subject_place.hpp"
#include "engine/describe/probe.hpp"
#include "engine/facts/facts.hpp"

namespace rung {

/// Rows [first, first + count) of the subject's table; none where the list is unknown.
struct SubjectRows {
  FactState state = FactState::known;
  std::uint32_t first = 0, count = 0;
  std::string unknown_path;  ///< of the list or record of which it is unknown whether it is there
};
SubjectRows subject_rows(const SubjectPlace& subject, const Facts& facts);

/// What a subject whose entry is unknown waits for: its field, or the optional record around it.
std::string unknown_entry_path(const SubjectPlace& subject, const Facts& facts, std::uint32_t row);

/// Sets the moment's subject to the one of that name; whether there is one.
bool stand_on(const CheckedRules& rules, const Facts& facts, const std::string& name, Moment& moment);

}  // namespace rung
