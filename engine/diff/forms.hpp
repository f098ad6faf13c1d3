// SPDX-License-Identifier: Apache-2.0
// What expressions come to, each different meaning once: two are the same if they have the same id, whichever rule set
// they stand in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rung {

using FormId = std::uint32_t;

class Forms {
 public:
  /// `op` and its operands, in this order.
  FormId node(std::string_view op, std::vector<FormId> operands = {});
  /// As node, for an operator that brings a variable into its operands.
  FormId binder(std::string_view op, std::vector<FormId> operands);
  /// As node, where neither the order of the operands nor repeating one matters; chains of one operator are one.
  FormId chain(std::string_view op, std::vector<FormId> operands);
  /// As node, where the order does not matter but a repeated operand does.
  FormId commutative(std::string_view op, std::vector<FormId> operands);

  FormId truth(bool value) { return node(value ? "true" : "false"); }
  /// `and` and `or`, without operands that cannot matter.
  FormId conjunction(std::vector<FormId> operands) { return connective("and", true, std::move(operands)); }
  FormId disjunction(std::vector<FormId> operands) { return connective("or", false, std::move(operands)); }

  /// How deep binders are nested in it: what names their variables, alike wherever the form stands.
  std::uint32_t height(FormId form) const { return forms_[form].height; }

  /// `(and (field subject status) …)`, for tests.
  std::string print(FormId form) const;

 private:
  struct Form {
    std::string op;
    std::vector<FormId> operands;
    std::uint32_t height = 0;
  };
  FormId intern(std::string_view op, std::vector<FormId> operands, std::uint32_t own_height);
  FormId connective(std::string_view op, bool neutral, std::vector<FormId> operands);

  std::vector<Form> forms_;
  std::unordered_map<std::string, FormId> ids_;
};

}  // namespace rung
