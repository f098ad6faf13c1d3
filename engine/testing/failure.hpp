// SPDX-License-Identifier: Apache-2.0
// Why a case fails: what was expected, what came, and the sub-expressions that made it so.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/describe/explain.hpp"
#include "engine/testing/suite.hpp"

namespace rung {

/// One way in which a decision is not as expected.
struct Mismatch {
  std::string what;  ///< `outcome`, `codes`, `missing` …: the word of the test file
  std::string expected, actual;
};

/// A field that a deciding expression reads.
struct DecidingFact {
  std::string path, value;
  std::optional<Range> place;  ///< in the snapshot or the test file; none where neither says it
};

/// The smallest part of a precondition (or of the path's `when`) that made it what it is.
struct DecidingExpression {
  std::string name, code;  ///< the precondition's; `path` without code for the path's own `when`
  std::string state;       ///< `true`, `false`, `unknown`: of the precondition
  Range statement;
  std::string text, value;
  Range range;
  std::vector<DecidingFact> facts;
};

struct Failure {
  const Expectation* expectation = nullptr;
  std::vector<Mismatch> mismatches;
  Decision decision;
  std::vector<DecidingExpression> deciding;
  std::string remark;  ///< where there is no path: why not
};

/// How the decision differs from what was expected. `missing`: the paths expected, as the schema spells them.
std::vector<Mismatch> compare(const Expectation& expected, const std::vector<std::string>& missing,
                              const Decision& actual);

}  // namespace rung
