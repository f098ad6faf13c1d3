// SPDX-License-Identifier: Apache-2.0
// Types as the language spells them, and entries as snapshots may name them.
#include "engine/check/schema.hpp"

#include "engine/values/text.hpp"

namespace rung {

namespace {

std::string spell_base(const Schema& schema, Type type) {
  switch (type.base) {
    case Base::error: return "?";
    case Base::boolean: return "bool";
    case Base::integer: return "int";
    case Base::decimal: return "decimal";
    case Base::text: return "text";
    case Base::date: return "date";
    case Base::version: return "version";
    case Base::enumeration: return schema.enums[type.index].name;
    case Base::entry: return schema.catalogs[type.index].name;
    case Base::record: return schema.records[type.index].name;
  }
  return {};
}

bool is_alias(const Value& alias, std::string_view folded) {
  if (const auto* text = std::get_if<std::string>(&alias.of)) return fold_case(*text) == folded;
  const auto* set = std::get_if<SetValue>(&alias.of);
  if (!set) return false;
  for (const Value& item : set->items) {
    const auto* text = std::get_if<std::string>(&item.of);
    if (text && fold_case(*text) == folded) return true;
  }
  return false;
}

bool names_entry(const CatalogType& catalog, const CatalogType::Entry& entry, std::string_view folded) {
  if (fold_case(entry.name) == folded) return true;
  for (std::size_t i = 0; i < catalog.fields.size(); ++i) {
    if (catalog.fields[i].alias && entry.fields[i] && is_alias(*entry.fields[i], folded)) return true;
  }
  return false;
}

}  // namespace

std::string spell(const Schema& schema, Type type) {
  std::string spelled = spell_base(schema, type);
  switch (type.shape) {
    case Shape::scalar: break;
    case Shape::set: spelled = "set of " + spelled; break;
    case Shape::list: spelled = "list of " + spelled; break;
    case Shape::range: spelled = "range of " + spelled; break;
  }
  return type.optional ? spelled + "?" : spelled;
}

std::optional<std::uint32_t> find_entry(const CatalogType& catalog, std::string_view text) {
  const std::string folded = fold_case(text);
  for (std::uint32_t i = 0; i < catalog.entries.size(); ++i) {
    if (names_entry(catalog, catalog.entries[i], folded)) return i;
  }
  return std::nullopt;
}

}  // namespace rung
