// SPDX-License-Identifier: Apache-2.0
// Which name stands for what: one table for types, one for variables, and one for what each type holds.
#include "engine/check/names.hpp"

namespace rung {

namespace {

std::optional<std::uint32_t> find(const std::vector<StringMap<std::uint32_t>>& table, std::uint32_t owner,
                                  std::string_view name) {
  if (owner >= table.size()) return std::nullopt;
  const auto found = table[owner].find(name);
  if (found == table[owner].end()) return std::nullopt;
  return found->second;
}

bool add(std::vector<StringMap<std::uint32_t>>& table, std::uint32_t owner, const std::string& name,
         std::uint32_t index) {
  if (owner >= table.size()) table.resize(owner + 1);
  return table[owner].emplace(name, index).second;
}

template <class Declared>
void add_type_of(Names& names, const Declared& declared, Base base, std::uint32_t index) {
  names.add_type(declared.name, {Type{base, Shape::scalar, false, index}, declared.range});
}

}  // namespace

Names::Names() {
  const auto scalar = [this](const char* name, Base base) { types_.emplace(name, NamedType{Type{base}, {}}); };
  scalar("bool", Base::boolean);
  scalar("int", Base::integer);
  scalar("decimal", Base::decimal);
  scalar("text", Base::text);
  scalar("date", Base::date);
  scalar("version", Base::version);
}

const NamedType* Names::type(std::string_view name) const {
  const auto found = types_.find(name);
  return found == types_.end() ? nullptr : &found->second;
}

const NamedType* Names::qualifier(std::string_view name) const {
  const NamedType* found = type(name);
  const bool qualifies = found && (found->type.base == Base::enumeration || found->type.base == Base::entry);
  return qualifies ? found : nullptr;
}

std::optional<std::uint32_t> Names::value(std::uint32_t enumeration, std::string_view name) const {
  return find(values_, enumeration, name);
}
std::optional<std::uint32_t> Names::entry(std::uint32_t catalog, std::string_view name) const {
  return find(entries_, catalog, name);
}
std::optional<std::uint32_t> Names::field_of_catalog(std::uint32_t catalog, std::string_view name) const {
  return find(fields_of_catalogs_, catalog, name);
}
std::optional<std::uint32_t> Names::field_of_record(std::uint32_t record, std::string_view name) const {
  return find(fields_of_records_, record, name);
}
const NamedDefine* Names::define(std::string_view name) const {
  const auto found = defines_.find(name);
  return found == defines_.end() ? nullptr : &found->second;
}

bool Names::add_type(const std::string& name, NamedType type) { return types_.emplace(name, type).second; }
bool Names::add_value(std::uint32_t enumeration, const std::string& name, std::uint32_t index) {
  if (!add(values_, enumeration, name, index)) return false;
  add_home(name, Base::enumeration, enumeration);
  return true;
}
bool Names::add_entry(std::uint32_t catalog, const std::string& name, std::uint32_t index) {
  if (!add(entries_, catalog, name, index)) return false;
  add_home(name, Base::entry, catalog);
  return true;
}
void Names::add_home(const std::string& name, Base base, std::uint32_t index) {
  constexpr std::size_t most = 4;
  std::vector<Type>& homes = homes_[name];
  if (homes.size() < most) homes.push_back({base, Shape::scalar, false, index});
}
const std::vector<Type>& Names::homes(std::string_view name) const {
  static const std::vector<Type> none;
  const auto found = homes_.find(name);
  return found == homes_.end() ? none : found->second;
}
bool Names::add_field_of_catalog(std::uint32_t catalog, const std::string& name, std::uint32_t index) {
  return add(fields_of_catalogs_, catalog, name, index);
}
bool Names::add_field_of_record(std::uint32_t record, const std::string& name, std::uint32_t index) {
  return add(fields_of_records_, record, name, index);
}
bool Names::add_define(const std::string& name, NamedDefine define) { return defines_.emplace(name, define).second; }
void Names::set_define(const std::string& name, std::uint32_t index) { defines_.at(name).index = index; }

Names Names::of(const Schema& schema) {
  Names names;
  for (std::uint32_t i = 0; i < schema.enums.size(); ++i) {
    add_type_of(names, schema.enums[i], Base::enumeration, i);
    for (std::uint32_t v = 0; v < schema.enums[i].values.size(); ++v) {
      names.add_value(i, schema.enums[i].values[v].name, v);
    }
  }
  for (std::uint32_t i = 0; i < schema.catalogs.size(); ++i) {
    const CatalogType& catalog = schema.catalogs[i];
    add_type_of(names, catalog, Base::entry, i);
    for (std::uint32_t f = 0; f < catalog.fields.size(); ++f) names.add_field_of_catalog(i, catalog.fields[f].name, f);
    for (std::uint32_t e = 0; e < catalog.entries.size(); ++e) names.add_entry(i, catalog.entries[e].name, e);
  }
  for (std::uint32_t i = 0; i < schema.records.size(); ++i) {
    const RecordType& record = schema.records[i];
    if (i != schema.snapshot && i != schema.request) add_type_of(names, record, Base::record, i);
    for (std::uint32_t f = 0; f < record.fields.size(); ++f) names.add_field_of_record(i, record.fields[f].name, f);
  }
  return names;
}

}  // namespace rung
