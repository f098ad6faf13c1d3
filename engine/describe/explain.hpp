// SPDX-License-Identifier: Apache-2.0
// One decision as a tree: every precondition, every sub-expression with its value, where it was read and where it is written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/compile/compile.hpp"
#include "engine/decision/decision.hpp"
#include "engine/facts/facts.hpp"

namespace rung {

/// A sub-expression and its value. Under a quantifier, children with an `element` group the body's nodes for each element.
struct ExplainedNode {
  std::string text;     ///< as written in the rules, on one line; for an element, its variable and key or path
  std::string value;    ///< as a message would print it: `true`, `(unknown)`, `active`
  Range rule;           ///< where the expression stands
  std::string path;     ///< of the fact it is, where it is one field of the snapshot
  Place place;          ///< of that fact in the document; line 0 where the document does not say it
  bool element = false;
  std::vector<ExplainedNode> children;
  Op op = Op::constant; ///< of the expression; for an element, of its quantifier
};

struct ExplainedPart {
  std::string name;     ///< the precondition's or advice's; `path` for the path's own `when`
  std::string code;     ///< of a precondition
  std::string state;    ///< `true`, `false`, `unknown`
  Range rule;
  std::vector<ExplainedNode> nodes;  ///< `when` (where there is one), then `check`
};

struct Explanation {
  Decision decision;
  std::vector<ExplainedPart> parts;  ///< path, then preconditions that guard it, then advice
};

/// The decision of query.subject on query.target (with query.extend: its extend). None where the snapshot has no such subject.
std::optional<Explanation> explain(const Program& program, const Sources& sources, const Facts& facts,
                                   const Query& query);

}  // namespace rung
