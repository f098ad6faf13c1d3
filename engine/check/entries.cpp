// SPDX-License-Identifier: Apache-2.0
// Defaults and catalog entries: constants for fields, and no two things that a snapshot could not tell apart.
#include <algorithm>

#include <fmt/format.h>

#include "engine/check/checking.hpp"
#include "engine/values/text.hpp"
#include "engine/values/version.hpp"

namespace rung {

namespace {

bool is_own_name(const ast::FieldDeclaration& declared, const Type& type) {
  const auto* name = declared.initial ? std::get_if<ast::Variable>(&declared.initial->node) : nullptr;
  const bool takes_name = type.shape == Shape::scalar && (type.base == Base::text || type.base == Base::version);
  return name && takes_name && !name->name.quoted && name->name.text == "name";
}

}  // namespace

void Checking::declare_entries() {
  for (const auto& stated : statements_.entries) {
    entry_places_.emplace_back();
    const NamedType* type = names_.type(stated->catalog.text);
    if (!type || type->type.base != Base::entry) {
      const std::string help = findings_.did_you_mean(stated->catalog.text, [this] {
        std::vector<std::string> names;
        for (const CatalogType& catalog : rules_.schema.catalogs) names.push_back(catalog.name);
        return names;
      });
      findings_.error("R150", stated->catalog.range, fmt::format("no catalog is named `{}`", stated->catalog.text),
                      help);
      continue;
    }
    const std::uint32_t catalog = type->type.index;
    CatalogType& declared = rules_.schema.catalogs[catalog];
    const auto index = static_cast<std::uint32_t>(declared.entries.size());
    if (stated->name.text.empty()) {
      findings_.error("R151", stated->name.range,
                      fmt::format("an entry of catalog {} has an empty name", declared.name));
      continue;
    }
    if (!names_.add_entry(catalog, stated->name.text, index)) {
      const auto& first = declared.entries[*names_.entry(catalog, stated->name.text)];
      findings_.error("R151", stated->name.range,
                      fmt::format("catalog {} has `{}` twice", declared.name, stated->name.text), "",
                      {{first.range, "first here"}});
      continue;
    }
    declared.entries.push_back({stated->name.text, {}, stated->name.range});
    entry_places_.back() = EntryPlace{catalog, index};
  }
}

void Checking::set_defaults() {
  Schema& schema = rules_.schema;
  for (std::size_t r = 0; r < schema.records.size(); ++r) {
    for (std::size_t f = 0; f < schema.records[r].fields.size(); ++f) {
      const ast::FieldDeclaration& declared = *written_record_fields_[r][f];
      FieldType& field = schema.records[r].fields[f];
      if (declared.initial && !field.key) field.initial = default_of(declared, field.type);
    }
  }
  for (std::size_t c = 0; c < schema.catalogs.size(); ++c) {
    CatalogType& catalog = schema.catalogs[c];
    for (std::size_t f = 0; f < catalog.fields.size(); ++f) {
      const ast::FieldDeclaration& declared = *written_catalog_fields_[c][f];
      const bool own_name = is_own_name(declared, catalog.fields[f].type);
      catalog.unlisted_is_name.push_back(own_name);
      catalog.unlisted.push_back(declared.initial && !own_name ? default_of(declared, catalog.fields[f].type)
                                                               : std::nullopt);
    }
  }
}

std::optional<Value> Checking::default_of(const ast::FieldDeclaration& declared, const Type& type) {
  if (type.base == Base::error) return std::nullopt;
  if (type.optional) {
    findings_.error("R125", declared.initial->range,
                    fmt::format("optional field `{}` has a default", declared.name.text),
                    "leave out the `?` or the default: what is left out is absent, or the default, and not both");
    return std::nullopt;
  }
  if (type.base == Base::record && type.shape == Shape::scalar) {
    findings_.error("R125", declared.initial->range, "a record has no default", "give defaults to its fields");
    return std::nullopt;
  }
  const auto* set = std::get_if<ast::SetLiteral>(&declared.initial->node);
  if (type.shape == Shape::list && !(set && set->items.empty())) {
    findings_.error("R125", declared.initial->range, "the only default of a list is `{}`");
    return std::nullopt;
  }
  return typing_.constant(*declared.initial, type);
}

void Checking::fill_entries() {
  for (std::size_t i = 0; i < entry_places_.size(); ++i) {
    if (entry_places_[i]) fill_entry(statements_.entries[i].node, *entry_places_[i]);
  }
}

void Checking::fill_entry(const ast::Entry& written, EntryPlace place) {
  CatalogType& catalog = rules_.schema.catalogs[place.catalog];
  CatalogType::Entry& entry = catalog.entries[place.entry];
  entry.fields.resize(catalog.fields.size());
  std::vector<const ast::Assignment*> given(catalog.fields.size());
  std::vector<const ast::Name*> misspelt;
  for (const ast::Assignment& assignment : written.fields) {
    const ast::Name& name = assignment.path[0];
    const std::optional<std::uint32_t> field = names_.field_of_catalog(place.catalog, name.text);
    if (!field) {
      misspelt.push_back(&name);
      continue;
    }
    if (given[*field]) {
      findings_.error("R154", name.range, fmt::format("field `{}` is given twice", name.text), "",
                      {{given[*field]->path[0].range, "first here"}});
      continue;
    }
    given[*field] = &assignment;
    const Type type = catalog.fields[*field].type;
    if (type.base != Base::error) entry.fields[*field] = typing_.constant(assignment.value, type);
  }
  fill_missing(written, place, given, misspelt);
}

void Checking::fill_missing(const ast::Entry& written, EntryPlace place,
                            const std::vector<const ast::Assignment*>& given,
                            const std::vector<const ast::Name*>& misspelt) {
  const CatalogType& catalog = rules_.schema.catalogs[place.catalog];
  std::vector<std::optional<Value>>& fields = rules_.schema.catalogs[place.catalog].entries[place.entry].fields;
  std::vector<std::string> missing;
  for (std::size_t f = 0; f < given.size(); ++f) {
    if (given[f] || catalog.fields[f].type.optional || catalog.fields[f].type.base == Base::error) continue;
    if (catalog.unlisted_is_name[f]) {
      fields[f] = own_name(written.name, catalog.fields[f]);
    } else if (written_catalog_fields_[place.catalog][f]->initial) {
      fields[f] = catalog.unlisted[f];
    } else {
      missing.push_back(catalog.fields[f].name);
    }
  }
  for (const ast::Name* name : misspelt) {
    // What is missing was probably meant, and is then not told as missing too.
    std::string help = findings_.did_you_mean(name->text, [&] { return missing; });
    if (!help.empty()) {
      missing.erase(std::find(missing.begin(), missing.end(), *closest(name->text, missing)));
    } else {
      std::vector<std::string> all;
      for (const FieldType& field : catalog.fields) all.push_back(field.name);
      help = findings_.did_you_mean(name->text, [&] { return all; });
      if (help.empty()) help = Findings::few("its fields are", all);
    }
    findings_.error("R152", name->range, fmt::format("catalog {} has no field `{}`", catalog.name, name->text), help,
                    {{catalog.range, "declared here"}});
  }
  for (const std::string& name : missing) {
    findings_.error("R153", written.name.range,
                    fmt::format("{} {} lacks the field `{}`", catalog.name, findings_.quote(written.name.range), name),
                    fmt::format("add `{} = …`, or give the field a default where the catalog declares it", name),
                    {{catalog.fields[*names_.field_of_catalog(place.catalog, name)].range, "declared here"}});
  }
}

std::optional<Value> Checking::own_name(const ast::Name& name, const FieldType& field) {
  if (field.type.base == Base::text) return Value{name.text};
  if (version_key(name.text)) return Value{Version{name.text}};
  findings_.error("R155", name.range,
                  fmt::format("`{}` is no version, and field `{}` takes the entry's name", name.text, field.name),
                  fmt::format("give the version: `{} = \"…\"`", field.name), {{field.range, "declared here"}});
  return std::nullopt;
}

}  // namespace rung
