// SPDX-License-Identifier: Apache-2.0
// The ways in which a statement could be wrong, its expressions among them.
#pragma once

#include <set>
#include <utility>

#include "engine/mutation/expression_mutants.hpp"

namespace rung::mutation {

/// Which entry some path leads to, by entry: those written out as upgrades and those settled by `where`.
using Reached = std::set<std::pair<std::uint32_t, std::uint32_t>>;

class StatementMutants {
 public:
  StatementMutants(Generation& generation, const CheckedRules& rules, const Reached& reached)
      : made_(generation), expressions_(generation), rules_(rules), reached_(reached) {}

  void of(const ast::Statement& statement);

 private:
  void of(const ast::Package& package);
  void of(const ast::Enum& declared);
  void of(const std::vector<ast::FieldDeclaration>& fields);
  void of(const ast::Define& define);
  void of(const ast::Entry& entry, Range range);
  void of(const ast::Upgrade& upgrade, Range range);
  void of(const ast::Extend& extend, Range range);
  void of(const ast::Require& require, Range range);
  void of(const ast::Remedy& remedy, const std::string& name);
  void of(const ast::Advise& advise, Range range);
  void of(const ast::On& on, bool is_only);
  void clause(const std::optional<ast::Expression>& condition, const char* keyword);
  /// Drops each of several names; whether there are several.
  bool names(Operator op, const ast::Entries& entries, const std::string& of_what);
  void redirect(const ast::Upgrade& upgrade);
  struct Days { Range first, last; };
  Days days_of(const ast::Effective& effective) const;
  void dates(const std::optional<ast::Effective>& effective);
  void shift_date(std::int32_t day, Range place, std::int32_t by, std::string_view effect);

  Generation& made_;
  ExpressionMutants expressions_;
  const CheckedRules& rules_;
  const Reached& reached_;
};

}  // namespace rung::mutation
