// SPDX-License-Identifier: Apache-2.0
// Catalog entries and what their fields hold. A title is a text; all else may decide.
#include <algorithm>
#include <map>

#include "engine/diff/rules_comparison.hpp"

namespace rung {
namespace {

std::optional<std::size_t> field_of(const CatalogType& catalog, const std::string& name) {
  for (std::size_t i = 0; i < catalog.fields.size(); ++i)
    if (catalog.fields[i].name == name) return i;
  return std::nullopt;
}

std::string full_name(const CatalogType& catalog, const std::string& entry) {
  return catalog.name + " " + entry_as_written(entry);
}

std::vector<std::string> items_of(const Schema& schema, Type type, const std::optional<Value>& value) {
  std::vector<std::string> items;
  const auto* set = value ? std::get_if<SetValue>(&value->of) : nullptr;
  if (set != nullptr)
    for (const Value& item : set->items) items.push_back(written(schema, type, item));
  return items;
}

}  // namespace

void RulesComparison::compare_entries() {
  for (std::uint32_t old_index = 0; old_index < before_.rules.schema.catalogs.size(); ++old_index) {
    const CatalogType& was = before_.rules.schema.catalogs[old_index];
    const std::string name = before_.meaning.type_name({Base::entry, Shape::scalar, false, old_index});
    const auto is = std::find_if(after_.rules.schema.catalogs.begin(), after_.rules.schema.catalogs.end(),
                                 [&](const CatalogType& type) { return type.name == name; });
    if (is == after_.rules.schema.catalogs.end()) continue;
    std::map<std::string, const CatalogType::Entry*> old_entries;  // by their new names
    for (std::uint32_t i = 0; i < was.entries.size(); ++i) old_entries.emplace(before_.meaning.entry_name(old_index, i), &was.entries[i]);
    std::set<std::string> met;
    for (const CatalogType::Entry& entry : is->entries) {
      const auto old = old_entries.find(entry.name);
      met.insert(entry.name);
      if (old != old_entries.end()) {
        compare_entry_fields(was, *is, *old->second, entry);
        continue;
      }
      StatementChange added = change(ChangeKind::added, Sort::entry, full_name(*is, entry.name), {}, entry.range);
      for (std::size_t i = 0; i < is->fields.size(); ++i)
        if (entry.fields[i])
          added.aspects.push_back({is->fields[i].name, "", written(after_.rules.schema, is->fields[i].type, *entry.fields[i]), {}, {}});
      result_.meaning.push_back(std::move(added));
    }
    for (std::uint32_t i = 0; i < was.entries.size(); ++i)
      if (met.count(before_.meaning.entry_name(old_index, i)) == 0)
        result_.meaning.push_back(change(ChangeKind::removed, Sort::entry, full_name(*is, was.entries[i].name), was.entries[i].range, {}));
  }
}

void RulesComparison::compare_entry_fields(const CatalogType& before, const CatalogType& after, const CatalogType::Entry& was,
                                      const CatalogType::Entry& is) {
  const bool renamed = was.name != is.name;
  StatementChange meaning = change(renamed ? ChangeKind::renamed : ChangeKind::changed, Sort::entry, full_name(after, is.name), was.range, is.range);
  if (renamed) meaning.former_name = full_name(before, was.name);
  StatementChange texts = change(ChangeKind::changed, Sort::entry, full_name(after, is.name), was.range, is.range);
  for (std::size_t i = 0; i < after.fields.size(); ++i) {
    const FieldType& field = after.fields[i];
    const std::optional<std::size_t> old = field_of(before, field.name);
    if (!old) continue;  // told of the catalog
    const std::optional<Value>&value_before = was.fields[*old], &value_after = is.fields[i];
    const Type type_before = before.fields[*old].type;
    const bool both = value_before && value_after;
    if (!value_before && !value_after) continue;
    if (both && before_.meaning.of(type_before, *value_before) == after_.meaning.of(field.type, *value_after)) continue;
    // A version or text that is the entry's own name goes with it.
    if (renamed && both && (*value_before == Value{was.name} || *value_before == Value{Version{was.name}})) continue;
    Aspect aspect{field.name, {}, {}, {}, {}};
    if (field.type.shape == Shape::set && type_before.shape == Shape::set) {
      aspect = aspect_of_sets(field.name, items_of(before_.rules.schema, type_before, value_before),
                              items_of(after_.rules.schema, field.type, value_after));
    } else {
      if (value_before) aspect.before = written(before_.rules.schema, type_before, *value_before);
      if (value_after) aspect.after = written(after_.rules.schema, field.type, *value_after);
    }
    (after.title == i ? texts : meaning).aspects.push_back(std::move(aspect));
  }
  if (renamed || !meaning.aspects.empty()) result_.meaning.push_back(std::move(meaning));
  if (!texts.aspects.empty()) result_.texts.push_back(std::move(texts));
}

}  // namespace rung
