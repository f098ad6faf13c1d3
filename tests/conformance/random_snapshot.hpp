// SPDX-License-Identifier: Apache-2.0
// Random snapshots of a random schema: one that says all, and what is left of it when some is not known.
#pragma once

#include <string>

#include "tests/conformance/random_schema.hpp"

namespace rung::conformance {

struct RandomSnapshot {
  std::string partial;   ///< JSON; some fields are unknown
  std::string complete;  ///< the same, with those known
};

RandomSnapshot random_snapshot(Chance& chance, const WrittenSchema& schema);

}  // namespace rung::conformance
