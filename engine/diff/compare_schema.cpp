// SPDX-License-Identifier: Apache-2.0
// Enums, records and catalogs: what snapshots may say, and how it is read.
#include <algorithm>
#include <iterator>

#include "engine/diff/rules_comparison.hpp"

namespace rung {
namespace {

std::string as_written(const Schema& schema, const FieldType& field) {
  std::string text = spell(schema, field.type);
  if (field.key) text = "key " + text;
  if (field.initial) text += " = " + written(schema, field.type, *field.initial);
  std::string from;
  for (const std::string& key : field.from) from += (from.empty() ? "" : ".") + key;
  if (!from.empty() && from != field.name) text += " from \"" + from + "\"";
  return field.alias ? text + " alias" : text;
}

template <class T>
const T* named(const std::vector<T>& all, const std::string& name) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const T& each) { return each.name == name; });
  return found == all.end() ? nullptr : &*found;
}

void compare_values(const EnumType& was, const EnumType& is, StatementChange& found) {
  const auto names = [](const EnumType& type) {
    std::vector<std::string> all;
    for (const EnumType::Item& value : type.values) all.push_back(value.name);
    return all;
  };
  const Aspect values = aspect_of_sets("values", names(was), names(is));
  if (!values.gone.empty() || !values.come.empty()) found.aspects.push_back(values);
  for (const EnumType::Item& value : is.values) {
    const EnumType::Item* before = named(was.values, value.name);
    const Aspect spellings = aspect_of_sets("spellings of " + value.name, before ? before->spellings : std::vector<std::string>(),
                                            value.spellings);
    if (!spellings.gone.empty() || !spellings.come.empty()) found.aspects.push_back(spellings);
  }
  if (was.open != is.open) found.aspects.push_back({"open", was.open ? "open" : "", is.open ? "open" : "", {}, {}});
}

}  // namespace

void RulesComparison::compare_fields(const std::vector<FieldType>& before, const std::vector<FieldType>& after, StatementChange& found) {
  const auto same = [&](const FieldType& was, const FieldType& is) {
    const bool defaults = was.initial.has_value() == is.initial.has_value() &&
                          (!was.initial || before_.meaning.of(was.type, *was.initial) == after_.meaning.of(is.type, *is.initial));
    return before_.meaning.type_name(was.type) == after_.meaning.type_name(is.type) && was.key == is.key &&
           was.alias == is.alias && was.from == is.from && defaults;
  };
  for (const FieldType& was : before) {
    const FieldType* is = named(after, was.name);
    if (is != nullptr && same(was, *is)) continue;
    found.aspects.push_back({"field " + was.name, as_written(before_.rules.schema, was),
                             is != nullptr ? as_written(after_.rules.schema, *is) : std::string(), {}, {}});
  }
  for (const FieldType& is : after)
    if (named(before, is.name) == nullptr)
      found.aspects.push_back({"field " + is.name, "", as_written(after_.rules.schema, is), {}, {}});
}

void RulesComparison::compare_enums() {
  const std::vector<EnumType>&before = before_.rules.schema.enums, &after = after_.rules.schema.enums;
  std::set<std::string> met;
  for (std::uint32_t i = 0; i < before.size(); ++i) {
    const std::string name = before_.meaning.type_name({Base::enumeration, Shape::scalar, false, i});
    const EnumType* is = named(after, name);
    met.insert(name);
    StatementChange found = change(is ? ChangeKind::changed : ChangeKind::removed, Sort::enumeration, name, before[i].range,
                          is ? std::optional(is->range) : std::nullopt);
    if (is != nullptr) compare_values(before[i], *is, found);
    if (is == nullptr || !found.aspects.empty()) result_.meaning.push_back(std::move(found));
  }
  for (const EnumType& is : after)
    if (met.count(is.name) == 0)
      result_.meaning.push_back(change(ChangeKind::added, Sort::enumeration, is.name, {}, is.range));
}

void RulesComparison::compare_records() {
  const Schema &before = before_.rules.schema, &after = after_.rules.schema;
  std::set<std::string> met;
  for (std::uint32_t i = 0; i < before.records.size(); ++i) {
    const std::string name = before_.meaning.type_name({Base::record, Shape::scalar, false, i});
    const RecordType* is = named(after.records, name);
    met.insert(name);
    StatementChange found = change(is ? ChangeKind::changed : ChangeKind::removed, Sort::record, name, before.records[i].range,
                          is ? std::optional(is->range) : std::nullopt);
    if (is != nullptr) compare_fields(before.records[i].fields, is->fields, found);
    if (is == nullptr || !found.aspects.empty()) result_.meaning.push_back(std::move(found));
  }
  for (const RecordType& is : after.records) {
    if (met.count(is.name) > 0) continue;
    StatementChange found = change(ChangeKind::added, Sort::record, is.name, {}, is.range);
    compare_fields({}, is.fields, found);
    result_.meaning.push_back(std::move(found));
  }
}

void RulesComparison::compare_catalogs() {
  const Schema &before = before_.rules.schema, &after = after_.rules.schema;
  std::set<std::string> met;
  for (std::uint32_t i = 0; i < before.catalogs.size(); ++i) {
    const CatalogType& was = before.catalogs[i];
    const std::string name = before_.meaning.type_name({Base::entry, Shape::scalar, false, i});
    const CatalogType* is = named(after.catalogs, name);
    met.insert(name);
    StatementChange found = change(is ? ChangeKind::changed : ChangeKind::removed, Sort::catalog, name, was.range,
                          is ? std::optional(is->range) : std::nullopt);
    if (is != nullptr) {
      compare_fields(was.fields, is->fields, found);
      if (was.open != is->open) found.aspects.push_back({"open", was.open ? "open" : "", is->open ? "open" : "", {}, {}});
    }
    if (is == nullptr || !found.aspects.empty()) result_.meaning.push_back(std::move(found));
  }
  for (const CatalogType& is : after.catalogs) {
    if (met.count(is.name) > 0) continue;
    StatementChange found = change(ChangeKind::added, Sort::catalog, is.name, {}, is.range);
    compare_fields({}, is.fields, found);
    result_.meaning.push_back(std::move(found));
  }
}

}  // namespace rung
