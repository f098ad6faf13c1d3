// SPDX-License-Identifier: Apache-2.0
// What a condition claims, step by step: about values of single things, and about some or every element of a set or list.
#pragma once

#include <functional>
#include <vector>

#include "engine/truth/possible.hpp"
#include "engine/truth/terms.hpp"

namespace rung::truth {

struct Formula {
  enum class Kind : std::uint8_t {
    yes, no,
    all, any,  ///< of `parts`
    claim,     ///< that `term` is `positive`: not yet taken apart
    value,     ///< `term` has one of the values in `possible`
    some,      ///< `body` holds for some element of `term`
    every
  };
  using Body = std::function<Formula(TermId element)>;

  Kind kind = Kind::yes;
  bool positive = true;
  TermId term = 0;
  Possible possible = Possible::nothing();
  std::vector<Formula> parts;
  Body body;

  static Formula claim(TermId term, bool positive);
};

/// How two things that are no constants lie to each other: a number of this pair, 0 first, 1 both alike, 2 second.
struct Relation { TermId left, right; };

/// Takes claims apart.
class Reading {
 public:
  explicit Reading(Terms& terms) : terms_(terms) {}

  /// No claim, and all and any of nothing but claims.
  Formula read(TermId term, bool positive);
  /// The relation that a term stands for, if it is one.
  std::optional<Relation> relation(TermId term) const;

 private:
  Formula logic(const Term& term, bool positive);
  Formula equality(TermId a, TermId b, bool positive);
  Formula order(TermId a, TermId b, bool positive);
  Formula related(TermId a, TermId b, const Possible& wanted);
  Formula chosen(const Term& choice, const std::function<Formula(TermId)>& rest);
  Formula member(TermId element, TermId set, bool positive);
  Formula membership(const Term& term, bool positive);
  Formula quantified(TermId set, bool some, const Formula::Body& body);
  Formula opaque(TermId term, bool positive);

  Terms& terms_;
};

/// Whether values of the type have no next one.
inline bool orders_by_bytes(const Type& type) { return type.base == Base::text || type.base == Base::version; }

}  // namespace rung::truth
