// SPDX-License-Identifier: Apache-2.0
// What makes a term itself, as bytes.
#pragma once

#include <string>

#include "engine/truth/terms.hpp"

namespace rung::truth {

std::string key_of(const Term& term);

}  // namespace rung::truth
