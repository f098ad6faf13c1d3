// SPDX-License-Identifier: Apache-2.0
// The registers a tape runs over, and what they read from: one snapshot's facts, the subject, the plan, scratch space.
#pragma once

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

/// Where a plan's paths start in the columns that compile folded for it.
struct PlanView {
  std::uint32_t paths = 0;
  const std::uint32_t* targets = nullptr;                ///< entries, one a path
  const std::int64_t* const* cells = nullptr;            ///< by the class's column
  const std::uint64_t* truths = nullptr;                 ///< by the class's column: t, then f
};

/// The lanes a domain has now.
struct DomainState {
  std::uint32_t count = 0;
  std::uint32_t first = 0;          ///< row of the elements' table, or offset of a set's items
  std::uint32_t bound = 0;          ///< the lane that is bound, where one is
  std::uint32_t row = 0;            ///< the row that is bound: of a list's domain, the subject's
  const std::int64_t* elements = nullptr;  ///< the members, where the domain is a sorted set
};

class Frame {
 public:
  /// `scratch` is where values are made; frames of one decision share one, and whoever owns it clears it for each snapshot.
  Frame(const Tape& tape, const TapeContext& context, Pool& scratch);

  /// Before blocks[0]: what is read from. `facts` may be null for tapes that read none. `pool` holds what their cells and the
  /// tape's constants refer to.
  void start(const Facts* facts, const Pool& pool);
  void run(std::uint32_t block) { run(tape->blocks[block]); }

  const Register& operator[](std::uint32_t index) const { return registers[index]; }

  // Texts and items may lie in the pool or in scratch.
  std::string_view text(std::int64_t cell) const;
  std::string_view version_key(std::int64_t cell) const;
  std::string_view version_written(std::int64_t cell) const;
  const std::int64_t* items(std::int64_t cell) const;

  std::uint32_t words_of(std::uint32_t domain) const { return domain == scalar_domain ? 1 : (domains[domain].count + 63) / 64; }
  std::uint32_t lanes_of(std::uint32_t domain) const { return domain == scalar_domain ? 1 : domains[domain].count; }
  /// The register of an instruction whose result has the lanes of its domain; elements' lanes get room for as many as
  /// there are now, scalars and paths have room of their own.
  Register& output(const Instruction& instruction) {
    if (instruction.domain > path_domain) give_room(instruction);
    return registers[instruction.out];
  }

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

 private:
  void run(const Block& block);
  void give_room(const Instruction& instruction);

  std::vector<std::uint64_t> fixed_;   ///< the room of scalars and paths
};

inline constexpr std::uint32_t scratch_bit = 0x80000000U;

/// -1, 0 or 1 for two known cells of one kind; `base` tells text and version apart inside sorted sets.
int compare_cells(const Frame& frame, Base base, std::int64_t left, std::int64_t right);
bool equal_cells(const Frame& frame, CellKind kind, Base base, std::uint8_t words, const std::int64_t* left,
                 const std::int64_t* right);

}  // namespace rung
