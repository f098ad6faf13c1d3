// SPDX-License-Identifier: Apache-2.0
#include "engine/mutation/reading_form.hpp"

#include <set>

#include <fmt/format.h>

#include "engine/mutation/spelled_value.hpp"
#include "engine/values/text.hpp"

namespace rung::mutation {

namespace {

bool is_read(const CheckedRules& rules, std::size_t record, std::size_t field) {
  return record == rules.schema.request || rules.mentioned[record][field];
}

/// Whether a snapshot or request may hold values of the type.
bool is_read(const CheckedRules& rules, Base base, std::uint32_t index) {
  const Schema& schema = rules.schema;
  for (std::size_t r = 0; r < schema.records.size(); ++r)
    for (std::size_t f = 0; f < schema.records[r].fields.size(); ++f) {
      const Type& type = schema.records[r].fields[f].type;
      if (type.base == base && type.index == index && is_read(rules, r, f)) return true;
    }
  return false;
}

/// All that is understood; case makes no difference.
std::string names(const std::string& name, const std::vector<std::string>& others) {
  std::set<std::string> all;
  for (const std::string& other : others) all.insert(fold_case(other));
  all.erase(fold_case(name));
  return fmt::format("{} {}", name, fmt::join(all, "|"));
}

std::vector<std::string> aliases(const CatalogType& catalog, const CatalogType::Entry& entry) {
  std::vector<std::string> found;
  for (std::size_t f = 0; f < catalog.fields.size(); ++f) {
    if (!catalog.fields[f].alias || !entry.fields[f]) continue;
    if (const auto* text = std::get_if<std::string>(&entry.fields[f]->of)) found.push_back(*text);
    if (const auto* set = std::get_if<SetValue>(&entry.fields[f]->of))
      for (const Value& item : set->items) found.push_back(std::get<std::string>(item.of));
  }
  return found;
}

}  // namespace

std::string reading_of(const CheckedRules& rules) {
  const Schema& schema = rules.schema;
  std::string text;
  for (std::uint32_t e = 0; e < schema.enums.size(); ++e) {
    if (!is_read(rules, Base::enumeration, e)) continue;
    for (const EnumType::Item& value : schema.enums[e].values)
      text += fmt::format("\n{} {}", schema.enums[e].name, names(value.name, value.spellings));
  }
  for (std::uint32_t c = 0; c < schema.catalogs.size(); ++c) {
    if (!is_read(rules, Base::entry, c)) continue;
    for (const CatalogType::Entry& entry : schema.catalogs[c].entries)
      text += fmt::format("\n{} {}", schema.catalogs[c].name, names(entry.name, aliases(schema.catalogs[c], entry)));
  }
  for (std::size_t r = 0; r < schema.records.size(); ++r)
    for (std::size_t f = 0; f < schema.records[r].fields.size(); ++f) {
      const FieldType& field = schema.records[r].fields[f];
      if (!field.initial || !is_read(rules, r, f)) continue;
      text += fmt::format("\n{}.{} = {}", schema.records[r].name, field.name, spelled(schema, field.type, *field.initial));
    }
  return text;
}

}  // namespace rung::mutation
