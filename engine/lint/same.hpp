// SPDX-License-Identifier: Apache-2.0
// Whether two expressions say the same in the same words, wherever they stand.
#pragma once

#include "engine/check/expression.hpp"

namespace rung {

struct Sameness {
  bool any_text = false;  ///< two literal texts count as one: a sentence in two languages
};
/// Quantifiers' variables count as the same where they are bound alike.
bool same(const Expression& left, const Expression& right, Sameness how = {});

}  // namespace rung
