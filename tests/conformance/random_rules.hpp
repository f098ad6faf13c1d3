// SPDX-License-Identifier: Apache-2.0
// Random statements over a random schema, well typed by construction: every operator, with operands of every kind.
#pragma once

#include <set>

#include "tests/conformance/random_schema.hpp"

namespace rung::conformance {

/// Package, schema, paths, preconditions, advice and effects as one file.
std::string random_rules(Chance& chance, const WrittenSchema& schema);
/// A condition over the snapshot alone, as `ask` takes it.
std::string random_condition(Chance& chance, const WrittenSchema& schema);

}  // namespace rung::conformance
