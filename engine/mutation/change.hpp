// SPDX-License-Identifier: Apache-2.0
// A mutant as a person sees it: the line as it stands and as it would stand.
#pragma once

#include <string>

#include "engine/mutation/mutant.hpp"

namespace rung::mutation {

/// Without indentation; what spans several lines is joined to one. `after` is empty where nothing is left.
struct Change { std::string before, after; };
Change change_of(const Source& source, const Mutant& mutant);

}  // namespace rung::mutation
