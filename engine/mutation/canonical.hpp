// SPDX-License-Identifier: Apache-2.0
// Settled expressions as texts: equal texts mean the same, whatever the names and places of what they were made from.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/mutation/settled_form.hpp"

namespace rung::mutation {

class Canonical {
 public:
  Canonical(const CheckedRules& rules, Settling& settling) : rules_(rules), settling_(settling) {}

  /// Before each statement: variables are numbered from here on.
  void begin() { bound_.clear(); }
  /// Behind a check, its culprit is a variable like any other.
  std::string of(const Expression& settled) { return structure(settled); }
  std::string of_text(const std::vector<Message::Piece>& pieces, Ends ends);
  /// What the entries hold in the fields that were written without being settled.
  std::string fields_read() const;

 private:
  std::string structure(const Expression& expression);
  std::string quantifier(const Expression& expression);
  std::string field(const Expression& expression);
  /// Over the entries of the one catalog that it depends on; empty where it depends on anything else besides.
  std::string table(const Expression& expression);

  const CheckedRules& rules_;
  Settling& settling_;
  std::vector<std::uint32_t> bound_;  ///< quantifiers' variables, outermost first
  std::set<std::pair<std::uint32_t, std::uint32_t>> read_;  ///< catalog and field
};

}  // namespace rung::mutation
