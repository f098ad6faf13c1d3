// SPDX-License-Identifier: Apache-2.0
// Preconditions that fail only where another one fails too, and remedies that another one is always said before.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "engine/lint/guarded.hpp"
#include "engine/lint/lints.hpp"
#include "engine/lint/on_paths.hpp"
#include "engine/truth/satisfiable.hpp"

namespace rung {

namespace {

constexpr std::size_t most_pairs = 100'000;

class Implications {
 public:
  Implications(const LintInput& input, Report& report, bool duplicates)
      : rules_(input.rules), report_(report), duplicates_(duplicates), terms_(rules_), satisfiability_(terms_),
        fitting_(rules_), on_paths_(rules_) {
    truth::Assumptions assumptions;
    assumptions.entries_as_listed = false;
    assumptions.today = days_of(rules_.package.effective);
    satisfiability_.assume(std::move(assumptions));
  }

  void run() {
    for (const Precondition& one : rules_.preconditions) {
      Read read;
      read.check = terms_.of(one.check);
      read.when = one.when ? terms_.of(*one.when) : terms_.truth(true);
      read.guard = guard_term(terms_, one.on);
      read.blocks = terms_.all({read.when, terms_.negation(read.check)});
      collect(read.check, read.mentions);
      read.says_nothing = !satisfiability_.can_be({read.when}, {read.check}) || !satisfiability_.can_be({read.when, read.check});
      reads_.push_back(std::move(read));
    }
    std::size_t pairs = 0;
    for (std::size_t later = 0; later < reads_.size(); ++later) {
      for (std::size_t other = 0; other < reads_.size(); ++other) {
        if (other == later || !may_imply(other, later)) continue;
        if (++pairs > most_pairs) return;
        if (look(other, later)) break;
      }
    }
  }

 private:
  struct Read {
    truth::TermId check = 0, when = 0, guard = 0, blocks = 0;
    std::set<truth::TermId> mentions;
    bool says_nothing = false;  ///< always or never fails: told elsewhere, or on purpose
  };

  void collect(truth::TermId id, std::set<truth::TermId>& mentions) {
    const truth::Term& term = terms_[id];
    if (term.op == Op::field || term.op == Op::today) mentions.insert(id);
    if (term.op == Op::field) return;
    for (const truth::TermId operand : term.operands) collect(operand, mentions);
  }

  bool may_imply(std::size_t other, std::size_t one) const {
    const Read& a = reads_[other];
    const Read& b = reads_[one];
    if (a.says_nothing || b.says_nothing) return false;
    if (rules_.preconditions[other].name == rules_.preconditions[one].name) return false;
    if (is_empty(common(rules_.preconditions[other].effective, rules_.preconditions[one].effective))) return false;
    return std::any_of(a.mentions.begin(), a.mentions.end(),
                       [&](truth::TermId mentioned) { return b.mentions.count(mentioned) > 0; });
  }

  /// Whether `one` fails only where `other` does; told, if it is this lint's.
  bool look(std::size_t other, std::size_t one) {
    const Read& a = reads_[other];
    const Read& b = reads_[one];
    if (satisfiability_.can_be({b.guard, b.blocks}, {a.blocks})) return false;
    if (!covers(other, one)) return false;
    if (is_settled(other) || is_settled(one)) return true;
    const bool alike = !satisfiability_.can_be({a.guard, a.blocks}, {b.blocks}) && covers(one, other);
    if (alike && one < other) return false;  // the later one is told
    if (alike != duplicates_) return true;
    const Precondition& named = rules_.preconditions[one];
    const Precondition& by = rules_.preconditions[other];
    Finding& finding = report_(
        named.check.range,
        alike ? fmt::format("precondition `{}` asks for the same as `{}`", named.name, by.name)
              : fmt::format("precondition `{}` fails only where `{}` fails too", named.name, by.name),
        alike ? "leave one of them out, or write what was meant"
              : "leave it out, or let it ask for more; where its own words are wanted, allow it with that reason");
    finding.diagnostic.notes.push_back({by.check.range, alike ? "the same here" : "whoever passes this passes that"});
    return true;
  }

  /// Always or never fails on its paths: that is told, and all else follows from it.
  bool is_settled(std::size_t index) {
    const Precondition& named = rules_.preconditions[index];
    Asked asked{on_paths_.terms().of(named.check), {}, named.effective,
                [&](const Path& path) { return fitting_.fits(named.on, path); }};
    if (named.when) asked.context.push_back(on_paths_.terms().of(*named.when));
    return on_paths_(asked).truth != OnPaths::Truth::open;
  }

  static std::int64_t first(const DateRange& range) { return range.first ? *range.first : -1'000'000'000; }
  static std::int64_t last(const DateRange& range) { return range.last ? *range.last : 1'000'000'000; }

  bool guard_alike(std::size_t other, std::size_t one) const {
    const std::vector<Guard>& a = rules_.preconditions[other].on;
    const std::vector<Guard>& b = rules_.preconditions[one].on;
    return reads_[other].guard == reads_[one].guard &&
           std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Guard& left, const Guard& right) { return left.action == right.action; });
  }

  /// Whether `other` guards every path that `one` guards, on all its days.
  bool covers(std::size_t other, std::size_t one) {
    const Precondition& a = rules_.preconditions[other];
    const Precondition& b = rules_.preconditions[one];
    const DateRange days_a = common(a.effective, rules_.package.effective);
    const DateRange days_b = common(b.effective, rules_.package.effective);
    if (first(days_a) > first(days_b) || last(days_a) < last(days_b)) return false;
    if (a.on.empty() || guard_alike(other, one)) return true;
    return std::all_of(rules_.paths.begin(), rules_.paths.end(),
                       [&](const Path& path) { return !fitting_.fits(b.on, path) || fitting_.fits(a.on, path); });
  }

  const CheckedRules& rules_;
  Report& report_;
  bool duplicates_;
  truth::Terms terms_;
  truth::Satisfiability satisfiability_;
  Fitting fitting_;
  TruthOnPaths on_paths_;
  std::vector<Read> reads_;
};

}  // namespace

void implied_precondition(const LintInput& input, Report& report) { Implications(input, report, false).run(); }
void duplicate_precondition(const LintInput& input, Report& report) { Implications(input, report, true).run(); }

void remedy_never_said(const LintInput& input, Report& report) {
  truth::Terms terms(input.rules);
  truth::Satisfiability satisfiability(terms, {{}, {}, days_of(input.rules.package.effective), false});
  for (const Precondition& one : input.rules.preconditions) {
    for (std::size_t later = 1; later < one.remedies.size(); ++later) {
      for (std::size_t before = 0; before < later; ++before) {
        const Remedy& first = one.remedies[before];
        const Remedy& second = one.remedies[later];
        const bool always = !first.when;
        // One that is never false may be unknown where this one is true.
        if (first.when && !satisfiability.can_be({}, {terms.of(*first.when)})) continue;
        if (!always && (!second.when || !satisfiability.implies(terms.of(*second.when), terms.of(*first.when)))) continue;
        Finding& finding = report(
            second.when ? second.when->range : second.range,
            always ? "this remedy is never said: the one before it always is"
                   : "this remedy is never said: where its `when` is true, one before it is said",
            "put the remedy for the narrower case first, and one without `when` last");
        finding.diagnostic.notes.push_back({first.when ? first.when->range : first.range, "said instead"});
        break;
      }
    }
  }
}

}  // namespace rung
