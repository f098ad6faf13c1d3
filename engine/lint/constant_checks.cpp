// SPDX-License-Identifier: Apache-2.0
// Conditions that come to the same on every path that they are asked on.
#include <algorithm>

#include <fmt/format.h>

#include "engine/lint/condition_faults.hpp"
#include "engine/lint/lints.hpp"
#include "engine/lint/on_paths.hpp"

namespace rung {

namespace {

using Truth = OnPaths::Truth;

class Constancy {
 public:
  Constancy(const LintInput& input, Report& report)
      : rules_(input.rules), report_(report), truth_(input.rules), fitting_(input.rules) {
    for (const ConditionFault& fault : condition_faults(input)) told_.push_back(fault.range);
  }

  void checks() {
    for (const Precondition& one : rules_.preconditions) look(one);
    for (const Advice& one : rules_.advice) {
      if (!one.when) continue;
      const Asked asked = guarded(one.on, one.effective, truth_.terms().of(*one.when));
      look_at_when(*one.when, asked, fmt::format("advice `{}`", one.name), "is never said", "is always said");
    }
    for (std::uint32_t i = 0; i < rules_.path_statements.size(); ++i) look(i);
  }

  /// Comparisons of the two ends of paths that hold on none, in conditions that other things decide too.
  void comparisons() {
    for (const Precondition& one : rules_.preconditions) {
      Asked there = guarded(one.on, one.effective, truth_.terms().of(one.check));
      if (one.when) look_within(*one.when, there, fmt::format("precondition `{}`", one.name));
      if (one.when) there.context.push_back(truth_.terms().of(*one.when));
      look_within(one.check, there, fmt::format("precondition `{}`", one.name));
    }
    for (const Advice& one : rules_.advice)
      if (one.when) look_within(*one.when, guarded(one.on, one.effective, {}), fmt::format("advice `{}`", one.name));
  }

  void checks_by_path() {
    for (const Precondition& one : rules_.preconditions) {
      if (is_told(one.check) || truth_.terms().is_constant(truth_.terms().of(one.check))) continue;
      const OnPaths found = truth_(asked(one));
      if (found.truth != Truth::by_path) continue;
      report_(one.check.range,
              fmt::format("the path alone settles the check of `{}`: {} blocked, {} not", one.name,
                          paths(found.never_true), found.never_false),
              "leave the paths out that are always blocked, or block them on purpose with `on … where` and `check false`");
    }
  }

 private:
  static std::string paths(std::size_t count) { return count == 1 ? "1 path" : fmt::format("{} paths", count); }

  bool is_told(const Expression& expression) const {
    const Range& whole = expression.range;
    const bool inside = std::any_of(told_.begin(), told_.end(), [&](const Range& range) {
      return range.source == whole.source && whole.begin <= range.begin && range.end <= whole.end;
    });
    if (inside) return true;
    if (expression.op == Op::call && is_told(rules_.defines[expression.index].body)) return true;
    return std::any_of(expression.operands.begin(), expression.operands.end(),
                       [&](const Expression& operand) { return is_told(operand); });
  }

  Asked guarded(const std::vector<Guard>& on, const DateRange& effective, truth::TermId condition) {
    return {condition, {}, effective, [this, &on](const Path& path) { return fitting_.fits(on, path); }};
  }

  Asked asked(const Precondition& one) {
    Asked asked = guarded(one.on, one.effective, truth_.terms().of(one.check));
    if (one.when) asked.context.push_back(truth_.terms().of(*one.when));
    return asked;
  }

  bool look_at_when(const Expression& when, const Asked& asked, const std::string& whose, std::string_view never,
                    std::string_view always) {
    if (is_told(when) || truth_.terms().is_constant(asked.condition)) return false;
    const OnPaths found = truth_(asked);
    if (found.truth == Truth::never_true) {
      const Expression& narrow = narrowest(when, false, asked);
      tell(narrow, when, fmt::format("`when` is never true on any of its paths: {} {}", whose, never),
           "write what was meant, or leave the statement out");
      return true;
    }
    if (found.truth != Truth::never_false) return false;
    const Expression& narrow = narrowest(when, true, asked);
    tell(narrow, when, fmt::format("`when` is never false on any of its paths: {} {}", whose, always),
         "write what was meant, or leave `when` out");
    return true;
  }

