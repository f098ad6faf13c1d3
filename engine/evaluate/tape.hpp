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
  load_scalar,      ///< a: index into Tape::loads, b: the domain whose bound row is read
  load_source, load_target_lanes, load_target_bound,
  load_argument,    ///< a: which of the frame's arguments
  load_path_value,  ///< a: the class's column; at the bound path
  load_elements,    ///< the members of the set that this instruction's domain runs over
  load_bound_element,  ///< b: the domain whose bound member is read
  load_membership,  ///< which lanes of a domain over all values of an enum or catalog are members of the set
  load_bound_membership,  ///< b: the domain whose bound lane it is about
  view_row,         ///< a: index into Tape::views: the bound row of what has lanes over the subject's list
  load_row_lanes,   ///< row numbers of this instruction's domain
  load_row_bound,   ///< b: the domain whose bound row it is
  same_row,         ///< which lane of this instruction's domain is the row bound in domain b
  load_list_state,  ///< a: list, b: the owner's domain: known, absent or unknown; its cell is the length
  entry_field,      ///< a: entry; b: index into Tape::catalog_columns
  component,        ///< a: version; b: which
  // logic.cpp
  clear,        ///< all lanes unknown
  truth_of,     ///< a: a value that is 0 or 1
  logical_not,  ///< a term's alone: no instruction does it (NegatedRegister)
  conjunction, disjunction, implies, choose_truth, pick_truth, equal_truth, present, otherwise_truth,
  // compare.cpp
  equal, less, less_equal,  ///< by `kind`
  equal_to_one, less_than_one, less_equal_one,  ///< of plain cells: lanes against one for all
  in_words, in_items, in_interval,
  in_bounds,    ///< b and c: the ends, both closed
  one_in_bounds,  ///< one value for all against ends with lanes
  low_end, high_end,  ///< a: a range of integers in cells, whose open end is the least or greatest there is
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
  enter_list,   ///< a: list, b: the owner's domain, c: index into Tape::loads; sets this instruction's domain to that
                ///< instance, and loads its elements' columns; out: its state
  enter_words,  ///< a: a scalar set, b: how many values its type has, one lane each; out: its state
  enter_items,  ///< a: a scalar set, one lane a member; out: its state
  some, count, sum, least, greatest, union_words, union_items,
                ///< over this instruction's domain, giving one lane: a: the list's state, b: condition, c: body
  some_for_paths,  ///< tests of this instruction's domain against the paths, whose lanes the results have: a: the list's state,
                ///< b: condition, or no_register; c: index into Tape::tests; d: the domain whose bound row is left out, or no_register
  look_up_for_paths,  ///< the same of tests that have tables, and all the same value
  repeat,       ///< a: block; runs it for each lane of this instruction's domain, bound
  deposit       ///< a: a scalar; into the lane of `out` that this instruction's domain is bound to
};

inline constexpr std::size_t opcode_count = static_cast<std::size_t>(Opcode::deposit) + 1;

/// Sets of lanes that registers range over. 0 and 1 are always there; the others are the quantifiers' variables.
inline constexpr std::uint32_t scalar_domain = 0;   ///< its bound row is the only one of tables 0 and 1
inline constexpr std::uint32_t path_domain = 1;
inline constexpr std::uint32_t subject_domain = 2;  ///< its bound row is the subject; its lanes are all rows of the subject's list
inline constexpr std::uint32_t first_element_domain = 3;
inline constexpr std::uint32_t no_register = 0xFFFFFFFF;

/// How equality and order of a register's cells are told.
enum class CellKind : std::uint8_t { plain, text, version, words, items, interval };

