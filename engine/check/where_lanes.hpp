// SPDX-License-Identifier: Apache-2.0
// `where` for one source over all targets at once: what depends on one side is a column, the rest runs along it.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/check/checked_rules.hpp"
#include "engine/check/constant.hpp"
#include "engine/check/where_columns.hpp"

namespace rung {

class WhereLanes {
 public:
  /// All references outlive it. `where` has no calls (inline_calls).
  WhereLanes(ConstantEvaluator& evaluate, const Expression& where, const std::vector<std::uint32_t>& sources,
             const std::vector<std::uint32_t>& targets);

  struct Truths {
    const std::vector<Known>& known;
    const std::vector<std::int64_t>& values;
  };
  /// By target: whether `where` holds for the source at this place in the list.
  Truths of(std::size_t source);
  /// Cells computed so far, beside the evaluator's own steps.
  std::uint64_t cells() const { return cells_; }

 private:
  enum class Side : std::uint8_t { neither, source, target, both };
  enum class Kind : std::uint8_t {
    column,    ///< of one side, or of none
    lanes,     ///< computed from its operands' cells
    each_pair  ///< evaluated for each pair
  };
  struct Lane {
    const Expression* expression = nullptr;
    Side side = Side::neither;
    Kind kind = Kind::column;
    bool slow = false;  ///< something in it is evaluated for each pair
    WhereColumn cells;
    std::vector<Lane> operands;
  };
  /// The cells of an operand along the targets: `step` is 0 where one cell serves all.
  struct View {
    const Known* known;
    const std::int64_t* values;
    const std::int64_t* highs;
    const std::uint64_t* words;
    std::size_t step;
  };

  static Side side_of(const Expression& expression);
  static bool runs_in_lanes(const Expression& expression);
  Lane plan(const Expression& expression);
  void see(Lane& lane);
  void fill(Lane& lane);
  Settled settle(const Lane& lane, std::size_t place);
  std::size_t length(Side side) const;

  View view(const Lane& lane, std::size_t source) const;
  /// `needed`: the targets whose result matters; where none is given, all do.
  void run(Lane& lane, std::size_t source, const std::vector<char>* needed);
  void run_each_pair(Lane& lane, std::size_t source, const std::vector<char>* needed);
  void run_conjunction(Lane& lane, std::size_t source, const std::vector<char>* needed);
  void run_logic(Lane& lane, std::size_t source);
  void run_choice(Lane& lane, std::size_t source);
  void run_comparison(Lane& lane, std::size_t source);
  void run_membership(Lane& lane, std::size_t source);
  void run_sets(Lane& lane, std::size_t source);
  void run_texts(Lane& lane, std::size_t source);
  void run_arithmetic(Lane& lane, std::size_t source);
  template <class Function>
  void along(Lane& lane, std::size_t source, Function function);

  ConstantEvaluator& evaluate_;
  const std::vector<std::uint32_t>& sources_;
  const std::vector<std::uint32_t>& targets_;
  Numbering numbering_;
  Lane root_;
  WhereColumn spread_;  ///< the root's cells along the targets where it does not depend on both sides
  std::uint64_t cells_ = 0;
};

}  // namespace rung
