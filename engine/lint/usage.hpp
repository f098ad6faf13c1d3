// SPDX-License-Identifier: Apache-2.0
// What statements use of that which a rule set declares: types, enum values, fields of catalogs.
#pragma once

#include <vector>

#include "engine/check/checked_rules.hpp"

namespace rung {

struct Usage {
  FieldSet values;                                        ///< which[enum][value]: some expression, entry or default has it
  FieldSet catalog_fields;                                ///< which[catalog][field]: some expression reads it
  std::vector<bool> enums, catalogs, records;             ///< the type of some field, variable or expression
  std::vector<bool> enums_read;                           ///< snapshots or requests hold values of it
};

Usage usage_of(const CheckedRules& rules);

}  // namespace rung
