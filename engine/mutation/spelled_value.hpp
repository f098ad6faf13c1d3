// SPDX-License-Identifier: Apache-2.0
// Constants and types by the names that rules give them, so that they can be compared between two rule sets.
#pragma once

#include <string>

#include "engine/check/schema.hpp"

namespace rung::mutation {

std::string spelled(const Schema& schema, Type type, const Value& value);

}  // namespace rung::mutation
