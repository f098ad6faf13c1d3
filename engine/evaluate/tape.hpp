// SPDX-License-Identifier: Apache-2.0
// The evaluation tree flattened: straight runs of instructions over registers of lanes, children before their parents.
//
// A lane is one element of a list, one path of the subject's entry, or (scalars) the only one. Every instruction writes one
// register; nothing is skipped and nothing branches on a value, so a tape's cost is static but for the lengths of lists.
#pragma once

#include <cstdint>
#include <type_traits>
#include <vector>

#include "engine/check/type.hpp"
#include "engine/facts/facts.hpp"

namespace rung {

/// What an instruction does; `out` is its register, a to c are registers but where said otherwise. One handler each,
/// in the file of that topic.
enum class Opcode : std::uint16_t {
  // loads.cpp
  load_constant,    ///< a: index into Tape::constants
  load_scalar,      ///< a: column, b: the domain whose bound row is read
  load_lanes,       ///< a: column; the rows of this instruction's domain
  load_source, load_target_lanes, load_target_bound,
  load_path_value,  ///< a: the class's column; at the bound path
  load_elements,    ///< the members of the set that this instruction's domain runs over
  load_bound_element,  ///< b: the domain whose bound member is read
  load_membership,  ///< which lanes of a domain over all values of an enum or catalog are members of the set
  load_bound_membership,  ///< b: the domain whose bound lane it is about
  load_row_lanes,   ///< row numbers of this instruction's domain
  load_row_bound,   ///< b: the domain whose bound row it is
  same_row,         ///< which lane of this instruction's domain is the row bound in domain b
  load_list_state,  ///< a: list, b: the owner's domain: known, absent or unknown; its cell is the length
  entry_field,      ///< a: entry; b: index into Tape::catalog_columns
  component,        ///< a: version; b: which
  // logic.cpp
  clear,        ///< all lanes unknown
  truth_of,     ///< a: a value that is 0 or 1
  logical_not, conjunction, disjunction, implies, choose_truth, pick_truth, equal_truth, present, otherwise_truth,
  // compare.cpp
  equal, less, less_equal,  ///< by `kind`
  in_words, in_items, in_interval,
  choose, pick, otherwise,  ///< values; the truth values' own are in logic.cpp
  // arithmetic.cpp
  to_decimal, negate, add, subtract, multiply,  ///< by `base`
  shift_date,   ///< a: date, b: index into Tape::constants, c: ast::DurationUnit
  days_between,
  // sets.cpp
  unite_words, intersect_words, difference_words, overlaps_words, within_words, size_words,
                ///< size_words: c: cells of the operand
  unite_items, intersect_items, difference_items, overlaps_items, within_items, size_items,
  collect_words, collect_items,  ///< a: first of c pairs in Tape::operands, register and whether it has lanes: a set literal
  // text.cpp
  matches,      ///< a: text, b: index into TapeContext::expressions
  starts_with, ends_with, contains, size_text,  ///< size_text: in bytes
  // quantify.cpp
  enter_list,   ///< a: list, b: the owner's domain; sets this instruction's domain to that instance; out: its state
  enter_words,  ///< a: a scalar set, b: how many values its type has, one lane each; out: its state
  enter_items,  ///< a: a scalar set, one lane a member; out: its state
  some, count, sum, least, greatest, union_words, union_items,
                ///< over this instruction's domain, giving one lane: a: the list's state, b: condition, c: body
  some_overlap, some_equal,  ///< `some v: b and c overlaps d` with b and c over this instruction's domain, and d over the
                ///< paths, whose lanes `out` has; `c == d` likewise. a: the list's state
  repeat,       ///< a: block; runs it for each lane of this instruction's domain, bound
  deposit       ///< a: a scalar; into the lane of `out` that this instruction's domain is bound to
};

inline constexpr std::size_t opcode_count = static_cast<std::size_t>(Opcode::deposit) + 1;

/// Sets of lanes that registers range over. 0 and 1 are always there; the others are the quantifiers' variables.
inline constexpr std::uint32_t scalar_domain = 0;   ///< its bound row is the only one of tables 0 and 1
inline constexpr std::uint32_t path_domain = 1;
inline constexpr std::uint32_t subject_domain = 2;  ///< always bound, never lanes
inline constexpr std::uint32_t first_element_domain = 3;

/// How equality and order of a register's cells are told.
enum class CellKind : std::uint8_t { plain, text, version, words, items, interval };

struct Instruction {
  Opcode opcode{};
  Base base{};             ///< of what is compared, where the handler depends on it
  CellKind kind{};         ///< of the cells that are compared or chosen, or of the set whose members are read
  std::uint8_t words = 1;  ///< cells a lane of `out` (collect, sets: of the operands) takes, in 8 bytes
  std::uint8_t shape = 0;  ///< of the handler: 0 one lane, 1 the paths, 2 elements; from `domain`
  std::uint8_t lanes = 0;  ///< bit 0: a has lanes; bit 1: b; bit 2: c; bit 3: d. Clear: one for all
  std::uint32_t domain = scalar_domain;  ///< of the lanes of `out`; of the lanes read where `out` has one
  std::uint32_t out = 0, a = 0, b = 0, c = 0, d = 0;
};
static_assert(std::is_trivially_copyable_v<Instruction> && sizeof(Instruction) == 32);

/// What a register holds, for whoever reads it from outside.
struct RegisterShape {
  std::uint32_t domain = scalar_domain;
  std::uint8_t words = 0;  ///< 0: a truth value
};

using Block = std::vector<Instruction>;

/// A constant: a truth value without cells, or a value's cells.
struct TapeConstant { FactState state = FactState::known; bool truth = false; std::vector<std::int64_t> cells; };

/// A register that is a column of the plan's: lanes over its paths, or one value for all of them.
struct ColumnRegister { std::uint32_t reg = 0, column = 0; };
/// A register with the masks of another the other way round: a negation that nothing has to run.
struct NegatedRegister { std::uint32_t reg = 0, of = 0; };

/// The prologue loads constants once a frame; blocks[0] runs once a snapshot, blocks[1] once a subject; the others only
/// where a `repeat` names them.
struct Tape {
  Block prologue;
  std::vector<Block> blocks;
  std::vector<RegisterShape> registers;
  std::vector<ColumnRegister> columns;
  std::vector<NegatedRegister> negated;  ///< each behind what it negates
  std::vector<TapeConstant> constants;
  std::vector<std::uint32_t> operands;  ///< of collect instructions
  std::uint32_t domains = first_element_domain;
};

}  // namespace rung
