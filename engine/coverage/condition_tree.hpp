// SPDX-License-Identifier: Apache-2.0
// A decision of the rules taken apart: its atomic conditions and what joins them, defines written out in their place.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "engine/check/checked_rules.hpp"

namespace rung {

/// How a node's truth value comes from its children's.
enum class Joint : std::uint8_t {
  condition,    ///< atomic; its children are decisions of their own inside it
  logical_not, conjunction, disjunction, implies,
  conditional,  ///< condition, then, else
  same,         ///< `==` or `!=` of two truth values that are made of conditions
  some, no, every,  ///< the first child is evaluated for each element; others are decisions of their own in the list
  aggregate     ///< no truth value: `count`, `sum` … inside a condition; children, evaluated for each element, are decisions of their own
};

struct ConditionNode {
  Joint joint = Joint::condition;
  const Expression* expression = nullptr;
  std::vector<std::uint32_t> children;
  /// Decides nothing but itself: the root, or a condition inside a value (`count(v in L where P)`, `if c then 1 else 2`).
  bool whole = false;
};

/// INVARIANT: node 0 is the root; a node stands before its children.
struct ConditionTree {
  std::unique_ptr<const Expression> root;  ///< no calls in it; `every v in L where P : Q` is `every v in L : P implies Q`
  std::vector<ConditionNode> nodes;
};

/// Of `check` alone, or of `when implies check`: then the root's children are the two.
ConditionTree take_apart(const Expression* when, const Expression& check, const std::vector<Define>& defines);

}  // namespace rung
