// SPDX-License-Identifier: Apache-2.0
// The value of one expression on one snapshot.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/check/check.hpp"
#include "engine/decision/decision.hpp"
#include "engine/facts/facts.hpp"

namespace rung {

struct Answer {
  std::string printed;           ///< as a message would print it; `(unknown)` where it is unknown
  std::vector<Missing> missing;  ///< what it waits for where it is unknown; needed_by is empty
  bool unknown = false;
};

/// `facts` must have been read with a layout that holds expression.mentioned. `rules` is what the expression was checked
/// against; its variables count only where expression.variables repeats them. None where the snapshot has no subject `query.subject`.
std::optional<Answer> ask(const CheckedRules& rules, const CheckedExpression& expression, std::int32_t as_of,
                          const Sources& sources, const Facts& facts, const Query& query);

}  // namespace rung
