// SPDX-License-Identifier: Apache-2.0
// The compiled form of a rule set for one date: terms, tapes, and plans that say which of them a subject needs.
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/check/checked_rules.hpp"
#include "engine/compile/lower.hpp"
#include "engine/compile/schedule.hpp"
#include "engine/compile/subject_place.hpp"
#include "engine/compile/term.hpp"
#include "engine/evaluate/frame.hpp"
#include "engine/facts/layout.hpp"

namespace rung {

/// A piece of a text: literal, or what is printed of an expression.
struct WordedPiece {
  std::string literal;
  Lowered value;  ///< nothing in it where the piece is literal
  Type type;
};
/// By language; empty where the language falls back to the first.
struct WordedText { std::vector<std::vector<WordedPiece>> by_language; };

struct WordedRemedy {
  TermId when = none;
  WordedText text;
};

struct Wording {
  WordedText message;
  std::vector<WordedRemedy> remedies;
};

/// A list or set over which a failing `no` or `every` has its culprits.
struct CulpritSource {
  TermId chosen = none;  ///< whether it is the one, where there is a choice
  std::uint32_t domain = none;
  TermId breaks = none;
  TermId folded = none;  ///< whether any breaks: what enters the domain
  Lowered element;       ///< what the variable stands for
  Type type;
  Wording wording;
};

struct CompiledPrecondition {
  bool in_effect = false;
  TermId when = none;
  TermId check = none;
  TermId guard = none;  ///< `when implies check`
  bool has_culprits = false;
  std::vector<CulpritSource> culprits;
  Wording wording;      ///< where there are no culprits
};

struct CompiledAdvice {
  bool in_effect = false;
  TermId when = none;
  Wording wording;  ///< without remedies
};

struct CompiledEffect {
  struct Assignment {
    std::vector<std::uint32_t> path;  ///< fields below the subject
    Lowered before, after;
    Type type;
  };
  std::vector<Assignment> assignments;
};

/// A tape for plans that need the same: what guards their paths and which statements' `when` they have.
struct PlanClass {
  struct Needed { std::uint32_t index = 0; Placed placed; };  ///< of a precondition, or of a path statement
  Tape tape;
  std::vector<Needed> guards;
  std::vector<Needed> whens;
  std::vector<TermId> columns;
};

/// Which decisions are wanted: a condition over arguments that say what a decision has come to.
struct CompiledSelection {
  enum Arguments : std::uint32_t { outcome, codes, source, target, count };
  TermId condition = none;
  std::uint32_t code_words = 0;         ///< of the set of codes
  std::vector<std::uint32_t> code_of;   ///< by precondition
};

/// Up to 64 paths of one entry. Its masks stand one after another in Program::masks: guards, then whens.
struct Plan {
  std::uint32_t plan_class = 0;
  std::uint32_t first_path = 0;    ///< into Program::paths
  std::uint32_t paths = 0;
  std::uint32_t first_mask = 0;
  std::size_t first_column = 0;    ///< into Program::columns
  std::size_t first_table = 0;     ///< into Program::tables
  std::uint64_t upgrades = 0;      ///< which of the paths are no extends
};

struct Program {
  const CheckedRules* rules = nullptr;
  std::int32_t as_of = 0;
  Layout layout;
  Pool pool;
  TapeContext context;
  Terms terms;

  std::vector<CompiledPrecondition> preconditions;
  std::vector<CompiledAdvice> advice;
  std::unordered_map<const Expression*, TermId> advice_wheres;  ///< of the `on … where` of advice
  std::vector<TermId> statement_whens;  ///< by path statement; none where it has no `when`
  std::optional<CompiledEffect> upgrade_effect, extend_effect;

  std::vector<Path> paths;              ///< in effect, by source, in output order
  std::vector<std::uint32_t> targets;   ///< of paths
  std::vector<PlanClass> classes;
  std::vector<Plan> plans;
  std::vector<std::uint32_t> first_plan;  ///< by entry, and one more
  std::vector<std::uint64_t> masks;
  std::vector<Register> columns;        ///< of plans, by their class's columns; what they point to is never written
  std::vector<std::uint64_t> folded;    ///< what they point to: two masks and the cells of each
  std::vector<PathMasks> tables;        ///< of plans, by PathTest::table

  SubjectPlace subject;
  std::optional<CompiledSelection> selection;
};

/// Whether a precondition or advice with these guards applies to a path, by action and ends; `where` is asked of `settle`.
template <class Settle>
bool applies(const std::vector<Guard>& guards, const Path& path, Action action, Settle settle) {
  if (guards.empty()) return true;
  const auto holds = [](const std::optional<std::vector<std::uint32_t>>& entries, std::uint32_t entry) {
    return !entries || std::binary_search(entries->begin(), entries->end(), entry);
  };
  for (const Guard& guard : guards) {
    if (guard.action && *guard.action != action) continue;
    if (!holds(guard.from, path.source) || !holds(guard.to, path.target)) continue;
    if (!guard.where || settle(*guard.where)) return true;
  }
  return false;
}

}  // namespace rung
