// SPDX-License-Identifier: Apache-2.0
// From checked expressions to terms: inlines defines, resolves records and lists to rows and columns, unfolds choices.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/check/checked_rules.hpp"
#include "engine/compile/term.hpp"
#include "engine/evaluate/frame.hpp"
#include "engine/facts/layout.hpp"

namespace rung {

/// A record at a place, or one of two where a condition decides.
struct RecordValue {
  std::uint32_t place = none;          ///< into Layout::records; none: a choice
  std::uint32_t domain = scalar_domain;  ///< whose bound row it stands in
  std::vector<RecordValue> choices = {};  ///< two
  TermId condition = none;
  TermId same = none;                  ///< whether both are one, so that an unknown condition does not matter
};

/// A list of the snapshot below a row, or one of two, or the empty one.
struct ListValue {
  enum class Kind : std::uint8_t { place, choice, empty } kind = Kind::empty;
  std::uint32_t list = none;           ///< into Layout::lists
  std::uint32_t domain = scalar_domain;
  std::vector<ListValue> choices = {};
  TermId condition = none, same = none;
  bool of_records = false;             ///< the choice is one of records that they are fields of
};

/// What an expression is lowered to: a term, a record or a list, by its type.
struct Lowered {
  TermId term = none;
  std::optional<RecordValue> record = {};
  std::optional<ListValue> list = {};
};

/// What names stand for where an expression is lowered: quantifiers' variables and defines' parameters, and the domains
/// that surround it, outermost first.
struct Bindings {
  std::unordered_map<std::uint32_t, Lowered> variables;
  std::vector<std::uint32_t> domains;
};

class Lowering {
 public:
  Lowering(const CheckedRules& rules, const Layout& layout, Terms& terms, Pool& pool, TapeContext& context);

  /// `source` is read from the subject's field, which may be unknown, instead of from the plan.
  void read_source_from_facts() { source_from_facts_ = true; }
  /// `source` and `target` are arguments, which may be unknown.
  void read_ends_from_arguments(std::uint32_t source, std::uint32_t target) { ends_ = {source, target}; }
  TermId argument(std::uint32_t index, Type type);

  Lowered lower(const Expression& expression, const Bindings& bindings);
  TermId lower_term(const Expression& expression, const Bindings& bindings) { return lower(expression, bindings).term; }

  /// A quantifier's domain over one list or set that is no choice, and what its variable stands for there.
  struct Entered {
    std::uint32_t domain = none;
    Bindings inner;
    std::optional<TermId> membership;  ///< which lanes are members, where lanes are all values of a type
  };
  Entered enter(const ListValue& list, Type element, std::uint32_t variable, const Bindings& bindings);
  Entered enter(TermId set, Type element, std::uint32_t variable, const Bindings& bindings);
  /// The lists or sets that a quantifier may run over with the condition for each to be the one; one where nothing is to choose.
  struct Alternative { std::optional<TermId> chosen; Entered entered; };
  std::vector<Alternative> alternatives(const Expression& quantifier, const Bindings& bindings);
  /// The elements that break a `no` or `every`: a truth value over the domain's lanes.
  TermId breaks(const Expression& quantifier, const Entered& entered);

  /// How many lanes a domain has: a term that enters it.
  TermId count_of(std::uint32_t domain);
  TermId truth(bool value);
  TermId integer(std::int64_t value);
  /// A record's key where its type has one.
  std::optional<TermId> key_of(const RecordValue& record);
  TermId present(const Expression& operand, const Bindings& bindings);
  /// What stands below the subject, by fields to go down.
  Lowered below_subject(const std::vector<std::uint32_t>& fields);

  const Layout& layout() const { return *layout_; }
  const CheckedRules& rules() const { return *rules_; }
  Terms& terms() { return *terms_; }

 private:
  // lower.cpp
  Lowered lower_name(const Expression& expression, const Bindings& bindings);
  RecordValue subject() const;
  Lowered lower_call(const Expression& expression, const Bindings& bindings);
  // lower_places.cpp
  Lowered lower_field(const Expression& expression, const Bindings& bindings);
  Lowered field_of(const RecordValue& record, std::uint32_t field, Type type, Range origin);
  TermId entry_field(TermId entry, std::uint32_t catalog, std::uint32_t field, Type type, Range origin);
  TermId column(std::uint32_t column, std::uint32_t domain, Type type, Range origin);
  TermId present_record(const RecordValue& record);
  TermId same_record(const RecordValue& left, const RecordValue& right);
  TermId same_list(const ListValue& left, const ListValue& right);
  TermId list_size(const ListValue& list, Range origin);
  TermId list_state(const ListValue& list);
  TermId row(std::uint32_t domain);
  Lowered choose(TermId condition, const Lowered& then, const Lowered& otherwise, Type type, Range origin, bool agree);
  TermId pick(TermId condition, TermId then, TermId otherwise, TermId same, Type type, Range origin, bool lists = false);
  TermId pick_list(const ListValue& list, TermId then, TermId otherwise, Type type, Range origin);
  std::uint32_t catalog_column(std::uint32_t catalog, std::uint32_t field);
  // lower_operators.cpp
  TermId lower_operator(const Expression& expression, const Bindings& bindings);
  TermId lower_chain(Opcode opcode, const Expression& expression, std::size_t first, std::size_t last,
                     const Bindings& bindings);
  TermId constant(const Value& value, Type type);
  TermId equal(const Expression& left, const Expression& right, const Bindings& bindings, Range origin);
  TermId equal_terms(TermId left, TermId right, Type type, Range origin);
  TermId order(Opcode opcode, TermId left, TermId right, Type type, Range origin);
  TermId membership(const Expression& expression, const Bindings& bindings);
  TermId within_ends(TermId element, TermId range, Type type, Range origin);
  TermId set_operation(Opcode words, Opcode items, const Expression& expression, const Bindings& bindings);
  TermId size(const Expression& operand, const Bindings& bindings, Range origin);
  TermId shift(const Expression& expression, const Bindings& bindings);
  TermId regular_expression(const Expression& expression, const Bindings& bindings);
  TermId collect(const Expression& expression, const Bindings& bindings);
  TermId node(Opcode opcode, std::vector<TermId> operands, Type type, Range origin);
  // lower_quantifiers.cpp
  TermId lower_quantifier(const Expression& expression, const Bindings& bindings);
  TermId fold(const Expression& expression, const Entered& entered);
  void list_alternatives(const ListValue& list, std::optional<TermId> chosen, const Expression& quantifier,
                         const Bindings& bindings, std::vector<Alternative>& result);
  TermId fold_list(const ListValue& list, const Expression& quantifier, const Bindings& bindings);
  TermId both(TermId left, TermId right);
  TermId negation(TermId operand);

  std::uint8_t words_of(Type type) const;  ///< 0 for truth values
  CellKind kind_of(Type type) const;
  TermId as_truth(TermId value, Range origin);

  struct Ends { std::uint32_t source, target; };

  bool source_from_facts_ = false;
  std::optional<Ends> ends_;
  const CheckedRules* rules_;
  const Layout* layout_;
  Terms* terms_;
  Pool* pool_;
  TapeContext* context_;
  std::unordered_map<std::uint64_t, std::uint32_t> catalog_columns_;
  std::unordered_map<std::string, std::uint32_t> expressions_;
  std::unordered_map<std::string, std::int64_t> texts_;
};

inline constexpr Type truth_type{Base::boolean, Shape::scalar, false, 0};
inline constexpr Type integer_type{Base::integer, Shape::scalar, false, 0};

}  // namespace rung
