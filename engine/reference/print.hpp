// SPDX-License-Identifier: Apache-2.0
// Values in words: as messages and `ask` print them, as keys, and as facts.
#pragma once

#include "engine/decision/decision.hpp"
#include "engine/reference/scope.hpp"

namespace rung::reference {

std::string print(const Value& value, const Scope& scope);
/// What identifies a record in output: its key, else its path. A catalog's entry stands by its name, which its title might not tell apart.
std::string key_text(RecordAt record, const Scope& scope);
/// The same for an element of a list or a member of a set that may be a scalar.
std::string element_text(const Value& element, const Scope& scope);
/// None for what is unknown or absent.
std::optional<FactValue> fact_value(const Value& value, const Scope& scope);

}  // namespace rung::reference
