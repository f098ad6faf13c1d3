// SPDX-License-Identifier: Apache-2.0
// Expressions by their meaning: equal ones are one term, defines are written out, and each thing is said in one way.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/check/checked_rules.hpp"
#include "engine/check/regular_expression.hpp"

namespace rung::truth {

using TermId = std::uint32_t;

/// What is left of the operators: `implies`, `no`, `every`, `!=`, `<=`, `>`, `>=`, `is empty` of sets and calls are said with
/// the others. Terms are read classically: where an expression is true (or false) for some snapshot with unknown facts, its
/// term is so for some snapshot that says everything.
struct Term {
  Op op = Op::constant;
  bool absent = false;         ///< a constant that is not there
  bool has_condition = false;  ///< of count … max
  Type type;
  std::uint32_t index = 0;     ///< of a quantifier: its variable, which is `bound` + how many quantifiers surround it
  Value constant;
  std::vector<TermId> operands;
};

Term node(Op op, Type type, std::vector<TermId> operands);

/// Variables from here on are bound by a quantifier of the term; those below stand for elements that are looked at.
inline constexpr std::uint32_t bound = 0x8000'0000;

class Terms {
 public:
  /// What variables stand for, innermost first.
  struct Scope {
    const Scope* outer;
    std::uint32_t variable;
    TermId term;
  };
  using Replaced = std::vector<std::pair<TermId, TermId>>;

  /// `rules` outlives the terms.
  explicit Terms(const CheckedRules& rules);

  TermId of(const Expression& expression, const Scope* scope = nullptr, std::uint32_t depth = 0);
  TermId make(Term term, std::uint32_t depth = 0);
  /// The term with others in the place of some of its leaves.
  TermId replace(TermId term, const Replaced& replaced);
  /// The body of a quantifier for one element.
  TermId for_element(TermId quantifier, std::size_t operand, TermId element);

  TermId truth(bool value) const { return value ? true_ : false_; }
  TermId constant(Type type, Value value);
  TermId variable(Type type, std::uint32_t index);
  TermId negation(TermId term);
  /// A term as it is, which only Reading makes: how two things lie to each other.
  TermId relation(Term pair) { return add(std::move(pair)); }
  TermId all(std::vector<TermId> terms);
  TermId any(std::vector<TermId> terms);
  TermId source();
  TermId target();
  TermId today();
  /// A variable that stands for no other thing.
  TermId fresh(Type type);

  const Term& operator[](TermId id) const { return terms_[id]; }
  bool is_constant(TermId id) const { return terms_[id].op == Op::constant && !terms_[id].absent; }
  std::size_t size() const { return terms_.size(); }
  const CheckedRules& rules() const { return rules_; }

 private:
  struct Replacing;
  TermId add(Term term);
  TermId quantified(const Expression& expression, const Scope* scope, std::uint32_t depth);
  TermId call(const Expression& expression, const Scope* scope, std::uint32_t depth);
  TermId replace(TermId term, Replacing& replacing, std::uint32_t depth);

  TermId logic(Term term);
  TermId comparison(Term term, std::uint32_t depth);
  static constexpr TermId none_of_them = 0xFFFF'FFFF;
  TermId counted(const Term& comparison);
  TermId some(Term term, std::uint32_t depth);
  TermId presence(Term term);
  TermId field(Term term);
  void find_subjects_entry();
  TermId choice(Term term);
  TermId folded(Term term);

  const CheckedRules& rules_;
  std::vector<Term> terms_;
  std::unordered_map<std::string, TermId> known_;
  std::unordered_map<std::string, TermId> calls_;
  RegularExpressions expressions_;
  TermId true_ = 0, false_ = 0;
  TermId subjects_entry_ = none_of_them;  ///< as read from the subject: the same as `source`
  std::uint32_t fresh_ = 0;
};

}  // namespace rung::truth
