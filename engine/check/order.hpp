// SPDX-License-Identifier: Apache-2.0
// How constants compare: versions by precedence, sets by what they hold.
#pragma once

#include <vector>

#include "engine/check/value.hpp"

namespace rung {

/// Negative, zero or positive. Both values are scalars of one type.
int compare(const Value& left, const Value& right);
/// Both values are of one type, scalars, sets or ranges.
bool equal(const Value& left, const Value& right);
/// Orders the items and drops those that are equal to one before.
SetValue make_set(std::vector<Value> items);
bool holds(const SetValue& set, const Value& item);
bool holds(const IntervalValue& interval, const Value& item);

}  // namespace rung
