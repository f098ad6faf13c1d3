// SPDX-License-Identifier: Apache-2.0
// Why not: culprits, messages, remedies and facts of a precondition that failed, and what advice says.
#pragma once

#include <string>
#include <vector>

#include "engine/decision/decision.hpp"
#include "engine/describe/inspection.hpp"

namespace rung {

/// What is being described: a program on one snapshot, with probes that stay from decision to decision.
struct Describing {
  const Program& program;
  const Query& query;
  Probes& probes;
  Inspection* inspection;  ///< there under Detail::full
};

/// Appends a reason for each culprit, or the one there is.
void add_reasons(const Describing& describing, const Moment& moment, std::uint32_t precondition,
                 std::vector<Reason>& reasons);
std::string say(Probes& probes, const Moment& moment, const WordedText& text, std::size_t language);

}  // namespace rung
