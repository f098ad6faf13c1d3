// SPDX-License-Identifier: Apache-2.0
// The working state of check(): the rules as far as they are understood, and the steps in their order.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/check/check.hpp"
#include "engine/check/findings.hpp"
#include "engine/check/measure.hpp"
#include "engine/check/names.hpp"
#include "engine/check/statements.hpp"
#include "engine/check/typing.hpp"
#include "engine/check/where.hpp"

namespace rung {

/// Where a field is declared: what may be said of it differs.
enum class FieldPlace { record, snapshot, request, catalog };

class Checking {
 public:
  Checking(const Sources& sources, const ast::RuleSet& rules);
  Outcome<CheckedRules> run();

 private:
  // package.cpp
  void check_package();
  Range start() const;  ///< where a statement that is missing is told
  std::vector<std::string> texts_of_title(const ast::Texts& title, bool included);
  DateRange dates_of(const std::optional<ast::Effective>& effective);

  // declare_types.cpp
  void declare_types();
  void declare_type(const ast::Name& name, Base base, std::uint32_t index);
  void declare_values(const ast::Enum& declared, std::uint32_t index);

  // declare_fields.cpp
  void declare_fields();
  void declare_fields_of_catalog(std::uint32_t index);
  void declare_fields_of_record(std::uint32_t index, const std::vector<ast::FieldDeclaration>& fields,
                                FieldPlace place);
  void tell_field_twice(const ast::Name& name, const FieldType& first);
  void check_roots();
  FieldType declare_field(const ast::FieldDeclaration& declared, FieldPlace place);
  void check_key(const ast::FieldDeclaration& declared, const Type& type, RecordType& record);
  void check_alias(const ast::FieldDeclaration& declared, const Type& type);
  void check_root_name(const ast::Name& name);
  std::vector<std::string> split_from(const ast::FieldDeclaration& declared);

  // resolve_types.cpp
  std::optional<Type> resolve(const ast::Type& written, FieldPlace place);
  std::optional<Type> resolve_parameter(const ast::Type& written);
  std::optional<Type> resolve_shape(const ast::Type& written);
  void check_containment();
  void check_nesting(const std::vector<std::uint32_t>& order);

  // entries.cpp, spellings.cpp
  struct EntryPlace {
    std::uint32_t catalog, entry;
  };
  void declare_entries();
  void set_defaults();
  std::optional<Value> default_of(const ast::FieldDeclaration& declared, const Type& type);
  void fill_entries();
  void fill_entry(const ast::Entry& written, EntryPlace place);
  void fill_missing(const ast::Entry& written, EntryPlace place, const std::vector<const ast::Assignment*>& given,
                    const std::vector<const ast::Name*>& misspelt);
  std::optional<Value> own_name(const ast::Name& name, const FieldType& field);
  void check_spellings();

  // subject.cpp
  void check_subject();
  void check_subject(const ast::Subject& subject);
  void check_subject_name(const ast::Subject& subject);
  /// The fields that lead from a record down `names`, and the type at the end.
  std::optional<std::vector<std::uint32_t>> way(const std::vector<ast::Name>& names, std::uint32_t record, Type& end);

  // defines.cpp
  void check_defines();
  void declare_defines();
  void check_define(const ast::Define& written, bool in_ring);
  bool check_extent(const Expression& expression);

  // paths.cpp
  void check_paths();
  void check_upgrade(const ast::Upgrade& upgrade, Range range);
  void check_extend(const ast::Extend& extend, Range range);
  void check_overlaps();
  void tell_overlap(Path path, Path before, std::unordered_map<std::uint64_t, std::size_t>& told);
  void tell_where_fault(const WhereFault& fault);
  std::vector<std::uint32_t> entries_of(const ast::Entries& written);
  std::optional<Expression> check_where(const ast::Expression& written, std::string_view clause);

  // preconditions.cpp
  void check_preconditions();
  void check_precondition(const Stated<ast::Require>& stated);
  void learn_from_failure(const Expression& check, bool culprits);
  void check_advice(const Stated<ast::Advise>& stated);
  std::vector<Guard> check_guards(const std::vector<ast::On>& on);
  std::optional<Expression> check_when(const std::optional<ast::Expression>& written);
  void check_codes();
  template <class Named>
  void check_repeated(const std::vector<Named>& list, std::string_view what);

  // texts.cpp
  Message message_of(const ast::Texts& texts, Range line, bool included);
  std::vector<const ast::Text*> by_language(const ast::Texts& texts, Range line, bool included);
  std::vector<Message::Piece> pieces_of(const ast::Text& text);

  // effects.cpp
  void check_effects();
  EffectRules check_effect(const ast::Effect& effect, Range range);
  Expression effect_value(const ast::Assignment& assignment, Type type, Range left);

  void mention_keys();
  void mention_way(std::uint32_t record, const std::vector<std::uint32_t>& way);

  const ast::RuleSet& set_;
  Statements statements_;
  CheckedRules rules_;
  Findings findings_;
  Names names_;
  Typing typing_;
  bool has_holes_ = false;               ///< a statement lacks what the parser has told of: there is nothing to hand on
  std::vector<DefineMeasure> measures_;  ///< by define
  std::vector<bool> shared_code_;        ///< by precondition
  std::vector<Range> code_ranges_;       ///< by precondition
  std::vector<std::optional<EntryPlace>> entry_places_;  ///< by statement; none where it is of no catalog
  /// By type and field, as declared.
  std::vector<std::vector<const ast::FieldDeclaration*>> written_record_fields_, written_catalog_fields_;
};

}  // namespace rung
