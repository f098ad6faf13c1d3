// SPDX-License-Identifier: Apache-2.0
// The names that a case uses, looked up in the rules it is run against.
#pragma once

#include <vector>

#include "engine/testing/suite.hpp"

namespace rung {

/// An expectation in the rules' terms.
struct ResolvedExpectation {
  const Expectation* written = nullptr;
  std::uint32_t target = none;        ///< an entry of the subject's catalog; none: extend
  std::vector<std::string> missing;   ///< as the schema spells them
};

/// What a case needs of the rules whatever its snapshot says: its date, whether it must name a subject, entries, codes,
/// preconditions and advice. `document`: as the case's edits left it, for `[KEY]` in `missing`.
std::vector<ResolvedExpectation> resolve(const TestCase& test, const CheckedRules& rules, Document& document,
                                         std::vector<Diagnostic>& diagnostics);

}  // namespace rung
