// SPDX-License-Identifier: Apache-2.0
// What a rule set means. Only check() makes one, so whoever holds one may rely on every rule of the language.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/check/expression.hpp"
#include "engine/check/schema.hpp"

namespace rung {

using ast::Action;

/// Days since 1970-01-01, both included; an open end is missing.
struct DateRange {
  std::optional<std::int32_t> first, last;
  bool contains(std::int32_t day) const { return (!first || *first <= day) && (!last || day <= *last); }
};

/// A message in each language of the package, by its index there; an empty optional falls back to the first.
struct Message {
  using Piece = std::variant<std::string, Expression>;
  std::vector<std::optional<std::vector<Piece>>> texts;
  const std::vector<Piece>& in(std::size_t language) const { return texts[language] ? *texts[language] : *texts[0]; }
};

struct PackageRules {
  std::string name;
  std::vector<std::string> title;      ///< by language; empty where none was given
  std::string reference;
  DateRange effective;
  std::vector<std::string> languages;  ///< at least one
  Range range;
};

/// A quantifier's variable or a define's parameter; unique in the rule set.
struct Variable { std::string name; Type type; Range range; };

struct Define {
  std::string name;
  std::vector<std::uint32_t> parameters;  ///< indices of variables
  Expression body;
  Range range;
};

/// What is upgraded: each element of a list of the snapshot, or one record of it.
struct SubjectRules {
  std::string name;
  std::vector<std::uint32_t> place;  ///< fields to go down from the snapshot's root to the list or record
  bool in_list = false;
  std::uint32_t record = 0;          ///< the record type
  std::vector<std::uint32_t> at;     ///< fields to go down from the record to the entry it stands at
  std::uint32_t catalog = 0;
  Range range;
};

/// What the paths of one `upgrade` or `extend` statement share.
struct PathStatement {
  Action action{};
  std::optional<Expression> when;
  DateRange effective;
  Range range;
  bool from_every = false, to_every = false;  ///< `*` was written there
  std::optional<Expression> where;  ///< settled already, in `paths`; for tools that ask what was written
};

/// One way from an entry to an entry; source == target for extend. In output order.
struct Path { std::uint32_t source = 0, target = 0, statement = 0; };

/// One line `on …`: a path is guarded where action, ends and `where` fit.
struct Guard {
  std::optional<Action> action;
  std::optional<std::vector<std::uint32_t>> from, to;  ///< entries, sorted; none: every one
  std::optional<Expression> where;                     ///< reads source and target alone
};

struct Remedy { std::optional<Expression> when; Message text; Range range; };

struct Precondition {
  std::string name;
  std::string code;
  std::vector<Guard> on;  ///< empty: all paths
  std::optional<Expression> when;
  DateRange effective;
  Expression check;
  Message message;
  std::vector<Remedy> remedies;
  Range range;  ///< of the name
};

struct Advice {
  std::string name;
  std::vector<Guard> on;
  std::optional<Expression> when;
  DateRange effective;
  Message message;
  Range range;
};

struct EffectRules {
  struct Assignment { std::vector<std::uint32_t> path; Expression value; Range range; };  ///< fields below the subject
  std::vector<Assignment> assignments;
  Range range;
};

class CheckedRules {
 public:
  Schema schema;
  PackageRules package;
  std::vector<Variable> variables;
  std::vector<Define> defines;  ///< in an order in which each only calls earlier ones
  SubjectRules subject;
  std::vector<PathStatement> path_statements;
  std::vector<Path> paths;
  std::vector<Precondition> preconditions;
  std::vector<Advice> advice;
  std::optional<EffectRules> upgrade_effect, extend_effect;
  FieldSet mentioned;  ///< the fields of records that some statement mentions, with keys and the way to the subject's entry

 private:
  friend class Checking;  // check()'s working state
  CheckedRules() = default;
};

/// Whether each element that breaks `check` is a culprit: its outermost operator is `no` or `every`.
inline bool has_culprits(const Precondition& precondition) {
  return precondition.check.op == Op::no || precondition.check.op == Op::every;
}

}  // namespace rung