  void look(const Precondition& one) {
    if (one.when) {
      const Asked when = guarded(one.on, one.effective, truth_.terms().of(*one.when));
      const std::string whose = fmt::format("precondition `{}`", one.name);
      if (look_at_when(*one.when, when, whose, "never asks for anything", "always asks")) return;
    }
    const Asked check = asked(one);
    if (is_told(one.check) || truth_.terms().is_constant(check.condition)) return;
    const OnPaths found = truth_(check);
    if (found.truth == Truth::never_false) {
      tell(narrowest(one.check, true, check), one.check,
           fmt::format("precondition `{}` never fails: on {} its check is never false", one.name, guards(found)),
           "write what was meant, or leave the precondition out");
    } else if (found.truth == Truth::never_true) {
      tell(narrowest(one.check, false, check), one.check,
           fmt::format("precondition `{}` always blocks: on {} its check is never true", one.name, guards(found)),
           "write what was meant, or `check false` where blocking is meant");
    }
  }

  void look(std::uint32_t index) {
    const PathStatement& statement = rules_.path_statements[index];
    if (!statement.when) return;
    const Asked asked{truth_.terms().of(*statement.when), {}, statement.effective,
                      [index](const Path& path) { return path.statement == index; }};
    look_at_when(*statement.when, asked, "none of them", "is ever there", "depends on it");
  }

  void look_within(const Expression& whole, Asked there, const std::string& whose) {
    there.condition = truth_.terms().of(whole);
    if (is_told(whole) || truth_(there).truth != Truth::open) return;
    look_inside(whole, there, whose);
  }

  void look_inside(const Expression& part, Asked& there, const std::string& whose) {
    for (const Expression& operand : part.operands) look_inside(operand, there, whose);
    const bool compares = part.op == Op::equal || (part.op >= Op::less && part.op <= Op::within);
    if (!compares || !reads(part, Op::source) || !reads(part, Op::target)) return;
    there.condition = truth_.terms().of(part);
    if (truth_(there).truth != Truth::never_true) return;
    report_(part.range, fmt::format("this is true on no path that {} is asked on", whose),
            "write what was meant, or leave the comparison out");
  }

  static bool reads(const Expression& expression, Op end) {
    return expression.op == end || std::any_of(expression.operands.begin(), expression.operands.end(),
                                               [&](const Expression& operand) { return reads(operand, end); });
  }

  static std::string guards(const OnPaths& found) {
    const std::size_t count = found.never_true + found.never_false;
    return count == 1 ? "the path that it guards" : fmt::format("the {} paths that it guards", count);
  }

  /// The part that settles the whole alone. `truth`: the whole is never false; else it is never true.
  const Expression& narrowest(const Expression& whole, bool truth, const Asked& asked) {
    const std::vector<Expression>& operands = whole.operands;
    if (whole.op == Op::logical_not) return narrowest_operand(whole, operands[0], !truth, asked);
    if (whole.op == (truth ? Op::disjunction : Op::conjunction)) {
      for (const Expression& operand : operands) {
        const Expression& found = narrowest_operand(whole, operand, truth, asked);
        if (&found != &whole) return found;
      }
    }
    if (whole.op == Op::implies && truth) {
      const Expression& premise = narrowest_operand(whole, operands[0], false, asked);
      return &premise != &whole ? premise : narrowest_operand(whole, operands[1], true, asked);
    }
    const Expression* condition = whole.op <= Op::every && whole.op >= Op::some ? quantified_condition(whole) : nullptr;
    if (condition && (whole.op == Op::some) != truth) return narrowest_operand(whole, *condition, false, asked);
    return whole;
  }

  const Expression& narrowest_operand(const Expression& whole, const Expression& operand, bool truth,
                                      const Asked& asked) {
    Asked part = asked;
    part.condition = truth_.terms().of(operand);
    const Truth found = truth_(part).truth;
    const bool settled = found == (truth ? Truth::never_false : Truth::never_true);
    return settled && operand.op != Op::constant ? narrowest(operand, truth, part) : whole;
  }

  void tell(const Expression& narrow, const Expression& whole, std::string message, std::string help) {
    Finding& finding = report_(narrow.range, std::move(message), std::move(help));
    if (&narrow != &whole) finding.diagnostic.notes.push_back({whole.range, "which settles all of this"});
  }

  const CheckedRules& rules_;
  Report& report_;
  TruthOnPaths truth_;
  Fitting fitting_;
  std::vector<Range> told_;
};

}  // namespace

void constant_check(const LintInput& input, Report& report) { Constancy(input, report).checks(); }
void comparison_on_no_path(const LintInput& input, Report& report) { Constancy(input, report).comparisons(); }
void check_by_path(const LintInput& input, Report& report) { Constancy(input, report).checks_by_path(); }

}  // namespace rung
