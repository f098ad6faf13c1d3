// SPDX-License-Identifier: Apache-2.0
// From checked expressions to forms: what names, variables, the order of operands and the way of writing a thing have no
// part in.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/check/checked_rules.hpp"
#include "engine/diff/forms.hpp"

namespace rung {

/// What has another name in the new rules, by its old one.
struct Renames {
  std::map<std::string, std::string> types;                              ///< enums, catalogs and records
  std::map<std::pair<std::string, std::string>, std::string> entries;    ///< catalog (its new name) and old entry
};

/// Forms of one rule set's expressions. Rules, renames and forms outlive it.
class Meaning {
 public:
  Meaning(Forms& forms, const CheckedRules& rules, const Renames& renames)
      : forms_(forms), rules_(rules), renames_(renames) {}

  /// With every define written out. A culprit's variable has no name.
  FormId of(const Expression& expression) { return of(expression, false); }
  /// Of its negation.
  FormId denial_of(const Expression& expression) { return of(expression, true); }
  /// With other defines by their names: what the define itself says.
  FormId of_body(const Define& define, bool written_out);
  FormId of(Type type, const Value& value);
  /// Texts in one language.
  FormId of(const std::vector<Message::Piece>& pieces);
  FormId of(const std::vector<Guard>& guards);
  FormId of(const DateRange& range);

  std::string type_name(Type type) const;
  std::string entry_name(std::uint32_t catalog, std::uint32_t entry) const;
  Forms& forms() { return forms_; }

 private:
  struct Binding { std::uint32_t variable; FormId form; std::uint32_t height; };

  FormId of(const Expression& expression, bool negated);
  FormId form(const Expression& expression, bool negated);
  FormId opposite(FormId form, bool negated);
  FormId logic(const Expression& expression, bool negated);
  FormId comparison(const Expression& expression, bool negated);
  FormId quantifier(const Expression& expression, bool negated);
  FormId call(const Expression& expression, bool negated);
  FormId value_of(const Expression& expression);
  FormId set_literal(const Expression& expression);
  FormId shift(const Expression& expression);
  Binding bound(std::uint32_t variable) const;
  std::vector<FormId> operands_of(const Expression& expression);
  std::uint32_t height(const Expression& expression);
  std::uint32_t height_of_call(const Expression& expression);
  const std::string& field_name(const Expression& field) const;

  Forms& forms_;
  const CheckedRules& rules_;
  const Renames& renames_;
  bool written_out_ = true;
  std::vector<Binding> bindings_;  ///< innermost last
  using CallKey = std::pair<std::uint32_t, std::vector<std::uint32_t>>;
  std::map<CallKey, FormId> calls_;           ///< written out, by define, arguments and their heights
  std::map<CallKey, std::uint32_t> heights_;  ///< of defines, by the heights of the arguments
};

}  // namespace rung
