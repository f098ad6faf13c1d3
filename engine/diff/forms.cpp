// SPDX-License-Identifier: Apache-2.0
#include "engine/diff/forms.hpp"

#include <algorithm>

namespace rung {

FormId Forms::intern(std::string_view op, std::vector<FormId> operands, std::uint32_t own_height) {
  std::string key(op);
  key += '\0';
  for (const FormId operand : operands) key.append(reinterpret_cast<const char*>(&operand), sizeof operand);
  const auto [known, added] = ids_.try_emplace(std::move(key), static_cast<FormId>(forms_.size()));
  if (!added) return known->second;
  std::uint32_t height = 0;
  for (const FormId operand : operands) height = std::max(height, forms_[operand].height);
  forms_.push_back({std::string(op), std::move(operands), height + own_height});
  return known->second;
}

FormId Forms::node(std::string_view op, std::vector<FormId> operands) { return intern(op, std::move(operands), 0); }

FormId Forms::binder(std::string_view op, std::vector<FormId> operands) { return intern(op, std::move(operands), 1); }

FormId Forms::commutative(std::string_view op, std::vector<FormId> operands) {
  std::sort(operands.begin(), operands.end());
  return node(op, std::move(operands));
}

FormId Forms::chain(std::string_view op, std::vector<FormId> operands) {
  std::vector<FormId> flat;
  for (const FormId operand : operands) {
    const Form& form = forms_[operand];
    if (form.op == op) {
      flat.insert(flat.end(), form.operands.begin(), form.operands.end());
    } else {
      flat.push_back(operand);
    }
  }
  std::sort(flat.begin(), flat.end());
  flat.erase(std::unique(flat.begin(), flat.end()), flat.end());
  return flat.size() == 1 ? flat.front() : node(op, std::move(flat));
}

FormId Forms::connective(std::string_view op, bool neutral, std::vector<FormId> operands) {
  const FormId nothing = truth(neutral), all = truth(!neutral);
  if (std::find(operands.begin(), operands.end(), all) != operands.end()) return all;
  operands.erase(std::remove(operands.begin(), operands.end(), nothing), operands.end());
  return operands.empty() ? nothing : chain(op, std::move(operands));
}

std::string Forms::print(FormId form) const {
  const Form& printed = forms_[form];
  if (printed.operands.empty()) return printed.op;
  std::vector<std::string> operands;
  for (const FormId operand : printed.operands) operands.push_back(print(operand));
  std::string text = "(" + printed.op;
  for (const std::string& operand : operands) text += " " + operand;
  return text + ")";
}

}  // namespace rung
