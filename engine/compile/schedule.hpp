// SPDX-License-Identifier: Apache-2.0
// From terms to a tape: decides for each term in which block it runs and over which lanes.
//
// A term that depends on nothing bound outside a block runs in the outermost block that binds all it depends on. What it
// depends on besides is its lanes: the paths, or the elements of one quantifier. A fold whose body has two such runs
// in a block of its own, once for each lane of the outer one. What depends on the subject's row alone is computed for all
// subjects of a snapshot at once.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "engine/check/schema.hpp"
#include "engine/compile/term.hpp"
#include "engine/evaluate/frame.hpp"

namespace rung {

/// Where a term's value is, for whoever reads registers.
struct Placed {
  std::uint32_t reg = 0;
  std::uint32_t domain = scalar_domain;  ///< of its lanes
};

/// What is known of catalogs where plans are made.
struct CatalogView {
  const Schema* schema = nullptr;
  const TapeContext* context = nullptr;
  std::uint32_t most_rows = 0;  ///< a test's table may have
};

class Schedule {
 public:
  /// For plans: block 0 runs once a snapshot, block 1 once a subject over all paths of its entry. Of `roots`, which are added
  /// later, the columns are found first. `subjects`: the list that subjects are elements of; none where they are not.
  static Schedule for_plans(const Terms& terms, std::uint32_t subjects, const std::vector<TermId>& roots,
                            const CatalogView& catalogs);
  /// For one decision: all in block 0; subject, path and `bound` domains are bound from outside.
  static Schedule for_one(const Terms& terms, std::vector<std::uint32_t> bound);

  /// For saying something of one path, often: block 0 runs once a snapshot, block 1 once a subject, block 2 once a path.
  static Schedule for_saying(const Terms& terms);
  /// Terms added from here on may depend on the bound row or member of a domain that has been entered: gives their block.
  std::uint32_t bind(std::uint32_t domain);
  void release();

  Placed add(TermId term);
  Tape take(std::vector<TermId>* columns = nullptr);
  /// The register of a term that was placed on the way, in the innermost block that is still being filled; none where it ran in a block
  /// that is done with, or never.
  std::optional<Placed> find(TermId term) const;

 private:
  struct Entered { std::uint32_t state = 0, loads = 0; };  ///< the register of the list's state, and what is loaded of its elements
  struct Level {
    std::uint32_t block = 0;
    std::uint32_t bound = none;  ///< the domain
    std::unordered_map<TermId, Placed> placed;
    std::unordered_map<std::uint32_t, Entered> entered;        ///< by domain
    std::unordered_map<std::uint32_t, std::uint32_t> rows;     ///< by domain: the loads of its bound row
  };

  Schedule(const Terms& terms, bool plans);
  void reserve_columns(TermId root, std::unordered_set<TermId>& seen);
  // schedule_rows.cpp
  bool is_rowwise(TermId term);
  Placed add_view(TermId term);
  bool is_bound_here(const Level& level, std::uint32_t domain) const;
  std::size_t level_of(const Dependence& dependence) const;
  bool is_bound(std::uint32_t domain) const;
  std::vector<std::uint32_t> free_domains(const Dependence& dependence) const;
  Placed place(TermId term, std::size_t level, std::uint32_t lanes);
  Placed place_column(TermId term, std::size_t level, std::uint32_t lanes);
  Placed place_load(TermId term, std::size_t level, std::uint32_t lanes);
  Placed place_fold(TermId term, std::size_t level);
  std::optional<Placed> place_same_row(TermId term, std::size_t level, std::uint32_t lanes);
  // schedule_for_paths.cpp
  struct AgainstPaths {
    std::vector<TermId> conditions;
    std::uint32_t left_out = no_register;  ///< the domain whose bound row is left out
    bool overlaps = false;
    std::uint8_t words = 1;
    TermId value = none, against = none;
  };
  std::optional<AgainstPaths> against_paths(TermId term) const;
  struct ByEntry { TermId entry = none; std::uint32_t listed = 0, field = no_register; };
  std::optional<ByEntry> by_entry(const AgainstPaths& found, std::uint32_t domain) const;
  std::optional<Placed> place_for_paths(TermId term, std::size_t level);
  Placed place_conjunction(const std::vector<TermId>& terms, std::uint32_t domain);
  Placed place_repeat(TermId term, std::size_t level, std::uint32_t lanes);
  Placed place_collect(TermId term, std::size_t level, std::uint32_t lanes);
  Placed place_negation(TermId term, std::uint32_t lanes);
  std::uint32_t list_below_root(std::uint32_t domain) const;
  std::uint32_t load_column(const Term& term, std::size_t level, std::uint32_t lanes);
  Entered enter_at(std::uint32_t domain);
  std::uint32_t new_register(std::uint32_t domain, std::uint8_t words, bool borrows = false);
  void emit(std::size_t level, Instruction instruction);

  const Terms* terms_;
  bool plans_;
  std::uint32_t subjects_ = none;               ///< the list that subjects are elements of
  CatalogView catalogs_;
  bool in_rows_ = false;                        ///< terms are being placed as lanes over all rows of that list
  std::unordered_map<TermId, bool> rowwise_;
  std::uint32_t views_ = none;                  ///< into Tape::views, once there is one
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> loaded_;  ///< registers by list below the root and column
  Tape tape_;
  std::vector<std::unique_ptr<Level>> levels_;  ///< from the outermost to the block that is being filled
  std::vector<std::uint32_t> outside_;          ///< domains bound from outside
  std::unordered_map<TermId, std::uint32_t> columns_;
  std::vector<TermId> column_terms_;
  std::map<std::vector<TermId>, Placed> conjunctions_;  ///< that tests have made for themselves
  /// Level, domain, left out, the value's register where it is looked up, conditions.
  using PassKey = std::tuple<std::size_t, std::uint32_t, std::uint32_t, std::uint32_t, std::vector<TermId>>;
  std::map<PassKey, std::uint32_t> passes_;  ///< into Tape::tests
};

}  // namespace rung
