// SPDX-License-Identifier: Apache-2.0
// The registers a tape runs over, and what they read from: one snapshot's facts, the subject, the plan, scratch space.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/evaluate/arena.hpp"
#include "engine/evaluate/tape.hpp"
#include "engine/facts/facts.hpp"

namespace re2 { class RE2; }

namespace rung {

/// A truth value: `t` and `f` are masks of lanes, unknown is neither. A value: `t` says where it is known, `f` where it is
/// known to be absent, `cells` hold words × lanes. One lane alone has a mask of all bits alike, so that it combines with
/// lanes as it is. INVARIANT: t & f == 0. Bits behind the last lane are masked where they are counted.
struct Register {
  std::uint64_t* t = nullptr;
  std::uint64_t* f = nullptr;
  std::int64_t* cells = nullptr;
};

/// Wherever lanes stand there is room to read up to the next multiple of so many.
inline constexpr std::uint32_t room_lanes = 4;

/// A catalog's field for every listed entry, and behind them what an unlisted one has.
struct CatalogColumn {
  std::uint32_t listed = 0;
  std::uint8_t words = 1;
  bool truth = false;
  bool unlisted_is_name = false;     ///< the unlisted entry's own text, for a version read as one
  Base base{};
  std::vector<std::int64_t> cells;   ///< (listed + 1) × words; of a truth value: 0 or 1
  std::vector<FactState> states;     ///< listed + 1
};

/// What all tapes of a program refer to.
struct TapeContext {
  TapeContext();
  ~TapeContext();

  std::vector<CatalogColumn> catalog_columns;
  std::vector<std::unique_ptr<re2::RE2>> expressions;
  std::int32_t today = 0;
};

/// A row of a test's table: the paths that an element with that entry passes the test for, and those that it may pass it for.
struct PathMasks { std::uint64_t sure = 0, possible = 0; };

/// The paths of a plan, and what compile folded for them.
struct PlanView {
  std::uint32_t paths = 0;
  const std::uint32_t* targets = nullptr;  ///< entries, one a path
  const Register* columns = nullptr;       ///< by the class's column; only read through
  const PathMasks* tables = nullptr;       ///< PathTest::table counts in them
};

/// The lanes a domain has now.
struct DomainState {
  std::uint32_t count = 0;
  std::uint32_t first = 0;          ///< row of the elements' table, or offset of a set's items
  std::uint32_t bound = 0;          ///< the lane that is bound, where one is
  std::uint32_t row = 0;            ///< the row that is bound: of a list's domain, the subject's
  const std::int64_t* elements = nullptr;  ///< the members, where the domain is a sorted set
};

inline constexpr std::uint32_t scratch_bit = 0x80000000U;

/// What a decision has come to, for terms that read it. INVARIANT: where it is not known its cells are 0.
struct Argument { const std::int64_t* cells = nullptr; bool known = false; };

class Frame;
using Handler = void (*)(Frame&, const Instruction&);
/// By Instruction::handler; where no list has more than 64 elements, and where one may have.
const Handler* handlers_for_few();
const Handler* handlers_for_any();

class Frame {
 public:
  /// `scratch` is where values are made; frames of one decision share one, and whoever owns it clears it for each snapshot.
  Frame(const Tape& tape, const TapeContext& context, Pool& scratch);

  /// Before blocks[0]: what is read from. `facts` may be null for tapes that read none. `pool` holds what their cells and the
  /// tape's constants refer to.
  void start(const Facts* facts, const Pool& pool);
  /// Before blocks[1]: the subject's row and entry, and what is folded for its paths.
  void stand_on(const PlanView& plan_of_subject, std::uint32_t row, std::int64_t entry) {
    domains[subject_domain].row = row;
    domains[path_domain].count = plan_of_subject.paths;
    source = entry;
    plan = plan_of_subject;
    // So few that a call to copy them costs more.
    for (std::uint32_t i = 0; i < tape->columns; ++i) registers[i] = plan.columns[i];
  }
  void run(std::uint32_t block) { run(tape->blocks[block]); }

  const Register& operator[](std::uint32_t index) const { return registers[index]; }
  /// A register as it stands in its own room.
  const Register& own(std::uint32_t index) const { return own_[index]; }

  // Texts and items may lie in the pool or in scratch.
  std::string_view text(std::int64_t cell) const;
  std::string_view version_key(std::int64_t cell) const;
  std::string_view version_written(std::int64_t cell) const;
  const std::int64_t* items(std::int64_t cell) const {
    const std::uint32_t offset = Span::of(cell).offset;
    return (offset & scratch_bit) != 0 ? scratch.items.data() + (offset & ~scratch_bit) : pool->items.data() + offset;
  }

  /// Room for the lanes that an instruction over elements has now, where they may be more than a word has bits; all other
  /// registers have room of their own.
  void give_room(const Instruction& instruction);

  const Tape* tape;
  const TapeContext* context;
  const Facts* facts = nullptr;
  const Pool* pool = nullptr;
  Pool& scratch;                       ///< cells of it have scratch_bit in their offset
  std::vector<std::int64_t> members;   ///< of the set that is being made; kept for its room, as is what sorts it
  std::vector<std::pair<std::int64_t, std::size_t>> sorting;
  Arena arena;
  std::vector<Register> registers;
  std::vector<DomainState> domains;
  PlanView plan;
  std::int64_t source = 0;             ///< the subject's entry
  std::int64_t target = 0;             ///< the bound path's
  const Argument* arguments = nullptr; ///< where terms read any

 private:
  void run(const Block& block);

  bool wide_ = false;                  ///< some list has more elements than a word has bits
  const Handler* handlers_;            ///< for so many elements
  std::vector<std::uint64_t> room_;    ///< of one lane, of a plan's paths, of up to 64 elements
  std::vector<Register> own_;          ///< registers as they stand in room_
};

/// -1, 0 or 1 for two known cells of one kind; `base` tells text and version apart inside sorted sets.
int compare_cells(const Frame& frame, Base base, std::int64_t left, std::int64_t right);
bool equal_cells(const Frame& frame, CellKind kind, Base base, std::uint8_t words, const std::int64_t* left,
                 const std::int64_t* right);

}  // namespace rung
