// SPDX-License-Identifier: Apache-2.0
// The names of enums, catalogs and records, and the values of enums.
#include <fmt/format.h>

#include "engine/check/checking.hpp"
#include "engine/values/text.hpp"

namespace rung {

namespace {

std::string_view kind_of(const NamedType& type) {
  if (type.scalar()) return "a scalar type";
  if (type.type.base == Base::enumeration) return "an enum";
  return type.type.base == Base::entry ? "a catalog" : "a record";
}

}  // namespace

void Checking::declare_type(const ast::Name& name, Base base, std::uint32_t index) {
  if (name.text == "request" && base != Base::record) {
    findings_.error("R103", name.range, "`request` stands for something else already", "choose another name");
    return;
  }
  if (names_.add_type(name.text, {Type{base, Shape::scalar, false, index}, name.range})) return;
  const NamedType& first = *names_.type(name.text);
  std::vector<Note> notes;
  if (!first.scalar()) notes.push_back({first.range, "first here"});
  findings_.error("R103", name.range, fmt::format("`{}` is the name of {} already", name.text, kind_of(first)),
                  "enums, catalogs, records and scalar types share one namespace: choose another name",
                  std::move(notes));
}

void Checking::declare_types() {
  Schema& schema = rules_.schema;
  for (const auto& declared : statements_.enums) {
    const auto index = static_cast<std::uint32_t>(schema.enums.size());
    schema.enums.push_back({declared->name.text, declared->open, {}, declared->name.range});
    declare_type(declared->name, Base::enumeration, index);
    declare_values(declared.node, index);
  }
  for (const auto& declared : statements_.catalogs) {
    const auto index = static_cast<std::uint32_t>(schema.catalogs.size());
    CatalogType catalog;
    catalog.name = declared->name.text;
    catalog.open = declared->open;
    catalog.range = declared->name.range;
    schema.catalogs.push_back(std::move(catalog));
    declare_type(declared->name, Base::entry, index);
  }
  for (const auto& declared : statements_.records) {
    const auto index = static_cast<std::uint32_t>(schema.records.size());
    schema.records.push_back({declared->name.text, {}, std::nullopt, declared->name.range});
    declare_type(declared->name, Base::record, index);
  }
  schema.snapshot = static_cast<std::uint32_t>(schema.records.size());
  schema.records.push_back({"snapshot", {}, std::nullopt, {}});
  schema.request = schema.snapshot + 1;
  schema.records.push_back({"request", {}, std::nullopt, {}});
}

void Checking::declare_values(const ast::Enum& declared, std::uint32_t index) {
  EnumType& type = rules_.schema.enums[index];
  for (const ast::EnumValue& value : declared.values) {
    const auto position = static_cast<std::uint32_t>(type.values.size());
    if (!names_.add_value(index, value.name.text, position)) {
      const EnumType::Item& first = type.values[*names_.value(index, value.name.text)];
      findings_.error("R122", value.name.range, fmt::format("enum {} has `{}` twice", type.name, value.name.text), "",
                      {{first.range, "first here"}});
      continue;
    }
    EnumType::Item item{value.name.text, {}, value.name.range};
    for (const ast::Name& spelling : value.spellings) item.spellings.push_back(spelling.text);
    type.values.push_back(std::move(item));
  }
}

}  // namespace rung
