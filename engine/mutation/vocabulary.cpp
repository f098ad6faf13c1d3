// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/vocabulary.hpp"

#include <algorithm>
#include <iterator>

#include "grammar/lex_names.hpp"

namespace rung::mutation {

namespace {

/// Of an enum with more, such as one of services, nobody would test each value against each condition.
constexpr std::size_t few_values = 12;

}  // namespace

Vocabulary::Vocabulary(const CheckedRules& rules) {
  for (const Variable& variable : rules.variables) variables_.insert(variable.name);
  for (const Define& define : rules.defines) variables_.insert(define.name);
  for (const FieldType& field : rules.schema.records[rules.schema.snapshot].fields) variables_.insert(field.name);
  variables_.insert(rules.subject.name);
  for (const EnumType& type : rules.schema.enums) {
    std::vector<std::string> names;
    for (const EnumType::Item& value : type.values) names.push_back(value.name);
    add(type.name, names);
    if (names.size() <= few_values) enums_.push_back(std::move(names));
  }
  for (const CatalogType& type : rules.schema.catalogs) {
    std::vector<std::string> names;
    for (const CatalogType::Entry& entry : type.entries) names.push_back(entry.name);
    add(type.name, names);
  }
}

void Vocabulary::add(const std::string& type, const std::vector<std::string>& names) {
  types_.insert(type);
  if (names.size() < 2) return;
  for (std::size_t i = 0; i < names.size(); ++i)
    others_[names[i]].emplace_back(type, entry_as_written(names[(i + 1) % names.size()]));
}

std::vector<std::string> Vocabulary::others(std::string_view name) const {
  return variables_.count(name) > 0 ? std::vector<std::string>{} : others({}, name);
}

std::vector<std::string> Vocabulary::others(std::string_view type, std::string_view name) const {
  std::vector<std::string> found;
  if (const auto known = others_.find(name); known != others_.end()) {
    for (const auto& [its_type, other] : known->second)
      if (type.empty() || type == its_type) found.push_back(other);
  }
  return found;
}

std::vector<std::string> Vocabulary::all_others(std::string_view name) const {
  std::vector<std::string> found;
  if (variables_.count(name) > 0) return found;
  for (const std::vector<std::string>& values : enums_) {
    if (std::find(values.begin(), values.end(), name) == values.end()) continue;
    std::copy_if(values.begin(), values.end(), std::back_inserter(found), [&](const std::string& value) { return value != name; });
  }
  return found;
}

std::string entry_as_written(std::string_view name) {
  if (is_name(name)) return std::string(name);
  std::string quoted = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace rung::mutation
