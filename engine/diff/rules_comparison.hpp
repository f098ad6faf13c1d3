// SPDX-License-Identifier: Apache-2.0
// The working state of diff_rules(): both sides, their forms, and what was found so far. A file for each kind of statement.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/diff/calls.hpp"
#include "engine/diff/rules_diff.hpp"
#include "engine/diff/written.hpp"

namespace rung {

/// A precondition or a piece of advice.
struct Guarded {
  std::string name, code;
  const std::vector<Guard>* on = nullptr;
  const Expression* when = nullptr;   ///< null where it has none
  const Expression* check = nullptr;  ///< null for advice
  DateRange effective;
  const Message* message = nullptr;
  const std::vector<Remedy>* remedies = nullptr;
  Range range;
  FormId meaning = 0;  ///< of all but name, code, guards and texts
  FormId guards = 0;
};

class RulesComparison {
 public:
  RulesComparison(const RulesSide& before, const RulesSide& after);
  RulesDiff run();

 private:
  struct Half {
    const Sources& sources;
    const CheckedRules& rules;
    Meaning meaning;
    Calls calls;
  };
  using Pairs = std::vector<std::pair<const Guarded*, const Guarded*>>;

  void find_renamed_types();
  void find_renamed_entries();
  void compare_package();
  void compare_enums();
  void compare_records();
  void compare_catalogs();
  void compare_fields(const std::vector<FieldType>& before, const std::vector<FieldType>& after, StatementChange& change);
  void compare_entries();
  void compare_entry_fields(const CatalogType& before, const CatalogType& after, const CatalogType::Entry& was,
                            const CatalogType::Entry& is);
  void compare_subject();
  void compare_defines();
  void compare_paths();
  void compare_guarded(Sort sort);
  void compare_pair(Sort sort, const Guarded& was, const Guarded& is);
  void compare_texts(Sort sort, const Guarded& was, const Guarded& is);
  void compare_effects();

  std::vector<Guarded> guarded(Half& half, Sort sort) const;
  /// Whether two lists of guards that are written differently hold for the same paths.
  bool guard_the_same(const std::vector<Guard>& before, const std::vector<Guard>& after);
  Reach reach_of_define(const std::string& name);
  Reach reach_of_guards(const Half& half, const std::vector<Guard>& guards) const;
  std::vector<std::string> changed_defines_in(const Half& half, std::initializer_list<const Expression*> used) const;
  StatementChange change(ChangeKind kind, Sort sort, std::string name, std::optional<Range> before, std::optional<Range> after) const;

  Forms forms_;
  RulesDiff result_;
  Renames no_renames_;
  Half before_, after_;
  std::set<std::string> changed_defines_;
};

/// An aspect that holds sets: what left and what joined; nothing in it where they are alike.
Aspect aspect_of_sets(std::string name, const std::vector<std::string>& before, const std::vector<std::string>& after);

}  // namespace rung
