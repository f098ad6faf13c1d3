// SPDX-License-Identifier: Apache-2.0
// The evaluation tree before it is laid out: hash-consed, so that equal sub-expressions are one term, defines inlined,
// records and lists resolved to columns and rows. Every term has a value in registers; records and lists have none.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/evaluate/tape.hpp"
#include "grammar/source.hpp"

namespace rung {

using TermId = std::uint32_t;

/// What a term's value can change with.
struct Dependence {
  bool facts = false;    ///< something of the snapshot or the request
  bool subject = false;  ///< which subject it is: its row
  bool source = false;   ///< the subject's entry
  bool path = false;     ///< `target`
  std::vector<std::uint32_t> elements;  ///< quantifiers' domains, ascending; owners of nested lists among them

  /// Folded for each path when the program is compiled.
  bool settled() const { return !facts && elements.empty(); }
  void add(const Dependence& other);
  void drop(std::uint32_t domain);
};

/// Opcodes name what a term does. Loads stand for whatever form of load its place calls for:
///   load_constant (a: constant), load_scalar (a: column, b: domain of the row), load_source, load_target_bound, load_argument (a: which),
///   load_elements (b: domain), load_membership (b: domain), load_row_bound (b: domain), load_list_state (a: list, b: domain).
/// pick and pick_truth have in b whether they choose between lists, which may be unknown themselves.
/// Folds over a domain (some … union_items) have it in b and operands: condition, then body.
struct Term {
  Opcode opcode{};
  Base base{};
  CellKind kind{};
  std::uint8_t words = 0;          ///< of its value; 0: a truth value
  std::uint8_t operand_words = 0;  ///< of its first operand's value, where handlers need it
  bool optional = false;           ///< load_scalar: the column's values may be absent
  std::uint32_t a = 0, b = 0;
  std::vector<TermId> operands;
  Type type;                       ///< of its value, for printing
  Range origin;                    ///< where it was first written; part of identity only where it can overflow
};

/// A quantifier's lanes: the elements of a list below a row, or the members of a set.
struct Domain {
  std::uint32_t list = none;     ///< into Layout::lists
  std::uint32_t owner = scalar_domain;
  TermId set = none;             ///< a set's term, where it is no list
  std::uint32_t universe = 0;    ///< of a set in words: how many values its type has
  std::uint32_t nesting = 0;     ///< how many domains over the same list or set surround it
  CellKind kind{};               ///< items or words, of a set
  Type element;
  Dependence dependence;         ///< of the list or set
};

class Terms {
 public:
  Terms();

  TermId add(Term term);
  /// A constant with its cells; equal ones are one.
  TermId add_constant(Type type, std::uint8_t words, TapeConstant constant);
  std::uint32_t add_domain(const Domain& domain);

  const Term& operator[](TermId id) const { return terms_[id]; }
  const Dependence& dependence(TermId id) const { return dependences_[id]; }
  const Domain& domain(std::uint32_t id) const { return domains_[id]; }
  std::uint32_t domain_count() const { return static_cast<std::uint32_t>(domains_.size()); }
  const std::vector<TapeConstant>& constants() const { return constants_; }  ///< grows where it is
  std::size_t size() const { return terms_.size(); }

 private:
  Dependence find_dependence(const Term& term) const;

  std::vector<Term> terms_;
  std::vector<Dependence> dependences_;
  std::vector<Domain> domains_;
  std::vector<TapeConstant> constants_;
  std::unordered_map<std::string, TermId> known_;  ///< by the bytes of what makes a term itself
  std::unordered_map<std::string, std::uint32_t> known_constants_, known_domains_;
};

bool is_fold(Opcode opcode);
/// Whether its value can be unknown although its operands are known: arithmetic that overflows.
bool can_overflow(Opcode opcode);

}  // namespace rung
