// SPDX-License-Identifier: Apache-2.0
// Subjects about which nothing is decided because no rule lists what they stand on; perhaps a slip in the snapshot.
#pragma once

#include <string>
#include <vector>

#include "engine/compile/compile.hpp"
#include "engine/facts/facts.hpp"

namespace rung {

struct UnlistedSubject {
  std::string subject, entry;  ///< its key, else its path; the entry as written
};

/// In snapshot order. Facts must have been read for layout_of(program).
std::vector<UnlistedSubject> unlisted_subjects(const Program& program, const Facts& facts);

}  // namespace rung
