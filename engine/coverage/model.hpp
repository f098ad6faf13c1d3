// SPDX-License-Identifier: Apache-2.0
// What there is to show about a rule set: obligations, each with the slots that cases of its tests mark.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "engine/coverage/condition_tree.hpp"
#include "engine/coverage/feasible.hpp"

namespace rung {

enum class ObligationKind : std::uint8_t { path, precondition, condition, quantifier, remedy, advice };
inline constexpr std::size_t obligation_kinds = 6;
std::string_view spell(ObligationKind kind);  ///< plural: `paths`

inline constexpr std::uint32_t no_slot = 0xffffffff;

/// Something that the tests have to show. A condition has four slots, 2 × value + outcome, of which a pair is wanted;
/// all else has one.
struct Obligation {
  ObligationKind kind{};
  Range range;            ///< what it is about
  std::uint32_t owner = 0;
  std::uint32_t slot = 0;
  std::string said;       ///< `no case where` and this: of a condition without what it decides to be
  std::string decides;    ///< of a condition: `decides the remedy of no_service_conflict`
};

/// The statement that an obligation belongs to.
struct Owner {
  enum class Kind : std::uint8_t { path, precondition, advice } kind{};
  std::uint32_t index = 0;  ///< into the rules' path statements, preconditions or advice
  std::string name;         ///< `upgrade business -> proplus`, `require active`
  Range range;
};

/// A decision with the slots of its conditions, by node; no_slot where nothing is asked.
struct Decisive {
  ConditionTree tree;
  std::vector<std::uint32_t> slots;
};

struct PreconditionPlan {
  Decisive decisive;                      ///< `check`, or `when implies check`
  std::uint32_t root_of_check = 0;        ///< the node
  std::uint32_t truth[3] = {no_slot, no_slot, no_slot};  ///< by Truth
  std::uint32_t sizes[3] = {no_slot, no_slot, no_slot};  ///< none, one, several elements
  struct Said { std::optional<Decisive> when; std::uint32_t slot = no_slot; };
  std::vector<Said> remedies;
};
struct AdvicePlan {
  std::optional<Decisive> when;
  std::uint32_t slot = no_slot;
};
struct PathSlots { std::uint32_t eligible = no_slot, other = no_slot; };

struct Model {
  const CheckedRules* rules = nullptr;
  std::vector<Owner> owners;
  std::vector<Obligation> obligations;  ///< by owner, in order of place
  std::uint32_t slots = 0;
  std::vector<PreconditionPlan> preconditions;
  std::vector<AdvicePlan> advice;
  std::vector<std::optional<Decisive>> path_whens;  ///< by path statement
  /// By statement and written ends; an end written `*` is no_slot.
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, PathSlots> paths;

  PathSlots slots_of(const Path& path) const;
};

/// `sources`: those that the rules were read from, to quote them.
Model coverage_model(const CheckedRules& rules, const Sources& sources);

}  // namespace rung
