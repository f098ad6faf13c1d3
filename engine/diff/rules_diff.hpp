// SPDX-License-Identifier: Apache-2.0
// What changed between two rule sets as statements after name resolution: order, files, layout and the names of things
// that nobody outside the rules sees have no part in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/check/checked_rules.hpp"
#include "engine/diff/meaning.hpp"

namespace rung {

enum class ChangeKind : std::uint8_t { added, removed, changed, renamed };
std::string_view spell(ChangeKind kind);

/// Kinds of statements, in the order in which they are told.
enum class Sort : std::uint8_t {
  package, path, precondition, define, entry, enumeration, record, catalog, subject, effect, advice
};
std::string_view spell(Sort sort);

/// One thing about a statement: `check`, `services`, `field seats`, `message de`.
struct Aspect {
  std::string name;
  std::string before, after;            ///< as written; empty where there was none, or will be none
  std::vector<std::string> gone, come;  ///< of sets: what left and what joined; before and after are empty then
};

/// What a statement is used by.
struct Reach {
  std::vector<std::string> preconditions, advice, effects;  ///< by name, in output order
  std::size_t paths = 0;
  std::vector<std::string> first_paths;  ///< some of them, as rules name them
};

struct StatementChange {
  ChangeKind kind{};
  Sort sort{};
  std::string name;           ///< its new name; of an entry `offer business`, of a path `upgrade a -> b`
  std::string former_name;    ///< where it was renamed
  Action action{};            ///< of a path, as are its ends
  std::string from, to;
  std::vector<Aspect> aspects;
  std::vector<std::string> through;  ///< the changed defines that it uses
  std::optional<Reach> reach;        ///< of defines and preconditions
  std::optional<Range> before, after;
};

struct RulesDiff {
  std::vector<StatementChange> meaning;  ///< what may change a decision, or what snapshots are accepted
  std::vector<StatementChange> texts;    ///< messages, remedies, titles, and names that appear in output
  Renames renames;
};

/// One rule set and the sources that its ranges lie in.
struct RulesSide {
  const Sources& sources;
  const CheckedRules& rules;
};
RulesDiff diff_rules(const RulesSide& before, const RulesSide& after);

}  // namespace rung
