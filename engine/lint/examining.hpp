// SPDX-License-Identifier: Apache-2.0
// Goes through a condition with what is known at each place in it, and finds parts that say nothing there.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/check/findings.hpp"
#include "engine/lint/condition_faults.hpp"
#include "engine/truth/satisfiable.hpp"

namespace rung {

/// Something that is true or false where a condition is looked at, and where that is written.
struct KnownThere {
  truth::TermId term;
  bool holds;
  Range range;
  std::string caption;
};
using Context = std::vector<KnownThere>;

class Examining {
 public:
  Examining(const Sources& sources, const CheckedRules& rules);

  /// What holds for the expressions that follow: dates, and where paths start and lead to.
  /// `paths` says which: `path`, `upgrade`, `extend`.
  void assume(truth::Assumptions assumptions, std::string_view paths);

  /// The expression and all in it. Defines come before what calls them.
  void examine(const Expression& expression, const Context& context);
  void examine_define(std::uint32_t index);

  truth::Terms& terms() { return terms_; }
  std::vector<ConditionFault> take() { return std::move(faults_); }

 private:
  enum class Verdict : std::uint8_t { open, never_true, never_false };
  /// How the parts of a condition are joined.
  enum class Joined : std::uint8_t { alone, conjunction, disjunction, implies };

  bool walk(const Expression& expression, const Context& context);
  bool walk_chain(const Expression& chain, const Context& context);
  bool walk_choice(const Expression& choice, const Context& context);
  bool walk_quantifier(const Expression& quantifier, const Context& context);
  /// A condition in its place: `beside` is what stands before it and is joined with it.
  bool place(const Expression& condition, const Context& context, const Context& beside, Joined joined);
  bool adds_nothing(const Expression& part, const Context& context, const Context& beside, Joined joined);
  bool judge(const Expression& condition, const Context& context, const Context& beside, Joined joined);
  bool judge_alone(const Expression& condition, Verdict seen);
  bool is_only_one(const Type& type) const;
  void tell_joined(const Expression& condition, Verdict verdict, const Context& because, bool beside_matters,
                   Joined joined);
  bool repeated(const Expression& chain);
  bool redundant_before(const Expression& chain, const Context& context);
  bool never_listed(const Expression& comparison);
  std::string why_never(const Expression& thing) const;
  std::string help_for_never(const Expression& thing, const Expression& value);

  Verdict verdict(truth::TermId term, const Context& context);
  bool can_be(const Context& context, std::optional<KnownThere> more);
  Context needed(Context context, const KnownThere& impossible);
  KnownThere known(const Expression& expression, bool holds);
  void tell(ConditionFault::Kind kind, Range range, std::string message, const Context& because, std::string help);
  std::string quote(Range range) const { return quotes_.quote(range); }

  const CheckedRules& rules_;
  Findings quotes_;
  std::string_view paths_;
  truth::Terms terms_;
  truth::Satisfiability by_structure_, as_listed_;
  std::set<std::uint32_t> faulty_defines_;
  std::vector<ConditionFault> faults_;
};

}  // namespace rung
