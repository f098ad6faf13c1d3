// SPDX-License-Identifier: Apache-2.0
// How test reports name places and paths.
#pragma once

#include <string>

#include "engine/testing/failure.hpp"

namespace rung::cli {

/// `FILE:LINE:COLUMN`.
std::string place_in_words(const Sources& sources, Range range);
/// `sub-1: business → business_premium`.
std::string title_of(const Failure& failure);

}  // namespace rung::cli
