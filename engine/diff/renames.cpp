// SPDX-License-Identifier: Apache-2.0
// Finds types and entries that only got another name, so that not all that mentions them seems to have changed.
#include <algorithm>
#include <map>

#include "engine/diff/rules_comparison.hpp"

namespace rung {
namespace {

std::string content_of(const EnumType& type) {
  std::set<std::string> names;
  for (const EnumType::Item& value : type.values) names.insert(value.name);
  std::string text = type.open ? "open" : "";
  for (const std::string& name : names) text += "\n" + name;
  return names.empty() ? std::string() : text;
}

/// Names alone: a renamed type may be the type of one of its own fields.
std::string content_of(const std::vector<FieldType>& fields) {
  std::set<std::string> names;
  for (const FieldType& field : fields) names.insert(field.name);
  std::string text;
  for (const std::string& name : names) text += name + "\n";
  return text;
}
std::string content_of(const RecordType& type) { return content_of(type.fields); }
std::string content_of(const CatalogType& type) { return content_of(type.fields); }

/// Names that only one side has, by content; a content that two have names nothing for certain.
template <class T>
std::map<std::string, std::string> alone(const std::vector<T>& types, const std::vector<T>& others) {
  std::map<std::string, std::string> names;
  std::set<std::string> ambiguous;
  for (const T& type : types) {
    if (std::any_of(others.begin(), others.end(), [&](const T& other) { return other.name == type.name; })) continue;
    const std::string content = content_of(type);
    if (content.empty() || !names.emplace(content, type.name).second) ambiguous.insert(content);
  }
  for (const std::string& content : ambiguous) names.erase(content);
  return names;
}

}  // namespace

void RulesComparison::find_renamed_types() {
  const auto match = [&](const auto& before, const auto& after) {
    const auto gone = alone(before, after), come = alone(after, before);
    for (const auto& [content, name] : gone)
      if (const auto other = come.find(content); other != come.end()) result_.renames.types.emplace(name, other->second);
  };
  match(before_.rules.schema.enums, after_.rules.schema.enums);
  match(before_.rules.schema.catalogs, after_.rules.schema.catalogs);
  match(before_.rules.schema.records, after_.rules.schema.records);
}

void RulesComparison::find_renamed_entries() {
  for (std::uint32_t old_index = 0; old_index < before_.rules.schema.catalogs.size(); ++old_index) {
    const CatalogType& was = before_.rules.schema.catalogs[old_index];
    const std::string catalog = before_.meaning.type_name({Base::entry, Shape::scalar, false, old_index});
    const auto is = std::find_if(after_.rules.schema.catalogs.begin(), after_.rules.schema.catalogs.end(),
                                 [&](const CatalogType& type) { return type.name == catalog; });
    if (is == after_.rules.schema.catalogs.end()) continue;
    const auto contents = [&](Half& half, const CatalogType& type, const CatalogType& other) {
      std::set<std::string> others;
      for (const CatalogType::Entry& entry : other.entries) others.insert(entry.name);
      std::map<std::map<std::string, FormId>, std::vector<std::string>> names;
      for (const CatalogType::Entry& entry : type.entries) {
        if (others.count(entry.name) > 0) continue;
        std::map<std::string, FormId> fields;
        for (std::size_t i = 0; i < type.fields.size(); ++i) {
          if (!entry.fields[i] || *entry.fields[i] == Value{entry.name} || *entry.fields[i] == Value{Version{entry.name}}) continue;
          fields[type.fields[i].name] = half.meaning.of(type.fields[i].type, *entry.fields[i]);
        }
        names[fields].push_back(entry.name);
      }
      return names;
    };
    const auto gone = contents(before_, was, *is), come = contents(after_, *is, was);
    for (const auto& [fields, names] : gone) {
      const auto other = come.find(fields);
      if (fields.empty() || names.size() != 1 || other == come.end() || other->second.size() != 1) continue;
      result_.renames.entries[{catalog, names[0]}] = other->second[0];
    }
  }
}

}  // namespace rung