struct Instruction {
  Opcode opcode{};
  Base base{};             ///< of what is compared, where the handler depends on it
  CellKind kind{};         ///< of the cells that are compared or chosen, or of the set whose members are read
  std::uint8_t words = 1;  ///< cells a lane of `out` (collect, sets: of the operands) takes, in 8 bytes
  std::uint8_t lanes = 0;  ///< bit 0: a has lanes; bit 1: b; bit 2: c; bit 3: d. Clear: one for all
  std::uint16_t handler = 0;  ///< handler_of(opcode, domain)
  std::uint32_t domain = scalar_domain;  ///< of the lanes of `out`; of the lanes read where `out` has one
  std::uint32_t out = 0, a = 0, b = 0, c = 0, d = 0;
};
static_assert(std::is_trivially_copyable_v<Instruction> && sizeof(Instruction) == 32);

/// Handlers are made for three shapes of lanes: one lane, the paths, elements.
inline constexpr std::size_t handler_count = 3 * opcode_count;
inline std::uint16_t handler_of(Opcode opcode, std::uint32_t domain) {
  const std::size_t shape = domain <= path_domain ? domain : 2;
  return static_cast<std::uint16_t>(shape * opcode_count + static_cast<std::size_t>(opcode));
}

/// What a register holds, for whoever reads it from outside.
struct RegisterShape {
  std::uint32_t domain = scalar_domain;
  std::uint8_t words = 0;  ///< 0: a truth value
  bool borrows = false;    ///< cells are read where facts, catalogs or plans have them
};

/// One of the tests that share a pass over a domain: `some v: condition and value overlaps against`, or `value == against`, with the
/// value over the domain and what it is held against over the paths.
///
/// Where an element's entry settles the value, `value` is the entry, and what comes of the test is looked up: the plan has a table with
/// a row for each listed entry and a last one for all others, worked out when the program is made.
struct PathTest {
  bool overlaps = false;
  bool value_has_lanes = false, against_has_lanes = false;
  std::uint8_t words = 1;
  std::uint32_t value = 0, against = 0, out = 0;
  std::uint32_t table = no_register;  ///< the table's first row in those of the plan; no_register: nothing to look up
  std::uint32_t listed = 0;           ///< rows but the last
  std::uint32_t field = no_register;  ///< into TapeContext::catalog_columns: the value; no_register: the entry itself is
};
using PathTests = std::vector<PathTest>;

/// Columns that are loaded together, each into a register.
struct ColumnLoad {
  std::uint32_t column = 0, reg = 0;
  std::uint16_t words = 1;
  bool optional = false;  ///< its values may be absent
};
using Loads = std::vector<ColumnLoad>;

using Block = std::vector<Instruction>;

/// A constant: a truth value without cells, or a value's cells.
struct TapeConstant { FactState state = FactState::known; bool truth = false; std::vector<std::int64_t> cells; };

/// A register with one lane: the bound row of one that has lanes over rows.
struct RowView { std::uint32_t from = 0, to = 0, words = 0; };
using RowViews = std::vector<RowView>;

/// A register with the masks of another the other way round: a negation that nothing has to run.
/// INVARIANT: `of` is no negated one itself, and no column's.
struct NegatedRegister { std::uint32_t reg = 0, of = 0; };

/// The prologue loads constants once a frame; blocks[0] runs once a snapshot, blocks[1] once a subject; the others only
/// where a `repeat` names them.
struct Tape {
  Block prologue;
  std::vector<Block> blocks;
  std::vector<RegisterShape> registers;
  std::uint32_t columns = 0;  ///< the first registers: the plan's columns
  std::vector<NegatedRegister> negated;
  std::vector<std::uint32_t> negation_of;  ///< by register: the one in `negated`, or no_register
  std::vector<Loads> loads;
  std::vector<PathTests> tests;
  std::uint32_t table_rows = 0;  ///< of all tests' tables together
  std::vector<RowViews> views;
  const std::vector<TapeConstant>* constants = nullptr;  ///< all that the terms have, whose owner outlives the tape
  std::vector<std::uint32_t> operands;  ///< of collect instructions
  std::uint32_t domains = first_element_domain;
  bool always_wide = false;  ///< a set may have more members than a word has bits
};

}  // namespace rung
